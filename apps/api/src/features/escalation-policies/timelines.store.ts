/** SQL of the past that policies are tried on: what was decided about live actions. */
import type { IsoDate } from '@waymark/domain';
import type { Facts } from '@waymark/rules';
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { beganAt } from './cause.ts';

export interface PastAction {
  id: string;
  planId: string;
  ref: string | null;
  description: string;
}

export interface PastDecision {
  actionId: string;
  /** ISO, in UTC: when it began to hold. */
  at: string;
  outcome: string;
  facts: Facts;
  /** The rules changed, not the action: nobody is told of it (ADR 0013). */
  quiet: boolean;
  imported: boolean;
}

const actions = statement(`select a.id, a.plan_id as "planId", a.ref, left(a.description, 300) as description
  from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  where a.tenant_id = $1 order by p.created_at, p.id, a.position limit $2`);
const count = statement(`select count(*) as count from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null where a.tenant_id = $1`);
// Only facts that a policy reads are brought along: most of the bytes would be those of others.
const decisions = statement(`select d.action_id as "actionId", d.decided_at as at, d.outcome, d.baseline as quiet, d.trigger in ('import', 'seed') as imported,
    case when d.trigger = 'time' then lag(d.next_change_on) over (partition by d.action_id order by d.decided_at, d.id) end as since,
    coalesce((select jsonb_object_agg(key, d.facts -> key) from unnest($4::text[]) key where d.facts ? key), '{}'::jsonb) as facts
  from decision d where d.tenant_id = $1 and d.action_id = any($2::uuid[]) and d.decided_at < $3 order by d.decided_at, d.id`);

/** In the order of plans. */
export async function pastActions(limit: number): Promise<PastAction[]> {
  return tenantQuery<PastAction & Record<string, unknown>>(actions, [tenantId(), limit]);
}

export async function countOfActions(): Promise<number> {
  return (await tenantQuery<{ count: number }>(count, [tenantId()]))[0]?.count ?? 0;
}

/** Before an instant, oldest first, with the facts of these ids. */
export async function pastDecisions(actionIds: readonly string[], before: string, facts: readonly string[]): Promise<PastDecision[]> {
  const rows = await tenantQuery<Omit<PastDecision, 'at'> & { at: Date; since: IsoDate | null }>(decisions, [tenantId(), actionIds, before, facts]);
  return rows.map(({ since, at, ...row }) => ({ ...row, at: beganAt(at.toISOString(), since) }));
}
