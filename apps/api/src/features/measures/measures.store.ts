/** SQL of success measures and their readings. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped } from '../../platform/graphql/index.ts';

export interface MeasureRow {
  id: string;
  actionId: string;
  title: string;
  targetPercent: number;
  endedAt: string | null;
  endReason: string | null;
  readings: { id: string; numerator: number; denominator: number; datedOn: string; note: string | null; by: string }[];
}

const MOST_READINGS = 50;

const columns = `m.id, m.action_id as "actionId", m.title, m.target_percent as "targetPercent", m.ended_at as "endedAt", m.end_reason as "endReason", coalesce(r.list, '[]') as readings`;
const readings = `left join lateral (
    select json_agg(json_build_object('id', one.id, 'numerator', one.numerator, 'denominator', one.denominator, 'datedOn', one.dated_on, 'note', one.note, 'by', p.name) order by one.dated_on desc, one.id desc) as list
    from (select * from measure_reading where tenant_id = $1 and measure_id = m.id order by dated_on desc, id desc limit ${MOST_READINGS}) one
    join person p on p.tenant_id = $1 and p.account_id = one.read_by) r on true`;
const ofActions = statement(`select ${columns} from success_measure m ${readings} where m.tenant_id = $1 and m.action_id = any($2::uuid[]) order by m.ended_at is not null, m.added_at, m.id`);
const one = statement(`select ${columns} from success_measure m ${readings}
  join action a on a.tenant_id = $1 and a.id = m.action_id join plan pl on pl.tenant_id = $1 and pl.id = a.plan_id and pl.archived_at is null
  where m.tenant_id = $1 and m.id = $2`);
/** Of the measures that have not ended, the one furthest from its target; null when nothing was read. */
const achieved = statement(`select min(round((100.0 * 100 * r.numerator / r.denominator / m.target_percent)::numeric, 1))::float8 as achieved from success_measure m
  cross join lateral (select numerator, denominator from measure_reading where tenant_id = $1 and measure_id = m.id order by dated_on desc, id desc limit 1) r
  where m.tenant_id = $1 and m.action_id = $2 and m.ended_at is null`);

export async function measuresOf(actionIds: readonly string[]): Promise<MeasureRow[][]> {
  return grouped(actionIds, await tenantQuery<MeasureRow & Record<string, unknown>>(ofActions, [tenantId(), actionIds]), (row) => row.actionId);
}

export async function measureRow(id: string): Promise<MeasureRow | null> {
  return (await tenantQuery<MeasureRow & Record<string, unknown>>(one, [tenantId(), id]))[0] ?? null;
}

export async function achievedBy(actionId: string): Promise<number | null> {
  return (await tenantQuery<{ achieved: number | null }>(achieved, [tenantId(), actionId]))[0]?.achieved ?? null;
}

export async function insertMeasure(actionId: string, title: string, targetPercent: number, at: Date): Promise<string> {
  const id = newId();
  await tenantExecute('insert into success_measure (tenant_id, id, action_id, title, target_percent, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7)', [tenantId(), id, actionId, title, targetPercent, actingAccountId(), at]);
  return id;
}

export interface NewReading {
  numerator: number;
  denominator: number;
  datedOn: string;
  note: string | null;
}

export async function insertReading(measureId: string, { numerator, denominator, datedOn, note }: NewReading, at: Date): Promise<string> {
  const id = newId();
  await tenantExecute(
    'insert into measure_reading (tenant_id, id, measure_id, numerator, denominator, dated_on, note, read_by, read_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tenantId(), id, measureId, numerator, denominator, datedOn, note, actingAccountId(), at],
  );
  return id;
}

export async function endMeasure(id: string, reason: string, at: Date): Promise<void> {
  const ended = await tenantExecute('update success_measure set ended_by = $3, ended_at = $4, end_reason = $5 where tenant_id = $1 and id = $2 and ended_at is null', [tenantId(), id, actingAccountId(), at, reason]);
  if (ended !== 1) throw new Error('A measure ended under the lock of its action.');
}
