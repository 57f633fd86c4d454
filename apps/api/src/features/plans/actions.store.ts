/** SQL of actions. Each read is one statement; the long texts are read only when they are asked for. */
import { statement, tenantId, tenantQuery, type Statement } from '../../platform/tenancy/index.ts';
import { grouped, inOrder } from '../../platform/graphql/index.ts';
import { factColumns, factJoin } from '../ratings/index.ts';
import type { ActionRow } from './action-row.ts';

const columns = (long: boolean): string => `a.id, a.plan_id as "planId", a.section_id as "sectionId", a.objective_id as "objectiveId",
  a.position, a.version, a.ref, a.description, case when names_shown(a.tenant_id) then a.owner_text end as "ownerText", a.stated_source as "statedSource",
  a.timescale_source_text as "timescaleSourceText",
  a.timescale_ongoing as "timescaleOngoing", a.timescale_achieved as "timescaleAchieved", w.list as owners,
  ${long ? 'a.approach, a.success_measure as "successMeasure", a.progress' : 'null as approach, null as "successMeasure", null as progress'},
  ${factColumns}`;

/** A statement in two shapes: without and with the long texts. */
function twice(sql: (columns: string) => string): (long: boolean) => Statement {
  const short = statement(sql(columns(false)));
  const full = statement(sql(columns(true)));
  return (long) => (long ? full : short);
}

const pageOfPlan = twice((all) => `select ${all} from action a ${factJoin}
  where a.tenant_id = $1 and a.plan_id = $2 and a.position > $3 order by a.position limit $4`);
const wholePlan = twice((all) => `select ${all} from action a ${factJoin} where a.tenant_id = $1 and a.plan_id = $2 order by a.position`);
const pageOfObjectives = twice((all) => `select ${all} from unnest($2::uuid[]) as wanted(id)
  cross join lateral (select * from action where tenant_id = $1 and objective_id = wanted.id and position > $3 order by position limit $4) a
  ${factJoin} order by a.position`);
const byIds = twice((all) => `select ${all} from action a ${factJoin}
  where a.tenant_id = $1 and a.id = any($2::uuid[])
    and exists (select from plan where tenant_id = $1 and id = a.plan_id and archived_at is null)`);
const countOfPlan = statement(`select count(*) as count from action where tenant_id = $1 and plan_id = $2`);
const countOfObjectives = statement(`select objective_id as id, count(*) as count from action
  where tenant_id = $1 and objective_id = any($2::uuid[]) group by objective_id`);
const neighbours = statement(`select a.id,
    (select b.id from action b where b.tenant_id = $1 and b.plan_id = a.plan_id and b.position < a.position order by b.position desc limit 1) as "previousId",
    (select b.id from action b where b.tenant_id = $1 and b.plan_id = a.plan_id and b.position > a.position order by b.position limit 1) as "nextId"
  from action a where a.tenant_id = $1 and a.id = any($2::uuid[])`);

/** @param after position of the last action already shown; -1 for the start */
export async function actionsOfPlan(planId: string, after: number, limit: number, long: boolean): Promise<ActionRow[]> {
  return tenantQuery<ActionRow>(pageOfPlan(long), [tenantId(), planId, after, limit]);
}

/** Every action of a plan, for counts and for orders that depend on ratings. */
export async function allActionsOfPlan(planId: string, long: boolean): Promise<ActionRow[]> {
  return tenantQuery<ActionRow>(wholePlan(long), [tenantId(), planId]);
}

/** One page for each objective, in the order of the ids. */
export async function actionsOfObjectives(ids: readonly string[], after: number, limit: number, long: boolean): Promise<ActionRow[][]> {
  const rows = await tenantQuery<ActionRow>(pageOfObjectives(long), [tenantId(), ids, after, limit]);
  return grouped(ids, rows, (row) => row.objectiveId);
}

export async function actionsByIds(ids: readonly string[]): Promise<(ActionRow | null)[]> {
  return inOrder(ids, await tenantQuery<ActionRow>(byIds(true), [tenantId(), ids]), (row) => row.id);
}

export async function countActionsOfPlan(planId: string): Promise<number> {
  return (await tenantQuery<{ count: number }>(countOfPlan, [tenantId(), planId]))[0]?.count ?? 0;
}

export async function countActionsOfObjectives(ids: readonly string[]): Promise<number[]> {
  const rows = await tenantQuery<{ id: string; count: number }>(countOfObjectives, [tenantId(), ids]);
  return inOrder(ids, rows, (row) => row.id).map((row) => row?.count ?? 0);
}

export interface NeighbourRow {
  id: string;
  previousId: string | null;
  nextId: string | null;
}

export async function neighboursOf(ids: readonly string[]): Promise<(NeighbourRow | null)[]> {
  return inOrder(ids, await tenantQuery<NeighbourRow>(neighbours, [tenantId(), ids]), (row) => row.id);
}
