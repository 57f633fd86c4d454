/** A back-test of stored actions: old and new rules rate every row inside PostgreSQL; only the rows that change come out and are explained. */
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue, compile, parse, toSql, type Decision, type Facts, type RuleSet } from '@waymark/rules';
import pg from 'pg';
import { withScratchDatabase } from '../../launch-bridge.ts';
import { median } from '../measure.ts';
import { milliseconds, section, type Row } from '../table.ts';
import { ruleSet26 } from './rule-set-26.ts';
import { now, sampleActions } from './sample-actions.ts';

const SAMPLED = 20_000;
const COPIES = 25;
const BAR_MILLISECONDS = 3000;

/** The draft gives an overdue action five days before it counts as overdue. */
const draft = JSON.stringify(ruleSet26).replaceAll('{"fact":"daysOverdue","operator":"greaterThan","value":0}', '{"fact":"daysOverdue","operator":"greaterThan","value":5}');

const columnTypes = { number: 'double precision', string: 'text', boolean: 'boolean', date: 'date', list: 'jsonb' } as const;

interface Column {
  readonly id: string;
  readonly type: string;
  /** Dates leave the database as the engine reads them. */
  readonly text: string;
}

export async function benchBackTest(rounds: number): Promise<string> {
  const facts = sampleActions(SAMPLED).map((action) => action.facts);
  const columns = Object.keys(facts[0]!).map((id): Column => {
    const { type } = actionCatalogue.facts.find((fact) => fact.id === id)!;
    return { id, type: columnTypes[type], text: type === 'date' ? `to_char("${id}", 'YYYY-MM-DD') as "${id}"` : `"${id}"` };
  });
  return withScratchDatabase('waymark_bench_rules', async ({ administratorUrl }) => {
    const client = await createDatabase(administratorUrl);
    try {
      await store(client, facts, columns);
      const tests: BackTest[] = [];
      for (let round = -1; round < Math.min(rounds, 7); round += 1) {
        const test = await backTest(client, columns);
        mustAgree(test, facts);
        if (round >= 0) tests.push(test);
      }
      return report(tests);
    } finally {
      await client.end();
    }
  });
}

/** A connection to the scratch database, which is made first. */
async function createDatabase(administratorUrl: string): Promise<pg.Client> {
  const url = new URL(administratorUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  await server.query(`create database ${server.escapeIdentifier(name)}`);
  await server.end();
  const client = new pg.Client({ connectionString: administratorUrl });
  await client.connect();
  return client;
}

async function store(client: pg.Client, facts: readonly Facts[], columns: readonly Column[]): Promise<void> {
  const list = columns.map(({ id }) => `"${id}"`).join(', ');
  await client.query(`create table action (id integer generated always as identity primary key, ${columns.map(({ id, type }) => `"${id}" ${type}`).join(', ')})`);
  await client.query(
    `insert into action (${list}) select ${columns.map(({ id }) => `fact."${id}"`).join(', ')}
     from generate_series(1, ${COPIES}), jsonb_to_recordset($1::jsonb) fact (${columns.map(({ id, type }) => `"${id}" ${type}`).join(', ')})`,
    [JSON.stringify(facts)],
  );
  await client.query('vacuum analyze action');
}

interface BackTest {
  /** 'amber red' → rows. */
  readonly transitions: ReadonlyMap<string, number>;
  readonly changed: readonly { readonly before: Decision; readonly after: Decision }[];
  readonly ratedMs: number;
  readonly totalMs: number;
}

/** Everything from the stored rule sets to the explained changes. */
async function backTest(client: pg.Client, columns: readonly Column[]): Promise<BackTest> {
  const start = performance.now();
  const rules = [read(ruleSet26), read(JSON.parse(draft))] as const;
  const asColumns = Object.fromEntries(columns.map(({ id }) => [id, `"${id}"`]));
  const before = toSql(rules[0], actionCatalogue, { columns: asColumns, now, calendar: englandAndWales });
  const after = toSql(rules[1], actionCatalogue, { columns: asColumns, now, calendar: englandAndWales, firstParameter: before.values.length + 1 });
  const groups = await client.query<{ before: string; after: string; rows: number; ids: number[] | null }>(
    `select before, after, count(*)::integer as rows, array_agg(id) filter (where before <> after) as ids
     from (select id, ${before.outcome} as before, ${after.outcome} as after from action) as rated group by before, after`,
    [...before.values, ...after.values],
  );
  const ratedMs = performance.now() - start;
  const ids = groups.rows.flatMap((group) => group.ids ?? []);
  const rows = await client.query<Record<string, never>>(`select ${columns.map(({ text }) => text).join(', ')} from action where id = any($1)`, [ids]);
  const [old, draftRules] = rules.map((ruleSet) => compile(ruleSet, actionCatalogue, { calendar: englandAndWales }));
  const changed = rows.rows.map((facts) => {
    const decisions = { before: old!.decide(facts, { now }), after: draftRules!.decide(facts, { now }) };
    void decisions.after.conditions;
    return decisions;
  });
  return { transitions: new Map(groups.rows.map((group) => [`${group.before} ${group.after}`, group.rows])), changed, ratedMs, totalMs: performance.now() - start };
}

function read(json: unknown): RuleSet {
  const parsed = parse(json, actionCatalogue);
  if (!parsed.ok) throw new Error(`The benchmark's rule set is not valid: ${JSON.stringify(parsed.issues)}`);
  return parsed.ruleSet;
}

/** The engine must count the same transitions over the same facts, and see the same change in every row that was pulled. */
function mustAgree({ transitions, changed }: BackTest, facts: readonly Facts[]): void {
  const [old, draftRules] = [ruleSet26, JSON.parse(draft) as unknown].map((json) => compile(read(json), actionCatalogue, { calendar: englandAndWales }));
  const expected = new Map<string, number>();
  for (const one of facts) {
    const transition = `${old!.outcome(one, { now })} ${draftRules!.outcome(one, { now })}`;
    expected.set(transition, (expected.get(transition) ?? 0) + COPIES);
  }
  const pulled = new Map<string, number>();
  for (const { before, after } of changed) pulled.set(`${before.outcome} ${after.outcome}`, (pulled.get(`${before.outcome} ${after.outcome}`) ?? 0) + 1);
  for (const [transition, rows] of expected) {
    const [from, to] = transition.split(' ');
    if (transitions.get(transition) !== rows || (from !== to && pulled.get(transition) !== rows)) throw new Error(`The database and the engine disagree on ${transition}: ${transitions.get(transition)} and ${rows}.`);
  }
  if (expected.size !== transitions.size || changed.length === 0) throw new Error('The database and the engine find different transitions.');
}

function report(tests: readonly BackTest[]): string {
  const middle = (figure: (test: BackTest) => number): number => median(tests.map(figure));
  const total = middle((test) => test.totalMs);
  const changed = tests[0]!.changed.length;
  const rows: Row[] = [
    { what: 'from rule sets to explained changes', figure: milliseconds(total), bar: `< ${BAR_MILLISECONDS} ms`, met: total < BAR_MILLISECONDS },
    { what: 'of it: both ratings of all rows in the database', figure: milliseconds(middle((test) => test.ratedMs)) },
    { what: `of it: ${changed.toLocaleString('en-GB')} changed rows pulled and explained`, figure: milliseconds(middle((test) => test.totalMs - test.ratedMs)) },
    { what: 'the longest', figure: milliseconds(Math.max(...tests.map((test) => test.totalMs))) },
  ];
  return section(`Back-test of ${(SAMPLED * COPIES).toLocaleString('en-GB')} stored actions in PostgreSQL, end to end; the engine agrees with every row`, rows);
}
