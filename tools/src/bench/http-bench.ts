/** The plan query over HTTP against bare node http + pg that runs the same SQL, twenty clients at a time. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import pg from 'pg';
import { launcher, withScratchDatabase, type ScratchDatabase } from '../launch-bridge.ts';
import type { BareSettings } from './bare-server.ts';
import { median, pairedRatio, takeTurns, type Variant } from './measure.ts';
import { processorTime } from './process-figures.ts';
import { parseStatements, prefix, type LoggedStatement } from './statement-log.ts';
import { perSecond, section, times, type Row } from './table.ts';

const clients = 20;
const seconds = 3;
const poolSize = 10;
const planActions = 50;
const now = '2026-11-22T09:00:00Z';

/** Fifty actions with eight fields each. */
const planQuery = `query PlanActions($id: ID!) {
  plan(id: $id) { ... on Plan { actions(first: ${planActions}) { nodes {
    id ref description ownerText status timescale { sourceText } statedRating { code } effectiveRating { code }
  } } } }
}`;

interface Target {
  name: string;
  pid: number;
  url: string;
  headers: Record<string, string>;
  body: string;
}

export async function benchHttp(rounds: number): Promise<string> {
  return withScratchDatabase('waymark_bench', async (database) => {
    const { prepare, startProgram } = await launcher('launch/program.mjs');
    const prepared = await prepare({ ...database, demonstration: true, now, say: () => undefined });
    const port = await (await launcher('launch/port.mjs')).freePort();
    const program = await startProgram({ ...prepared, port, demonstration: true, now, logPrefix: 'bench-' });
    const bare: ChildProcess[] = [];
    try {
      const api: Target = { name: 'api', pid: program.children[0]!.pid, ...(await findPlan(`http://localhost:${port}`, prepared.accounts[0])) };
      const statements = await captureStatements(database, api);
      const urls = { waymark_app: prepared.appUrl, waymark_platform: prepared.platformUrl };
      const settings: BareSettings = { urls, statements, rows: planActions, columns: 8, pipelined: false, poolSize };
      const awaited = await startBare(bare, 'awaited', settings);
      const pipelined = await startBare(bare, 'pipelined', { ...settings, pipelined: true });
      return await compare([api, awaited, pipelined], statements.length, rounds);
    } finally {
      for (const child of bare) child.kill();
      await program.stop();
    }
  });
}

/** Signs in and finds a plan with enough actions. */
async function findPlan(origin: string, account: { email: string; password: string } | undefined): Promise<Omit<Target, 'name' | 'pid'>> {
  if (!account) throw new Error('The demonstration has no account to sign in with.');
  const json = { 'content-type': 'application/json', origin };
  const signedIn = await fetch(`${origin}/api/session`, { method: 'POST', headers: json, body: JSON.stringify({ email: account.email, password: account.password }) });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`Signing in failed with status ${signedIn.status}.`);
  const url = `${origin}/graphql`;
  const ask = async <T>(query: string, headers: Record<string, string>): Promise<T> =>
    ((await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })).json()) as { data: T }).data;
  const signed = { ...json, cookie };
  const { services } = await ask<{ services: { nodes: { slug: string }[] } }>('{ services { nodes { slug } } }', signed);
  for (const { slug } of services.nodes) {
    const headers = { ...signed, 'x-waymark-service': slug };
    const { plans } = await ask<{ plans: { nodes: { id: string; actions: { totalCount: number } }[] } }>('{ plans { nodes { id actions(first: 1) { totalCount } } } }', headers);
    const plan = plans.nodes.find(({ actions }) => actions.totalCount >= planActions);
    if (plan) return { url, headers, body: JSON.stringify({ query: planQuery, variables: { id: plan.id } }) };
  }
  throw new Error(`The demonstration has no plan with ${planActions} actions.`);
}

/** What one request asks of the database, from the server's own log. */
async function captureStatements({ administratorUrl }: ScratchDatabase, api: Target): Promise<LoggedStatement[]> {
  const { logFolder } = await launcher('launch/places.mjs');
  const log = join(logFolder, 'test-database.log');
  const request = async (): Promise<void> => {
    const answer = await fetch(api.url, { method: 'POST', headers: api.headers, body: api.body });
    const { data } = (await answer.json()) as { data?: { plan?: { actions?: { nodes: unknown[] } } } };
    if (data?.plan?.actions?.nodes.length !== planActions) throw new Error(`The plan query did not answer ${planActions} actions.`);
  };
  // Caches are warm when the request that counts is made.
  for (let count = 0; count < 20; count += 1) await request();
  await setLogging(administratorUrl, 'all', prefix);
  const start = statSync(log).size;
  await request();
  await wait(300);
  const text = readFileSync(log).subarray(start).toString('utf8');
  await setLogging(administratorUrl, 'none', '');
  const statements = parseStatements(text).filter(({ role }) => role.startsWith('waymark_'));
  if (statements.length === 0) throw new Error('No statement of the request was found in the log of the database.');
  return statements;
}

async function setLogging(administratorUrl: string, statements: string, linePrefix: string): Promise<void> {
  const client = new pg.Client(administratorUrl);
  await client.connect();
  await client.query(`alter system set log_statement = '${statements}'`);
  await client.query(`alter system set log_line_prefix = '${linePrefix}'`);
  await client.query('select pg_reload_conf()');
  await client.end();
  await wait(300);
}

async function startBare(children: ChildProcess[], name: string, settings: BareSettings): Promise<Target> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.js')], { env: { ...process.env, NODE_ENV: 'production', BARE: JSON.stringify(settings) }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { name, pid: child.pid!, url: `http://127.0.0.1:${port.toString().trim()}/`, headers: {}, body: '' };
}

async function compare(targets: readonly Target[], statements: number, rounds: number): Promise<string> {
  const processor = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  const variants = targets.map((target): Variant => ({ name: target.name, run: () => load(target, processor.get(target.name)!) }));
  const [api, awaited, pipelined] = await takeTurns(variants, rounds);
  const cost = (name: string): string => `${median(processor.get(name)!.slice(1)).toFixed(2)} ms of processor a request`;
  const ratio = pairedRatio(api!, awaited!);
  const rows: Row[] = [
    { what: 'Waymark', figure: `${perSecond(median(api!.rates))}, ${cost('api')}` },
    { what: 'bare, each statement awaited', figure: `${perSecond(median(awaited!.rates))}, ${cost('awaited')}` },
    { what: 'bare, prepared and pipelined', figure: `${perSecond(median(pipelined!.rates))}, ${cost('pipelined')}` },
    { what: 'Waymark against bare', figure: times(ratio), bar: '≥ 0.45 x', met: ratio >= 0.45 },
    { what: 'Waymark against bare, pipelined', figure: times(pairedRatio(api!, pipelined!)) },
  ];
  return section(`Plan query over HTTP: ${planActions} actions with 8 fields, ${clients} clients, ${statements} SQL statements each (median; ratios paired)`, rows);
}

/** Requests answered in one round; a refused or failed one stops the benchmark. */
async function load(target: Target, processor: number[]): Promise<number> {
  const before = processorTime(target.pid);
  const { url, headers, body } = target;
  const result = await autocannon({ url, headers, body, method: 'POST', connections: clients, duration: seconds });
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`${target.name}: ${result.errors} errors, ${result.non2xx} refusals under load.`);
  processor.push((processorTime(target.pid) - before) / result.requests.total);
  return result.requests.total;
}
