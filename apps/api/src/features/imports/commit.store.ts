/** Writes a whole imported plan: one statement for each table, whatever the number of rows. */
import { tenantExecute, tenantId } from '../../platform/tenancy/index.ts';
import { linkedPerson } from '../owners/index.ts';
import type { NewBranches, NewPlan } from './new-plan.ts';

/** Inside the transaction of the commit; decisions are written by the ratings feature, in the same transaction. */
export async function insertPlan(plan: NewPlan): Promise<void> {
  const tenant = tenantId();
  const { id, title, importedFrom, createdAt, createdBy } = plan;
  await tenantExecute(
    `insert into plan (tenant_id, id, title, imported_from, created_at, created_by, updated_at) values ($1, $2, $3, $4, $5, $6, $5)`,
    [tenant, id, title, importedFrom, createdAt, createdBy],
  );
  await insertBranches(plan, 'import');
}

/** Sections, objectives and actions of a plan that is there, with the first revision of each action. */
export async function insertBranches(plan: NewBranches, reason: 'import' | 'reimport'): Promise<void> {
  const tenant = tenantId();
  const { id, createdAt, createdBy } = plan;
  await tenantExecute(
    `insert into section (tenant_id, id, plan_id, position, ref, title)
     select $1, x."id", $2, x."position", x."ref", x."title"
     from jsonb_to_recordset($3::jsonb) as x("id" uuid, "position" int, "ref" text, "title" text)`,
    [tenant, id, JSON.stringify(plan.sections)],
  );
  await tenantExecute(
    `insert into recommendation (tenant_id, id, plan_id, section_id, position, ref, text)
     select $1, x."id", $2, x."sectionId", x."position", x."ref", x."text"
     from jsonb_to_recordset($3::jsonb) as x("id" uuid, "sectionId" uuid, "position" int, "ref" text, "text" text)`,
    [tenant, id, JSON.stringify(plan.recommendations)],
  );
  await tenantExecute(
    `insert into objective (tenant_id, id, plan_id, section_id, position, ref, title, theme, target_date, champion, linked_recommendations, linked_indicators)
     select $1, x."id", $2, x."sectionId", x."position", x."ref", x."title", x."theme", x."targetDate", x."champion",
       array(select jsonb_array_elements_text(x."linkedRecommendations")), array(select jsonb_array_elements_text(x."linkedIndicators"))
     from jsonb_to_recordset($3::jsonb) as x("id" uuid, "sectionId" uuid, "position" int, "ref" text, "title" text, "theme" text,
       "targetDate" date, "champion" text, "linkedRecommendations" jsonb, "linkedIndicators" jsonb)`,
    [tenant, id, JSON.stringify(plan.objectives)],
  );
  await tenantExecute(
    `insert into action (tenant_id, id, plan_id, section_id, objective_id, position, ref, description, approach, owner_text, success_measure,
       progress, status, assurance, stated_code, stated_source, timescale_source_text, timescale_precision, timescale_baseline, timescale_current,
       timescale_ongoing, timescale_achieved, last_updated_on, computed_code, computed_next_change_on, decision_id, created_at, updated_at)
     select $1, x."id", $2, x."sectionId", x."objectiveId", x."position", x."ref", x."description", x."approach", x."ownerText", x."successMeasure",
       x."progress", x."status", x."assurance", x."statedCode", x."statedSource", x."timescaleSourceText", x."timescalePrecision", x."due", x."due",
       x."ongoing", x."achieved", x."lastUpdatedOn", x."computedCode", x."computedNextChangeOn", x."decisionId", $4, $4
     from jsonb_to_recordset($3::jsonb) as x("id" uuid, "sectionId" uuid, "objectiveId" uuid, "position" int, "ref" text, "description" text,
       "approach" text, "ownerText" text, "successMeasure" text, "progress" text, "status" text, "assurance" text, "statedCode" text, "statedSource" text,
       "timescaleSourceText" text, "timescalePrecision" text, "due" date, "ongoing" boolean, "achieved" boolean, "lastUpdatedOn" date,
       "computedCode" text, "computedNextChangeOn" date, "decisionId" uuid)`,
    [tenant, id, JSON.stringify(plan.actions), createdAt],
  );
  await tenantExecute(
    `insert into action_owner (tenant_id, action_id, position, name, accountable, person_id)
     select $1, x."actionId", x."position", x."name", x."accountable", ${linkedPerson('x."name"')}
     from jsonb_to_recordset($2::jsonb) as x("actionId" uuid, "position" int, "name" text, "accountable" boolean)`,
    [tenant, JSON.stringify(plan.owners)],
  );
  await tenantExecute(
    `insert into action_revision (tenant_id, id, action_id, number, at, actor_id, reason, before, after)
     select $1, x."id", x."actionId", 1, $3, $4, $5, null, x."after"
     from jsonb_to_recordset($2::jsonb) as x("id" uuid, "actionId" uuid, "after" jsonb)`,
    [tenant, JSON.stringify(plan.revisions), createdAt, createdBy, reason],
  );
}

/** Marks the import as the plan it became. Its row is locked, so its version cannot have moved. */
export async function markCommitted(importId: string, planId: string, at: string): Promise<void> {
  const rows = await tenantExecute(
    `update plan_import set state = 'committed', version = version + 1, plan_id = $3, updated_at = $4 where tenant_id = $1 and id = $2 and state = 'ready'`,
    [tenantId(), importId, planId, at],
  );
  if (rows !== 1) throw new Error('The import to commit was not ready.');
}
