/** What row security costs: the plan query with it and without it, on one database and one program, turn by turn. */
import pg from 'pg';
import { launcher, withScratchDatabase } from '../launch-bridge.ts';
import { median, pairedRatio, quantile, takeTurns, type Measured, type Variant } from './measure.ts';
import { captureStatements, clients, findPlan, load, planActions, startForBench, type Target } from './plan-request.ts';
import type { LoggedStatement } from './statement-log.ts';
import { perSecond, section, times, type Row } from './table.ts';

const now = '2026-11-22T09:00:00Z';
/** Short turns, many of them: the nearer two turns stand in time, the more alike the machine is for both. */
const turnsOfARound = 4;
const secondsOfATurn = 1;
const repetitions = 60;

export async function benchIsolation(rounds: number): Promise<string> {
  return withScratchDatabase('waymark_bench_isolation', async (database) => {
    const { prepare } = await launcher('launch/program.mjs');
    const prepared = await prepare({ ...database, demonstration: true, now, say: () => undefined });
    const program = await startForBench(prepared, now, 'bench-isolation-');
    const administrator = new pg.Client(database.administratorUrl);
    await administrator.connect();
    const app = new pg.Client(prepared.appUrl);
    await app.connect();
    try {
      const api: Target = { name: 'api', pid: program.pid, ...(await findPlan(program.origin, prepared.accounts[0])) };
      const captured = await captureStatements(database, api);
      // The worker's statements may stand among them.
      const connection = captured.find(({ text }) => text.includes('from action a'))?.connection;
      const statements = captured.filter((statement) => statement.connection === connection);
      const processor = { with: [] as number[], without: [] as number[] };
      const http = (security: keyof typeof processor): Variant => ({ name: security, run: () => load(api, processor[security], secondsOfATurn) });
      const sql = (security: string): Variant => ({ name: security, run: () => replay(app, statements) });
      const switched = (variant: Variant): Variant => ({
        ...variant,
        prepare: async () => {
          await switchRowSecurity(administrator, variant.name === 'with');
          // Every connection plans its statements anew after the change.
          await Promise.all(Array.from({ length: 2 * clients }, async () => (await fetch(api.url, { method: 'POST', headers: api.headers, body: api.body })).arrayBuffer()));
          await replay(app, statements, 5);
        },
      });
      const ofHttp = await takeTurns([http('with'), http('without')].map(switched), rounds * turnsOfARound);
      const ofSql = await takeTurns([sql('with'), sql('without')].map(switched), rounds * turnsOfARound);
      const cost = (security: keyof typeof processor): string => `${median(processor[security].slice(1)).toFixed(2)} ms of processor a request`;
      return section(`Row security: the plan query of ${planActions} actions with it and without it (${rounds * turnsOfARound} paired turns, median)`, [
        ...compare('over HTTP', `${clients} clients`, ofHttp, [cost('with'), cost('without')], 0.9),
        ...compare(`its ${statements.length} SQL statements`, 'one connection', ofSql, ['', '']),
      ]);
    } finally {
      await app.end();
      await administrator.end();
      await program.stop();
    }
  });
}

/** On every table that has policies, or on none. */
async function switchRowSecurity(administrator: pg.Client, on: boolean): Promise<void> {
  const { rows } = await administrator.query<{ name: string }>("select distinct format('%I.%I', schemaname, tablename) as name from pg_policies where schemaname = 'public'");
  for (const { name } of rows) await administrator.query(`alter table ${name} ${on ? 'enable' : 'disable'} row level security`);
}

/** What one request asks of the database, again and again, each statement prepared as the service prepares it. */
async function replay(client: pg.Client, statements: readonly LoggedStatement[], times = repetitions): Promise<number> {
  for (let count = 0; count < times; count += 1) {
    for (const [place, { text, values }] of statements.entries()) await client.query(values.length > 0 ? { name: `bench${place}`, text, values } : text);
  }
  return times;
}

function compare(what: string, how: string, [on, off]: readonly Measured[], details: readonly string[], bar?: number): Row[] {
  const ratios = on!.rates.map((rate, round) => rate / off!.rates[round]!);
  const ratio = pairedRatio(on!, off!);
  return [
    { what: `${what}, with row security`, figure: perSecond(median(on!.rates)), detail: details[0] || how },
    { what: `${what}, without`, figure: perSecond(median(off!.rates)), detail: details[1] || how },
    {
      what: `${what}, with against without`, figure: times(ratio), detail: `half of the pairs from ${times(quantile(ratios, 0.25))} to ${times(quantile(ratios, 0.75))}`,
      ...(bar === undefined ? {} : { bar: `≥ ${bar.toFixed(2)} x`, met: ratio >= bar }),
    },
  ];
}
