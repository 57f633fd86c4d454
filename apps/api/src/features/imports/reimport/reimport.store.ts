/** SQL of a document that comes back to its plan: everything locked, then each change with its revision. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../../platform/tenancy/index.ts';
import { linkedPerson } from '../../owners/index.ts';
import type { ChangedRow, EditableAction } from './accepted-changes.ts';
import { headingId, type PlanChange } from './comparison.ts';

// In one order everywhere, so that two that come at once wait for each other instead of for ever.
const lockedPlan = statement(`select id from plan where tenant_id = $1 and id = $2 and archived_at is null for update`);
const lockedActions = statement(`select id, version, section_id as "sectionId", objective_id as "objectiveId", ref, description, approach, owner_text as "ownerText",
    success_measure as "successMeasure", progress, status, assurance, stated_code as "statedCode", stated_source as "statedSource",
    timescale_source_text as "timescaleSourceText", timescale_precision as "timescalePrecision", timescale_baseline as "timescaleBaseline",
    timescale_current as "timescaleCurrent", timescale_ongoing as "timescaleOngoing", timescale_achieved as "timescaleAchieved",
    times_moved as "timesMoved", started_on as "startedOn"
  from action where tenant_id = $1 and plan_id = $2 and status <> 'cancelled' order by id for update`);

/** The plan's actions, locked until the transaction ends; null when there is no such plan. */
export async function lockPlan(planId: string): Promise<Map<string, EditableAction> | null> {
  if ((await tenantQuery(lockedPlan, [tenantId(), planId])).length === 0) return null;
  const rows = await tenantQuery<EditableAction & Record<string, unknown>>(lockedActions, [tenantId(), planId]);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface Kept {
  at: string;
  today: string;
  importId: string;
  /** What was given as the reason of all changes; null when none was asked for. */
  why: string | null;
}

/** Changed actions: rows, owners and revisions, one statement for each table. */
export async function saveChanges(changes: readonly ChangedRow[], { at, today, importId, why }: Kept): Promise<void> {
  if (changes.length === 0) return;
  const tenant = tenantId();
  await tenantExecute(
    `update action a set version = x."version", edited_version = x."version", updated_at = $3, last_updated_on = greatest(a.last_updated_on, $4::date), section_id = x."sectionId", objective_id = x."objectiveId",
       ref = x."ref", description = x."description", approach = x."approach", owner_text = x."ownerText", success_measure = x."successMeasure", progress = x."progress",
       status = x."status", assurance = x."assurance", stated_code = x."statedCode", stated_source = x."statedSource", timescale_source_text = x."timescaleSourceText",
       timescale_precision = x."timescalePrecision", timescale_baseline = x."timescaleBaseline", timescale_current = x."timescaleCurrent",
       timescale_ongoing = x."timescaleOngoing", timescale_achieved = x."timescaleAchieved", times_moved = x."timesMoved", started_on = x."startedOn"
     from jsonb_to_recordset($2::jsonb) as x("id" uuid, "version" int, "sectionId" uuid, "objectiveId" uuid, "ref" text, "description" text, "approach" text,
       "ownerText" text, "successMeasure" text, "progress" text, "status" text, "assurance" text, "statedCode" text, "statedSource" text, "timescaleSourceText" text,
       "timescalePrecision" text, "timescaleBaseline" date, "timescaleCurrent" date, "timescaleOngoing" boolean, "timescaleAchieved" boolean,
       "timesMoved" int, "startedOn" date)
     where a.tenant_id = $1 and a.id = x."id"`,
    [tenant, JSON.stringify(changes.map(({ row }) => row)), at, today],
  );
  const owned = changes.filter(({ owners }) => owners !== null);
  if (owned.length > 0) {
    const gone = await tenantQuery<{ actionId: string; name: string; personId: string | null }>(
      statement(`delete from action_owner where tenant_id = $1 and action_id = any($2::uuid[]) returning action_id as "actionId", name, person_id as "personId"`),
      [tenant, owned.map(({ row }) => row.id)],
    );
    // A document has names alone: whoever was linked by that name stays linked.
    const personOf = (actionId: string, name: string) => gone.find((one) => one.actionId === actionId && one.name === name)?.personId ?? null;
    const rows = owned.flatMap(({ row: { id }, owners }) => (owners ?? []).map(({ name, accountable }, position) => ({ actionId: id, position, name, accountable, personId: personOf(id, name) })));
    await tenantExecute(
      `insert into action_owner (tenant_id, action_id, position, name, accountable, person_id)
       select $1, x."actionId", x."position", x."name", x."accountable", coalesce(x."personId", ${linkedPerson('x."name"')})
       from jsonb_to_recordset($2::jsonb) as x("actionId" uuid, "position" int, "name" text, "accountable" boolean, "personId" uuid)`,
      [tenant, JSON.stringify(rows)],
    );
  }
  const revisions = changes.map(({ row, before, after }) => ({ id: newId(), actionId: row.id, number: row.version, reason: row.status === 'cancelled' ? 'archived' : 'reimport', before, after: { ...after, import: importId, why } }));
  await tenantExecute(
    `insert into action_revision (tenant_id, id, action_id, number, at, actor_id, reason, before, after)
     select $1, x."id", x."actionId", x."number", $3, $4, x."reason", x."before", x."after"
     from jsonb_to_recordset($2::jsonb) as x("id" uuid, "actionId" uuid, "number" int, "reason" text, "before" jsonb, "after" jsonb)`,
    [tenant, JSON.stringify(revisions), at, actingAccountId()],
  );
}

/** Sections and objectives that were worded otherwise. The plan is locked. */
export async function saveHeadings(planId: string, changes: readonly PlanChange[]): Promise<void> {
  const titles = JSON.stringify(Object.fromEntries(changes.filter(({ kind }) => kind === 'heading').map(({ id, after }) => [id, after])));
  for (const table of ['section', 'objective']) {
    await tenantExecute(`update ${table} set title = $3::jsonb ->> ($4::text || id) where tenant_id = $1 and plan_id = $2 and $3::jsonb ? ($4::text || id)`, [tenantId(), planId, titles, headingId('')]);
  }
}

/** Actions follow their objectives again, those that came at the end of theirs; the plan has changed. */
export async function settlePlan(planId: string, at: string): Promise<void> {
  await tenantExecute(
    `update action a set position = x.place
     from (select b.id, row_number() over (order by s.position, o.position, b.position, b.id) - 1 as place
       from action b join objective o on o.tenant_id = $1 and o.id = b.objective_id join section s on s.tenant_id = $1 and s.id = b.section_id
       where b.tenant_id = $1 and b.plan_id = $2) x
     where a.tenant_id = $1 and a.id = x.id and a.position <> x.place`,
    [tenantId(), planId],
  );
  await tenantExecute(`update plan set version = version + 1, updated_at = $3 where tenant_id = $1 and id = $2`, [tenantId(), planId, at]);
}

/** The import ends with what was said of each difference. Its row is locked, so its version cannot have moved. */
export async function markReimported(importId: string, planId: string, choices: readonly object[], at: string): Promise<void> {
  const rows = await tenantExecute(
    `update plan_import set state = 'committed', version = version + 1, plan_id = $3, choices = $4, updated_at = $5
     where tenant_id = $1 and id = $2 and state = 'ready' and target_plan_id = $3`,
    [tenantId(), importId, planId, JSON.stringify(choices), at],
  );
  if (rows !== 1) throw new Error('The import to commit was not ready.');
}
