/** SQL of what is a person's own, and of how many updates came. */
import type { IsoDate, ReportingPeriod } from '@waymark/domain';
import { actingAccountId, statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { ownedBy } from '../plans/index.ts';

/** A plan names some hundred actions, a person some dozen of them. */
const MOST_ACTIONS = 500;

export interface OwnRow {
  id: string;
  updatedThisPeriod: boolean;
}

const own = statement(`select a.id, exists (select from progress_update u where u.tenant_id = $1 and u.action_id = a.id and u.period_from = $3) as "updatedThisPeriod"
  from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  where a.tenant_id = $1 and (a.status not in ('complete', 'cancelled') or a.assurance = 'returned') and ${ownedBy('$2')} order by a.last_updated_on nulls first, a.id limit ${MOST_ACTIONS}`);

/** Open actions of live plans that the acting person owns or contributes to. */
export async function ownOpenActions(period: ReportingPeriod): Promise<OwnRow[]> {
  return tenantQuery<OwnRow & Record<string, unknown>>(own, [tenantId(), actingAccountId(), period.from]);
}

export interface RateRow {
  periodFrom: IsoDate;
  periodTo: IsoDate;
  due: number;
  updated: number;
}

/** The first instant of a day, and of the one after: days are those of London. */
const startOf = (day: string): string => `((${day})::timestamp at time zone 'Europe/London')`;

// The status of a past day is what the last revision before it left, or the first one after it found.
const rates = statement(`select period.first as "periodFrom", period.last as "periodTo", count(a.id) as due, count(a.id) filter (where a.updated) as updated
  from unnest($3::date[], $4::date[]) as period(first, last)
  left join lateral (
    select a.id, exists (select from progress_update u where u.tenant_id = $1 and u.action_id = a.id and u.period_from = period.first) as updated
    from action a where a.tenant_id = $1 and a.plan_id = $2 and a.created_at < ${startOf('period.last + 1')}
      and coalesce(
        (select r.after ->> 'status' from action_revision r where r.tenant_id = $1 and r.action_id = a.id and r.after ? 'status' and r.at < ${startOf('period.first')} order by r.number desc limit 1),
        (select r.after ->> 'status' from action_revision r where r.tenant_id = $1 and r.action_id = a.id and r.after ? 'status' order by r.number limit 1),
        a.status) not in ('complete', 'cancelled')) a on true
  where exists (select from plan where tenant_id = $1 and id = $2 and archived_at is null)
  group by period.first, period.last order by period.first desc`);

/** In the order of the periods, the latest first; empty when the service has no such plan. */
export async function ratesOf(planId: string, periods: readonly ReportingPeriod[]): Promise<RateRow[]> {
  return tenantQuery<RateRow & Record<string, unknown>>(rates, [tenantId(), planId, periods.map(({ from }) => from), periods.map(({ to }) => to)]);
}
