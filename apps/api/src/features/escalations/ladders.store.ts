/** SQL of ladders as people read them. */
import type { EscalationState } from '@waymark/rules';
import { grouped } from '../../platform/graphql/index.ts';
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface StandingRow extends Record<string, unknown> {
  actionId: string;
  policyId: string;
  state: EscalationState;
}

const columns = 'e.action_id as "actionId", e.policy_id as "policyId", e.state';
const some = statement(`select ${columns} from escalation e where e.tenant_id = $1 and e.action_id = any ($2)`);
const open = "e.tenant_id = $1 and e.status in ('pending', 'firing', 'acknowledged', 'snoozed')";
const page = statement(
  `select ${columns} from escalation e where ${open}
     and ($2::uuid is null or (e.raised_at, e.action_id) > (select c.raised_at, c.action_id from escalation c where c.tenant_id = $1 and c.action_id = $2))
   order by e.raised_at, e.action_id limit $3`,
);
const count = statement(`select count(*) as count from escalation e where ${open}`);

export async function standingOf(actionIds: readonly string[]): Promise<(StandingRow | null)[]> {
  const rows = new Map((await tenantQuery<StandingRow>(some, [tenantId(), actionIds])).map((row) => [row.actionId, row]));
  return actionIds.map((id) => rows.get(id) ?? null);
}

/** The longest open first. @param after an action whose escalation the page before ended with; of any other nothing follows */
export async function openEscalations(after: string | null, limit: number): Promise<StandingRow[]> {
  return tenantQuery<StandingRow>(page, [tenantId(), after, limit]);
}

export async function countOpen(): Promise<number> {
  return (await tenantQuery<{ count: number }>(count, [tenantId()]))[0]?.count ?? 0;
}

export interface EntryRow extends Record<string, unknown> {
  id: string;
  actionId: string;
  kind: string;
  cycle: number;
  step: string | null;
  at: Date;
  actor: string | null;
  until: Date | null;
  reason: string | null;
  recipients: string[];
  instead: boolean;
}

const newest = statement(
  `select h.id, h.action_id as "actionId", h.kind, h.cycle, h.step, h.at, h.until, h.reason, h.instead, p.name as actor,
          coalesce((select array_agg(r.name order by r.name) from person r where r.tenant_id = $1 and h.recipients ? r.account_id::text), '{}') as recipients
     from unnest($2::uuid[]) as wanted (action_id)
     cross join lateral (select * from escalation_event v where v.tenant_id = $1 and v.action_id = wanted.action_id order by v.at desc, v.id desc limit 50) h
     left join person p on p.tenant_id = $1 and p.account_id = h.actor_id
    order by h.at desc, h.id desc`,
);

/** The latest fifty of each, newest first. */
export async function entriesOf(actionIds: readonly string[]): Promise<EntryRow[][]> {
  return grouped(actionIds, await tenantQuery<EntryRow>(newest, [tenantId(), actionIds]), ({ actionId }) => actionId);
}

/** Names of accounts in the service, in the order asked for. */
export async function namesOf(accountIds: readonly string[]): Promise<(string | null)[]> {
  const rows = await tenantQuery<{ id: string; name: string }>('select account_id as id, name from person where tenant_id = $1 and account_id = any ($2)', [tenantId(), accountIds]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return accountIds.map((id) => names.get(id) ?? null);
}
