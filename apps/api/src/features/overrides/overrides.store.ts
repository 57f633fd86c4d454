/** SQL of overrides: who asked and who approved, by name. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { inOrder } from '../../platform/graphql/index.ts';

export interface OverrideRow {
  id: string;
  code: string;
  until: string;
  reason: string;
  by: string;
  byId: string;
  at: string;
  approvedBy: string | null;
}

const ofActions = statement(`select a.id, a.override_code as code, a.override_until as until, a.override_reason as reason, p.name as by, a.override_by as "byId", a.override_at as at, q.name as "approvedBy"
  from action a join person p on p.tenant_id = $1 and p.account_id = a.override_by left join person q on q.tenant_id = $1 and q.account_id = a.override_approved_by
  where a.tenant_id = $1 and a.id = any($2::uuid[]) and a.override_code is not null`);

/** In the order of the ids; one that ended by itself is still there. */
export async function overridesOf(actionIds: readonly string[]): Promise<(OverrideRow | null)[]> {
  return inOrder(actionIds, await tenantQuery<OverrideRow & Record<string, unknown>>(ofActions, [tenantId(), actionIds]), (row) => row.id);
}
