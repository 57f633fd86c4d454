/** Actions of live plans that are not done, by whose they are and when they are due. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

/** Not done, with a day on which they are due. */
const open = `action a join plan pl on pl.tenant_id = $1 and pl.id = a.plan_id and pl.archived_at is null
  where a.tenant_id = $1 and a.status not in ('complete', 'cancelled') and not a.timescale_achieved and a.timescale_current is not null`;

/** Whoever is named as the owner is accountable, also where a plan only names them in words. */
const ofPerson = `exists (select from action_owner o join person p on p.tenant_id = $1 and p.account_id = $2
  where o.tenant_id = $1 and o.action_id = a.id and (o.person_id = p.id or lower(trim(o.name)) = lower(trim(p.name))))`;

export interface DueRow extends Record<string, unknown> {
  id: string;
  ref: string | null;
  plan: string;
  due: string;
  changedAt: Date;
}

const own = statement(`select a.id, a.ref, pl.title as plan, a.timescale_current as due, a.updated_at as "changedAt" from ${open} and ${ofPerson} order by a.timescale_current, a.id limit 1000`);

export async function dueActionsOf(accountId: string): Promise<DueRow[]> {
  return tenantQuery<DueRow>(own, [tenantId(), accountId]);
}

export interface DueCounts {
  due: number;
  overdue: number;
}

const byOwner = statement(
  `select p.account_id as "accountId", count(distinct a.id) filter (where a.timescale_current between $2 and $3) as due, count(distinct a.id) filter (where a.timescale_current < $2) as overdue
     from action_owner o join person p on p.tenant_id = $1 and p.account_id is not null and (o.person_id = p.id or lower(trim(o.name)) = lower(trim(p.name)))
     join (select a.id, a.timescale_current from ${open} and a.timescale_current <= $3) a on a.id = o.action_id
    where o.tenant_id = $1 group by p.account_id`,
);

/** Of each person's own actions: due from one day to another, and due before. */
export async function countDueByOwner(from: string, to: string): Promise<Map<string, DueCounts>> {
  const rows = await tenantQuery<DueCounts & { accountId: string }>(byOwner, [tenantId(), from, to]);
  return new Map(rows.map(({ accountId, due, overdue }) => [accountId, { due, overdue }]));
}

const inService = statement(`select count(*) filter (where a.timescale_current between $2 and $3) as due, count(*) filter (where a.timescale_current < $2) as overdue from ${open} and a.timescale_current <= $3`);

/** Of all actions of the service. */
export async function countDue(from: string, to: string): Promise<DueCounts> {
  return (await tenantQuery<DueCounts & Record<string, unknown>>(inService, [tenantId(), from, to]))[0] ?? { due: 0, overdue: 0 };
}
