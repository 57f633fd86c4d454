/** SQL of a service's own figures: pages for many indicators in one statement, and what may change of them. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantIdentity, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped, inOrder } from '../../platform/graphql/index.ts';
import type { WindowName } from '../indicators/index.ts';
import type { NewObservation } from './new-observation.ts';

export interface ObservationRow {
  id: string;
  indicator: string;
  definitionVersion: string;
  window: WindowName;
  periodStart: string;
  periodEnd: string;
  numerator: number;
  denominator: number;
  offered: number | null;
  attended: number | null;
  source: string;
  asAt: string;
  estimated: boolean;
  state: 'entered' | 'confirmed' | 'rejected';
  enteredBy: string;
  enteredAt: string;
  judgedBy: string | null;
  judgedAt: string | null;
  rejectionReason: string | null;
  supersededAt: string | null;
  ownEntry: boolean;
}

/** Newest periods of an indicator that a page shows: 40 years of quarters in three windows and versions. */
const MOST = 500;

/** Of `o`, a row; $3 is the asking account. */
const columns = `o.id, o.indicator, o.definition_version as "definitionVersion", o.period_window as "window", o.period_start as "periodStart", o.period_end as "periodEnd",
  o.numerator, o.denominator, o.offered, o.attended, o.source, o.as_at as "asAt", o.estimated, o.state, entrant.name as "enteredBy", o.entered_at as "enteredAt",
  judge.name as "judgedBy", o.judged_at as "judgedAt", o.rejection_reason as "rejectionReason", o.superseded_at as "supersededAt", o.entered_by = $3 as "ownEntry"`;
const joins = `join person entrant on entrant.tenant_id = $1 and entrant.account_id = o.entered_by
  left join person judge on judge.tenant_id = $1 and judge.account_id = o.judged_by`;

const ofIndicators = statement(`select ${columns} from unnest($2::text[]) as wanted(code)
  cross join lateral (select * from observation where tenant_id = $1 and indicator = wanted.code order by period_end desc, id desc limit ${MOST}) o
  ${joins} order by o.period_end desc, o.id desc`);
const newest = statement(`select ${columns} from unnest($2::text[]) as wanted(code)
  cross join lateral (select * from observation where tenant_id = $1 and indicator = wanted.code and state = 'confirmed' and superseded_at is null order by period_end desc, id desc limit 1) o ${joins}`);
const waiting = statement(`select indicator as code, count(*)::int as count from observation where tenant_id = $1 and indicator = any($2::text[]) and state = 'entered' and superseded_at is null group by indicator`);
const byIds = statement(`select ${columns} from observation o ${joins} where o.tenant_id = $1 and o.id = any($2::uuid[])`);

/** The asking account: null in a job. */
const asking = (): string | null => tenantIdentity().accountId;

/** All figures of each indicator, the newest period first, superseded ones among them. */
export async function observationsOf(codes: readonly string[]): Promise<ObservationRow[][]> {
  return grouped(codes, await tenantQuery<ObservationRow>(ofIndicators, [tenantId(), codes, asking()]), ({ indicator }) => indicator);
}

/** The figure of the newest period that counts; null without one. */
export async function newestOf(codes: readonly string[]): Promise<(ObservationRow | null)[]> {
  const rows = await tenantQuery<ObservationRow>(newest, [tenantId(), codes, asking()]);
  return inOrder(codes, rows, ({ indicator }) => indicator).map((row) => row ?? null);
}

/** What a series is drawn of. */
export interface CountingRow {
  indicator: string;
  definitionVersion: string;
  window: WindowName;
  periodStart: string;
  periodEnd: string;
  numerator: number;
  denominator: number;
  estimated: boolean;
  source: string;
  asAt: string;
}

/** Newest periods that a paper draws: ten years of quarters in three windows. */
const MOST_COUNTING = 120;
const counting = statement(`select o.indicator, o.definition_version as "definitionVersion", o.period_window as "window", o.period_start as "periodStart", o.period_end as "periodEnd", o.numerator, o.denominator, o.estimated, o.source, o.as_at as "asAt"
  from unnest($2::text[]) as wanted(code)
  cross join lateral (select * from observation where tenant_id = $1 and indicator = wanted.code and state = 'confirmed' and superseded_at is null order by period_end desc, id desc limit ${MOST_COUNTING}) o
  order by o.period_end, o.id`);

/** The figures of each indicator that count, oldest first. */
export async function countingOf(codes: readonly string[]): Promise<CountingRow[][]> {
  return grouped(codes, await tenantQuery<CountingRow & Record<string, unknown>>(counting, [tenantId(), codes]), ({ indicator }) => indicator);
}

/** How many wait for another person, by indicator. */
export async function waitingOf(codes: readonly string[]): Promise<number[]> {
  const rows = await tenantQuery<{ code: string; count: number }>(waiting, [tenantId(), codes]);
  return inOrder(codes, rows, ({ code }) => code).map((row) => row?.count ?? 0);
}

/** Those that the service has. */
export async function observationRows(ids: readonly string[]): Promise<ObservationRow[]> {
  return tenantQuery<ObservationRow>(byIds, [tenantId(), ids, asking()]);
}

const lock = statement(`select pg_advisory_xact_lock(hashtextextended('observation ' || $1::text, 0))`);

/** Until the end of the transaction nobody else enters or judges a figure of the service: what is read after this stays as it is. */
export async function lockObservations(): Promise<void> {
  await tenantExecute(lock, [tenantId()]);
}

const recordset = `jsonb_to_recordset($2::jsonb) as r(id uuid, indicator text, "definitionVersion" text, "window" text, "periodStart" date, "periodEnd" date,
  numerator integer, denominator integer, offered integer, attended integer, source text, "asAt" date, estimated boolean)`;

/** Keeps figures, which then wait; those that waited for the same periods are superseded. @returns their ids, in order */
export async function insertObservations(observations: readonly NewObservation[], at: Date): Promise<string[]> {
  const rows = observations.map((observation) => ({ ...observation, id: newId() }));
  const json = JSON.stringify(rows);
  // Two entries of one period at once would both find nothing that waits.
  await lockObservations();
  await tenantExecute(
    `update observation o set superseded_at = $3 from ${recordset}
     where o.tenant_id = $1 and o.state = 'entered' and o.superseded_at is null
       and o.indicator = r.indicator and o.definition_version = r."definitionVersion" and o.period_window = r."window" and o.period_start = r."periodStart"`,
    [tenantId(), json, at],
  );
  await tenantExecute(
    `insert into observation (tenant_id, id, indicator, definition_version, period_window, period_start, period_end, numerator, denominator, offered, attended, source, as_at, estimated, state, entered_by, entered_at)
     select $1, r.id, r.indicator, r."definitionVersion", r."window", r."periodStart", r."periodEnd", r.numerator, r.denominator, r.offered, r.attended, r.source, r."asAt", r.estimated, 'entered', $4, $3
     from ${recordset}`,
    [tenantId(), json, at, actingAccountId()],
  );
  return rows.map(({ id }) => id);
}

export type Judgement = 'judged' | 'ended' | 'already' | 'ownEntry' | 'missing';

/** By the function of the database that alone may do it (migration 0016). @param why of a rejection; null confirms */
export async function judgeObservation(id: string, why: string | null, at: Date): Promise<Judgement> {
  const [answer] = await tenantQuery<{ judgement: Judgement }>('select judge_observation($1, $2, $3, $4) as judgement', [id, actingAccountId(), at, why]);
  return answer?.judgement ?? 'missing';
}
