// PostgreSQL and the engine answer alike: each rule true, false or unknown, and the outcome. At least 10,000 rows are
// compared, WAYMARK_FUZZ times as many at night (docs/operations.md).
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { englandAndWales, type Calendar } from '@waymark/domain';
import { actionCatalogue, compile, defaultRuleSets, parse, toSql, type Catalogue, type Condition, type ConditionValue, type Facts, type Operator, type RuleSet, type TruthName } from '@waymark/rules';
import { leaf, randomFacts, randomRules, rule, ruleSet, smallCatalogue, TODAY } from '@waymark/rules/testing';

const comparisons = 10_000 * Number(process.env.WAYMARK_FUZZ ?? 1);
const ROWS = 40;
const columnTypes = { number: 'double precision', string: 'text', boolean: 'boolean', date: 'date', list: 'jsonb' } as const;

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env['TEST_ADMINISTRATOR_URL'] ?? '' });
  await client.connect();
});
afterAll(async () => {
  await client.end();
});

interface Setting {
  readonly catalogue?: Catalogue;
  readonly calendar?: Calendar;
  readonly now?: string;
  /** Facts that have a column; those of the rows when left out. */
  readonly stored?: readonly string[];
}

interface Answer {
  readonly outcome: string;
  readonly rules: Readonly<Record<string, TruthName>>;
}

const byName = (truth: boolean | null): TruthName => (truth === null ? 'unknown' : truth ? 'true' : 'false');

/** Through `parse`, with each rating rule kept as an escalation rule, too: those say of each rule what it is. */
function parsed(set: RuleSet, catalogue: Catalogue): RuleSet {
  const escalation = set.rating.rules.map((one) => ({ ...one, event: { type: 'escalate', params: {} } }));
  const result = parse(JSON.parse(JSON.stringify({ ...set, escalation })), catalogue);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.ruleSet;
}

function fromEngine(set: RuleSet, rows: readonly Facts[], { catalogue = smallCatalogue, calendar = englandAndWales, now = TODAY }: Setting): Answer[] {
  const engine = compile(set, catalogue, { calendar });
  return rows.map((facts) => {
    const { fired, unknown } = engine.collect(facts, { now });
    const truth = (id: string): TruthName => (fired.includes(id) ? 'true' : unknown.includes(id) ? 'unknown' : 'false');
    return { outcome: engine.outcome(facts, { now }), rules: Object.fromEntries(set.rating.rules.map(({ name }) => [name, truth(name)])) };
  });
}

/** One statement for all rows, each value in a column of its own. */
async function fromDatabase(set: RuleSet, rows: readonly Facts[], { catalogue = smallCatalogue, calendar = englandAndWales, now = TODAY, stored }: Setting): Promise<Answer[]> {
  const facts = catalogue.facts.filter(({ id }) => stored?.includes(id) ?? rows.some((row) => row[id] !== undefined));
  const columns = Object.fromEntries(facts.map(({ id }) => [id, `action."${id}"`]));
  const { outcome, rules, values } = toSql(set, catalogue, { columns, calendar, now, firstParameter: 2 });
  const definitions = facts.map(({ id, type }) => `"${id}" ${columnTypes[type]}`);
  const text = `select ${outcome} as outcome, array[${rules.map(({ sql }) => sql).join(', ')}]::boolean[] as truths
    from jsonb_to_recordset($1::jsonb) as action(${['place integer', ...definitions].join(', ')}) order by place`;
  const { rows: answers } = await client.query<{ outcome: string; truths: (boolean | null)[] }>(text, [JSON.stringify(rows.map((row, place) => ({ place, ...row }))), ...values]);
  return answers.map(({ outcome: answer, truths }) => ({ outcome: answer, rules: Object.fromEntries(rules.map(({ id }, index) => [id, byName(truths[index] ?? null)])) }));
}

async function agree(set: RuleSet, rows: readonly Facts[], setting: Setting = {}): Promise<Answer[]> {
  const ready = parsed(set, setting.catalogue ?? smallCatalogue);
  const expected = fromEngine(ready, rows, setting);
  expect(await fromDatabase(ready, rows, setting)).toEqual(expected);
  return expected;
}

describe('a rule set in SQL', () => {
  test('answers as the engine does, on random rules and facts of which a fifth is unknown', async () => {
    let compared = 0;
    const seen = new Map<TruthName, number>();
    const oneRun = fc.asyncProperty(randomRules(), fc.array(randomFacts(), { minLength: ROWS, maxLength: ROWS }), async ({ rules, named }, rows) => {
      const answers = await agree(ruleSet(rules, named), rows);
      for (const answer of answers) {
        const truths = Object.values(answer.rules);
        compared += truths.length + 1;
        for (const truth of truths) seen.set(truth, (seen.get(truth) ?? 0) + 1);
      }
    });
    // Between two and six comparisons a row: an outcome and one to five rules.
    for (let seed = 1; compared < comparisons; seed += 1) await fc.assert(oneRun, { numRuns: Math.max(1, Math.ceil((comparisons - compared) / (ROWS * 4))), seed: 20261122 + seed });
    expect(compared).toBeGreaterThanOrEqual(comparisons);
    for (const truth of ['true', 'false', 'unknown'] as const) expect((seen.get(truth) ?? 0) / compared).toBeGreaterThan(0.1);
  }, 60_000 + comparisons * 2);

  const table: readonly (readonly [fact: string, operator: Operator, value: unknown])[] = [
    ['status', 'in', ['open', null]], ['status', 'notIn', ['open', null]], ['count', 'in', [1, null]], ['due', 'in', ['2026-11-20', null]], ['due', 'x:between', ['2026-11-01', '2026-11-22']],
    ['share', 'equal', 0.1], ['share', 'lessThan', 1e300], ['note', 'x:startsWith', 'Ý'], ['note', 'x:startsWith', '%'], ['note', 'equal', "it's $1"],
    ['tags', 'contains', 0.1], ['tags', 'contains', true], ['tags', 'doesNotContain', 'Ý'], ['tags', 'contains', { fact: 'share' }], ['tags', 'x:isMissing', true], ['note', 'in', { fact: 'tags' }],
    ['tags', 'someFact:lessThan', 1], ['tags', 'everyFact:greaterThanInclusive', 0], ['tags', 'someFact:x:startsWith', 'Ý'], ['tags', 'everyFact:in', ['x', 0.1, true, 'Ý']],
    ['tags', 'someFact:equal', { fact: 'note' }], ['tags', 'not:everyFact:notEqual', { fact: 'share' }], ['tags', 'someFact:x:between', [0, 5]],
    ['tags', 'someFact:x:isMissing', true], ['tags', 'everyFact:x:isMissing', false],
    ['count', 'someValue:in', [[1, 2], [3]]], ['count', 'everyValue:notIn', [[1, 2], [3, null]]], ['count', 'someValue:equal', { fact: 'tags' }], ['due', 'someValue:x:before', ['2026-11-20', '2026-11-23']],
    ['due', 'everyValue:equal', ['2026-11-20', '2026-11-20']], ['note', 'swap:contains', { fact: 'tags' }], ['count', 'not:x:isMissing', true], ['note', 'someValue:x:startsWith', ['x', 'Ý']],
    ['urgent', 'notEqual', false], ['daysLate', 'equal', { fact: 'daysLeft' }], ['workingDaysLate', 'greaterThan', 4], ['due', 'x:after', { workingDays: -5 }], ['daysIdle', 'greaterThan', 2.5],
    ['tags', 'swap:someValue:lessThan', 3], ['due', 'x:before', { fact: 'touched' }],
  ];

  const rows: readonly Facts[] = [
    {}, { status: 'open', note: 'Ýnys', count: 1, share: 0.1, urgent: true, due: '2026-11-20', touched: '2026-11-22', tags: ['x', 0.1, true, 'Ýnys'] },
    { status: 'done', note: '%a', count: 3, share: -0, urgent: false, due: '2026-11-22', touched: '2026-11-20', tags: [] }, { note: "it's $1", share: 1e300, tags: [1, 2, 5], due: '2026-12-31' },
    { note: 'true', tags: [true, 'true', 1, '1'], count: 1, due: '1969-12-25' }, { note: '', tags: [''], count: 0, share: 1, due: '0001-01-01' }, { due: '9999-12-31', touched: '1960-02-29', count: 20779 },
    { tags: [20780, 20700], count: 20777, due: '2024-02-29', touched: '2026-01-01' }, { tags: [-1, 'y'], note: 'y', due: '2026-04-03', touched: '2026-11-23' },
  ];

  test.each(table)('%s %s %j', async (fact, operator, value) => {
    const condition: Condition = leaf(fact, operator, value as ConditionValue);
    await agree(ruleSet([rule('as-it-is', 'red', { all: [condition] }), rule('opposite', 'amber', { not: condition })]), rows, { stored: smallCatalogue.facts.map(({ id }) => id) });
  });

  test('counts working days as the calendar does, over holidays, weekends, centuries and for any day', async () => {
    const days = ['2026-12-24', '2026-12-25', '2026-12-28', '2027-01-03', '2024-03-29', '1969-12-29', '2500-06-01'];
    const late = [0, 1, 2, 3, 5, 40, 500, 20_000].map((count) => rule(`late-${count}`, 'red', { all: [leaf('workingDaysLate', 'greaterThan', count)] }));
    const dues = ['0001-01-01', '0001-01-06', '1900-02-28', '1969-12-27', '1970-01-04', '2010-01-01', '2024-03-28', '2026-12-19', '2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2035-12-31', '2499-12-31'];
    const none: Calendar = { version: 'none', holidays: new Set() };
    for (const now of days) for (const calendar of [englandAndWales, none]) await agree(ruleSet(late), dues.map((due) => ({ due })), { now, calendar });
    await agree(ruleSet(late), dues.map((due) => ({ due })), { now: '2026-12-24T23:30:00-05:00' });
  });

  test('takes a derived fact that is given itself where its date is not, and a fact without a column for unknown', async () => {
    const set = ruleSet([rule('late', 'red', { all: [leaf('daysLate', 'greaterThan', 3)] }), rule('counted', 'amber', { any: [leaf('count', 'equal', 1), leaf('tags', 'contains', 'x'), leaf('urgent', 'equal', true)] }), rule('missing', 'blue', { all: [leaf('count', 'x:isMissing', true)] })]);
    const given: Facts[] = [{ daysLate: 5, due: null }, { daysLate: 5, due: '2026-11-22' }, { daysLate: 1, due: '2026-01-01' }, { daysLate: null, due: null }];
    expect((await agree(set, given)).map(({ outcome }) => outcome)).toEqual(['red', 'blue', 'red', 'blue']);
    const withoutDates = given.map(({ daysLate = null }) => ({ daysLate }));
    expect((await agree(set, withoutDates)).map(({ outcome }) => outcome)).toEqual(['red', 'red', 'blue', 'blue']);
  });

  test('takes NaN, and json that is no list, for unknown', async () => {
    const set = parsed(ruleSet([rule('any', 'red', { all: [{ not: leaf('count', 'equal', 1) }, { not: leaf('tags', 'contains', 'x') }] }), rule('some', 'amber', { all: [leaf('tags', 'everyFact:equal', 'x')] })]), smallCatalogue);
    const { outcome, rules, values } = toSql(set, smallCatalogue, { columns: { count: 'n', tags: 't' }, calendar: englandAndWales, now: TODAY });
    const { rows: answers } = await client.query<Record<string, unknown>>(`select ${outcome} as outcome, ${rules[0]?.sql} as one, ${rules[1]?.sql} as two from (values ('NaN'::numeric, '{"a": 1}'::jsonb), (2, 'null'), (2, '"x"')) as rows(n, t)`, [...values]);
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'grey', one: null, two: null })));
  });

  test.each(['delivery-4', 'brag', 'risk-3'] as const)('rates by the default rules %s', async (preset) => {
    const every: Facts[] = ['notStarted', 'inProgress', 'complete', 'cancelled', null].flatMap((status) => ['2026-11-21', '2026-11-22', '2026-12-06', '2026-12-07', null].flatMap((due) => [0, 1, null].flatMap((evidenceCount) => ['ongoing', 'day', null].map((timescalePrecision) => ({ status, due, evidenceCount, timescalePrecision })))));
    const outcomes = new Set((await agree({ ...defaultRuleSets[preset], tests: [] }, every, { catalogue: actionCatalogue })).map(({ outcome }) => outcome));
    expect(outcomes.size).toBeGreaterThanOrEqual(3);
  });

  test('holds the constants of rules out of the text, and refuses what PostgreSQL cannot hold', () => {
    const set = (value: string): RuleSet => parsed(ruleSet([rule('one', 'red', { all: [leaf('note', 'equal', value), leaf('tags', 'someFact:in', [value])] })]), smallCatalogue);
    const options = { columns: { note: 'note', tags: 'tags' }, calendar: englandAndWales, now: TODAY };
    const hostile = "x'; drop table action; --";
    const sql = toSql(set(hostile), smallCatalogue, options);
    expect(sql.outcome).not.toContain('drop');
    expect(sql.values).toContain(hostile);
    for (const text of ['a\0b', 'a\ud800']) expect(() => toSql(set(text), smallCatalogue, options)).toThrow(RangeError);
    expect(() => toSql(set('x'), actionCatalogue, options)).toThrow('catalogue');
  });
});
