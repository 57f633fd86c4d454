/** SQL of back-tests: both rule sets run inside the database, over live facts and over those stored with decisions. */
import { englandAndWales, type IsoDate } from '@waymark/domain';
import { actionCatalogue, toSql, type RuleSet } from '@waymark/rules';
import { statement, tenantExecute, tenantId, tenantIdentity, tenantQuery } from '../../platform/tenancy/index.ts';
import { factColumns, factJoin, liveFactSource, liveFactSql, storedFactSql, type FactRow } from '../ratings/index.ts';
import type { BackTestReport, EscalationChange, RuleSetBackTest } from './back-test.graphql.ts';

const newest = statement(`select id, tested_at as "testedAt", content_hash as "contentHash", report from rule_set_back_test
  where tenant_id = $1 and rule_set_version_id = $2 order by tested_at desc, id desc limit 1`);

export async function newestBackTest(ruleSetId: string): Promise<RuleSetBackTest | null> {
  const [row] = await tenantQuery<Omit<RuleSetBackTest, keyof BackTestReport> & { report: BackTestReport }>(newest, [tenantId(), ruleSetId]);
  return row ? { id: row.id, testedAt: row.testedAt, contentHash: row.contentHash, ...row.report } : null;
}

export async function insertBackTest(id: string, ruleSetId: string, contentHash: string, at: Date, report: BackTestReport): Promise<void> {
  await tenantExecute(
    'insert into rule_set_back_test (tenant_id, id, rule_set_version_id, content_hash, tested_at, tested_by, report) values ($1, $2, $3, $4, $5, $6, $7)',
    [tenantId(), id, ruleSetId, contentHash, at, tenantIdentity().accountId, JSON.stringify(report)],
  );
}

/** The rule sets that are compared, with the place of each rule (or `default`) as its outcome. */
export interface Compared {
  before: RuleSet;
  after: RuleSet;
}

export interface RulePair {
  before: string;
  after: string;
  count: number;
}

interface Expressions {
  before: string;
  after: string;
  /** Whether a rule that outranks the deciding one lacks a fact: knowing it might change the answer of `after`. */
  unknown: string;
  values: readonly unknown[];
}

/** Both rule sets over the same columns, with the values of their parameters from `$first` on. */
function expressions({ before, after }: Compared, columns: Readonly<Record<string, string>>, now: IsoDate, first: number): Expressions {
  const options = { columns, now, calendar: englandAndWales };
  const old = toSql(before, actionCatalogue, { ...options, firstParameter: first });
  const next = toSql(after, actionCatalogue, { ...options, firstParameter: first + old.values.length });
  // The first rule that is not false decides, when it is true; when it is unknown, whatever decides is outranked by it.
  const open = next.rules.map(({ sql }) => `when (${sql}) is not false then (${sql}) is null`);
  return { before: old.outcome, after: next.outcome, unknown: open.length > 0 ? `case ${open.join(' ')} else false end` : 'false', values: [...old.values, ...next.values] };
}

export interface LivePair extends RulePair {
  /** Of how many of them something decisive is not known. */
  unknown: number;
  /** The first and the last of them by id, to be looked at. */
  first: string;
  last: string;
}

/** How many live actions each pair of rules decides about. Everything comes from one pass: half a million actions take seconds. */
export async function pairsNow(compared: Compared, now: IsoDate): Promise<LivePair[]> {
  const sql = expressions(compared, liveFactSql, now, 2);
  return tenantQuery<LivePair>(
    `select before, after, count(*) as count, count(*) filter (where unknown) as unknown, min(id) as first, max(id) as last
     from (select a.id::text collate "C" as id, ${sql.before} as before, ${sql.after} as after, ${sql.unknown} as unknown from ${liveFactSource(`$${2 + sql.values.length}::date`)} where a.tenant_id = $1) rated
     group by before, after`,
    [tenantId(), ...sql.values, now],
  );
}

/** For each escalation rule, of how many live actions it begins and ceases to be true. */
export async function escalationChanges({ before, after }: Compared, now: IsoDate): Promise<EscalationChange[]> {
  const options = { columns: liveFactSql, now, calendar: englandAndWales, escalation: true };
  const old = toSql(before, actionCatalogue, { ...options, firstParameter: 2 });
  const next = toSql(after, actionCatalogue, { ...options, firstParameter: 2 + old.values.length });
  const was = new Map(old.escalation.map(({ id, sql }) => [id, sql]));
  const is = new Map(next.escalation.map(({ id, sql }) => [id, sql]));
  const ids = [...new Set([...is.keys(), ...was.keys()])];
  if (ids.length === 0) return [];
  const day = `$${2 + old.values.length + next.values.length}::date`;
  const counts = (from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): string =>
    `array[${ids.map((id) => `count(*) filter (where (${to.get(id) ?? 'false'}) is true and (${from.get(id) ?? 'false'}) is not true)`).join(', ')}]::integer[]`;
  // The outcomes are read because a statement must mention all of its parameters.
  const [row] = await tenantQuery<{ begins: number[]; ends: number[] }>(
    `select ${counts(was, is)} as begins, ${counts(is, was)} as ends, count(${old.outcome}) + count(${next.outcome}) as decided from ${liveFactSource(day)} where a.tenant_id = $1`,
    [tenantId(), ...old.values, ...next.values, now],
  );
  return ids.map((rule, index) => ({ rule, begins: row?.begins[index] ?? 0, ends: row?.ends[index] ?? 0 })).filter(({ begins, ends }) => begins + ends > 0);
}

const byIds = statement(`select a.id, ${factColumns} from action a ${factJoin} where a.tenant_id = $1 and a.id = any($2::uuid[])`);

/** The facts of these actions, in no order. */
export async function factsOfActions(ids: readonly string[]): Promise<(FactRow & { id: string })[]> {
  return tenantQuery(byIds, [tenantId(), ids]);
}

/** What was stated on a past day beside what both rule sets say of that day, from the newest facts of each live action then. */
export async function pairsOn(compared: Compared, day: IsoDate): Promise<(RulePair & { stated: string | null })[]> {
  const sql = expressions(compared, storedFactSql, day, 3);
  return tenantQuery(
    `select stated, before, after, count(*) as count
     from (select d.facts ->> 'statedRating' as stated, ${sql.before} as before, ${sql.after} as after
       from (select distinct on (action_id) action_id, facts from decision
         where tenant_id = $1 and decided_at < (($2::date + 1)::timestamp at time zone 'Europe/London')
         order by action_id, decided_at desc, id desc) d
       join action a on a.tenant_id = $1 and a.id = d.action_id
       join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null) rated
     group by stated, before, after`,
    [tenantId(), day, ...sql.values],
  );
}
