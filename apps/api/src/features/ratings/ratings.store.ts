/** SQL of ratings: which rules are in force, decisions (append-only), and the actions whose rating is due to change. */
import type { IsoDate, RatingKey } from '@waymark/domain';
import type { Facts } from '@waymark/rules';
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { standing } from './fact-sql.ts';
import type { FactRow } from './facts.ts';

export interface RulesPointer {
  ratingKeyId: string;
  ruleSetId: string;
  ruleSetNumber: number;
  contentHash: string;
}

/** To be joined to any statement that has `$1` as its tenant: the rules pointer beside each row, without a further statement. */
export const rulesPointerColumns = `k.id as "ratingKeyId", r.id as "ruleSetId", r.number as "ruleSetNumber", r.content_hash as "contentHash"`;
export const rulesPointerJoin = `join rating_key_version k on k.tenant_id = $1 and k.active join rule_set_version r on r.tenant_id = $1 and r.subject = 'action' and r.state = 'active'`;

/** Evidence and owners are counted through views, which an adviser reads also where titles and names are closed (ADR 0041). Columns of `FactRow`, for a statement with `a` = action, `o` = its objective and `factJoin`. */
export const factColumns = `a.status, a.stated_code as "statedCode", a.timescale_precision as "timescalePrecision",
  a.timescale_baseline as "timescaleBaseline", a.timescale_current as "timescaleCurrent", a.timescale_forecast as "timescaleForecast", a.times_moved as "timesMoved",
  a.started_on as "startedOn", a.last_updated_on as "lastUpdatedOn", o.target_date as "objectiveTargetDate",
  e.total as "evidenceCount", e.verified as "verifiedEvidenceCount",
  e.expiries as "evidenceExpiries", e.verified_expiries as "verifiedEvidenceExpiries", e.newest as "lastEvidenceOn", w.total as "ownerCount", w.accountable as "hasOwner",
  a.assurance, a.measure_achieved as "measureAchieved", a.indicator_signal as "indicatorSignal",
  case when a.override_approved_at is not null then a.override_code end as "overrideCode", case when a.override_approved_at is not null then a.override_until end as "overrideUntil"`;
export const factJoin = `join objective o on o.tenant_id = $1 and o.id = a.objective_id
  cross join lateral (select count(*) as total, count(verified_at) as verified, max(dated_on) as newest,
      string_agg(expires_on::text, ',') as expiries, string_agg(expires_on::text, ',') filter (where verified_at is not null) as verified_expiries
    from evidence_fact where tenant_id = $1 and action_id = a.id and ${standing}) e
  cross join lateral (select count(*) as total, coalesce(bool_or(accountable), false) as accountable,
    json_agg(json_build_object('name', name, 'accountable', accountable) order by position)::text as list
    from action_owner_fact where tenant_id = $1 and action_id = a.id) w`;

const pointer = statement(`select ${rulesPointerColumns} from (values (1)) as one ${rulesPointerJoin}`);
const ratingKeyDocument = statement(`select document from rating_key_version where tenant_id = $1 and id = $2`);
const ruleSetDocument = statement(`select document from rule_set_version where tenant_id = $1 and id = $2`);

export async function rulesPointer(): Promise<RulesPointer | null> {
  return (await tenantQuery<RulesPointer>(pointer, [tenantId()]))[0] ?? null;
}

export async function ratingKeyOf(id: string): Promise<RatingKey> {
  const [row] = await tenantQuery<{ document: RatingKey }>(ratingKeyDocument, [tenantId(), id]);
  if (!row) throw new Error('The rating key in force is missing.');
  return row.document;
}

export async function ruleSetOf(id: string): Promise<unknown> {
  const [row] = await tenantQuery<{ document: unknown }>(ruleSetDocument, [tenantId(), id]);
  if (!row) throw new Error('The rule set in force is missing.');
  return row.document;
}

export type DecisionTrigger = 'import' | 'edit' | 'evidence' | 'time' | 'rules' | 'seed' | 'indicator';

/** One row of the append-only table `decision`. */
export interface DecisionRecord {
  id: string;
  actionId: string;
  ruleSetVersionId: string;
  contentHash: string;
  engineVersion: string;
  calendarVersion: string;
  decidedAt: string;
  decidedFor: IsoDate;
  facts: Facts;
  outcome: string;
  previous: string | null;
  ruleId: string | null;
  trigger: DecisionTrigger;
  nextChangeOn: IsoDate | null;
  nextOutcome: string | null;
  /** Not of the decision itself: the day to decide again, which is that of the next change or, before it, of an expiry that changes only facts. */
  lookAgainOn: IsoDate | null;
}

/**
 * Writes decisions in one statement, whatever their number. Whoever decides first about an action after its rules
 * changed (the baseline, the sweep or a person's edit), the change is marked `baseline`: nobody is told of it.
 */
export async function insertDecisions(records: readonly DecisionRecord[]): Promise<void> {
  await tenantExecute(
    `insert into decision (tenant_id, id, action_id, rule_set_version_id, content_hash, engine_version, calendar_version, decided_at,
       decided_for, facts, outcome, previous, rule_id, trigger, next_change_on, next_outcome, baseline)
     select $1, x."id", x."actionId", x."ruleSetVersionId", x."contentHash", x."engineVersion", x."calendarVersion", x."decidedAt",
       x."decidedFor", x."facts", x."outcome", x."previous", x."ruleId", x."trigger", x."nextChangeOn", x."nextOutcome",
       x."previous" is not null and exists (select from rule_set_baseline b where b.tenant_id = $1 and b.rule_set_version_id = x."ruleSetVersionId"
         and b.finished_at is null and not b.notify and (b.reached is null or b.reached < x."actionId"))
     from jsonb_to_recordset($2::jsonb) as x("id" uuid, "actionId" uuid, "ruleSetVersionId" uuid, "contentHash" text, "engineVersion" text,
       "calendarVersion" text, "decidedAt" timestamptz, "decidedFor" date, "facts" jsonb, "outcome" text, "previous" text, "ruleId" text,
       "trigger" text, "nextChangeOn" date, "nextOutcome" text)`,
    [tenantId(), JSON.stringify(records)],
  );
}

/** Repeats the newest decisions in the rows of their actions, and has the next pass of escalations look at them. */
export async function pointToDecisions(records: readonly Pick<DecisionRecord, 'id' | 'actionId' | 'outcome' | 'lookAgainOn'>[]): Promise<void> {
  await tenantExecute(
    `update action a set decision_id = x."id", computed_code = x."outcome", computed_next_change_on = x."lookAgainOn", escalation_look_at = 'epoch'
     from jsonb_to_recordset($2::jsonb) as x("id" uuid, "actionId" uuid, "outcome" text, "lookAgainOn" date)
     where a.tenant_id = $1 and a.id = x."actionId"`,
    [tenantId(), JSON.stringify(records.map(({ id, actionId, outcome, lookAgainOn }) => ({ id, actionId, outcome, lookAgainOn })))],
  );
}

/** Moves only the day to look again: for actions that were looked at and did not change. */
export async function moveNextChange(rows: readonly Pick<DecisionRecord, 'actionId' | 'lookAgainOn'>[]): Promise<void> {
  await tenantExecute(
    `update action a set computed_next_change_on = x."lookAgainOn"
     from jsonb_to_recordset($2::jsonb) as x("actionId" uuid, "lookAgainOn" date)
     where a.tenant_id = $1 and a.id = x."actionId"`,
    [tenantId(), JSON.stringify(rows)],
  );
}

export interface DecidableRow extends FactRow {
  id: string;
  computedCode: string | null;
  /** The day of the newest decision. */
  decidedFor: IsoDate | null;
}

/** Columns of `DecidableRow`, with `factJoin`. */
export const decidableColumns = `a.id, a.computed_code as "computedCode",
  (select decided_for from decision where tenant_id = $1 and id = a.decision_id) as "decidedFor", ${factColumns}`;

/**
 * Actions whose rating changes by itself on or before `today`, locked; those another sweep holds are left to it.
 * @param limit how many at most, so that a transaction stays short
 */
export async function claimDue(today: IsoDate, limit: number): Promise<DecidableRow[]> {
  return tenantQuery<DecidableRow>(
    `select ${decidableColumns}
     from (select * from action where tenant_id = $1 and computed_next_change_on <= $2 order by computed_next_change_on, id limit $3 for update skip locked) a
     ${factJoin}`,
    [tenantId(), today, limit],
  );
}

export async function decidableActions(actionIds: readonly string[]): Promise<DecidableRow[]> {
  return tenantQuery<DecidableRow>(`select ${decidableColumns} from action a ${factJoin} where a.tenant_id = $1 and a.id = any($2::uuid[]) order by a.id`, [tenantId(), actionIds]);
}

export async function decidableAction(actionId: string): Promise<DecidableRow | null> {
  return (await decidableActions([actionId]))[0] ?? null;
}
