/** SQL of escalation policies. */
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface PolicyRow extends Record<string, unknown> {
  id: string;
  number: number;
  document: unknown;
  /** When the service got its first policy: what was off track before begins then. */
  escalatesSince: Date;
}

const columns = `id, number, document, (select min(activated_at) from escalation_policy where tenant_id = $1 and number = 1) as "escalatesSince"`;
const active = statement(`select ${columns} from escalation_policy where tenant_id = $1 and state = 'active'`);
const one = statement(`select ${columns} from escalation_policy where tenant_id = $1 and id = $2`);

export async function activePolicy(): Promise<PolicyRow | null> {
  return (await tenantQuery<PolicyRow>(active, [tenantId()]))[0] ?? null;
}

export async function policyById(id: string): Promise<PolicyRow | null> {
  return (await tenantQuery<PolicyRow>(one, [tenantId(), id]))[0] ?? null;
}

/** The policy that a service starts from. Of two who write it at once one does. */
export async function insertFirstPolicy(id: string, document: unknown, contentHash: string, at: Date): Promise<void> {
  await tenantExecute(
    `insert into escalation_policy (tenant_id, id, number, document, content_hash, state, created_at, activated_at)
     values ($1, $2, 1, $3, $4, 'active', $5, $5) on conflict (tenant_id, number) do nothing`,
    [tenantId(), id, JSON.stringify(document), contentHash, at],
  );
}
