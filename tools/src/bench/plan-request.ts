/** The plan query as the benchmarks ask it: who asks, what it costs the database, and many clients at once. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import pg from 'pg';
import { launcher, type Prepared, type ScratchDatabase } from '../launch-bridge.ts';
import { processorTime } from './process-figures.ts';
import { parseStatements, prefix, type LoggedStatement } from './statement-log.ts';

export const clients = 20;
const seconds = 3;
export const planActions = 50;

/** Fifty actions with eight fields each. */
const planQuery = `query PlanActions($id: ID!) {
  plan(id: $id) { ... on Plan { actions(first: ${planActions}) { nodes {
    id ref description ownerText status timescale { sourceText } statedRating { code } effectiveRating { code }
  } } } }
}`;

const servicesQuery = '{ services { nodes { slug } } }';
const plansQuery = '{ plans { nodes { id actions(first: 1) { totalCount } } } }';

const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** A session runs trusted documents only (ADR 0024): these are the bench's own. */
function trustOwnDocuments(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  writeFileSync(join(folder, 'bench.json'), JSON.stringify(Object.fromEntries([planQuery, servicesQuery, plansQuery].map((text) => [idOf(text), text]))));
  return folder;
}

/** Starts the program on the demonstration, without limits on how often one person asks. */
export async function startForBench(prepared: Prepared, now: string, logPrefix: string): Promise<{ origin: string; pid: number; stop: () => Promise<void> }> {
  const { startProgram } = await launcher('launch/program.mjs');
  const port = await (await launcher('launch/port.mjs')).freePort();
  const documents = trustOwnDocuments();
  Object.assign(process.env, { TRUSTED_DOCUMENTS: documents, OPERATION_LIMIT_FACTOR: '100000' });
  const program = await startProgram({ ...prepared, port, demonstration: true, now, logPrefix });
  const stop = async (): Promise<void> => {
    await program.stop();
    rmSync(documents, { recursive: true });
  };
  return { origin: `http://localhost:${port}`, pid: program.children[0]!.pid, stop };
}

export interface Target {
  name: string;
  pid: number;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Signs in and finds a plan with enough actions. */
export async function findPlan(origin: string, account: Prepared['accounts'][number] | undefined): Promise<Omit<Target, 'name' | 'pid'>> {
  if (!account) throw new Error('The demonstration has no account to sign in with.');
  const json = { 'content-type': 'application/json', origin };
  const signedIn = await fetch(`${origin}/api/session`, { method: 'POST', headers: json, body: JSON.stringify({ email: account.email, password: account.password }) });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`Signing in failed with status ${signedIn.status}.`);
  const url = `${origin}/graphql`;
  const ask = async <T>(query: string, headers: Record<string, string>): Promise<T> =>
    ((await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ documentId: idOf(query) }) })).json()) as { data: T }).data;
  const signed = { ...json, cookie };
  const { services } = await ask<{ services: { nodes: { slug: string }[] } }>(servicesQuery, signed);
  for (const { slug } of services.nodes) {
    const headers = { ...signed, 'x-waymark-service': slug };
    const { plans } = await ask<{ plans: { nodes: { id: string; actions: { totalCount: number } }[] } }>(plansQuery, headers);
    const plan = plans.nodes.find(({ actions }) => actions.totalCount >= planActions);
    if (plan) return { url, headers, body: JSON.stringify({ documentId: idOf(planQuery), variables: { id: plan.id } }) };
  }
  throw new Error(`The demonstration has no plan with ${planActions} actions.`);
}

/** What one request asks of the database, from the server's own log. */
export async function captureStatements({ administratorUrl }: ScratchDatabase, api: Target): Promise<LoggedStatement[]> {
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

/** Requests answered in one round; a refused or failed one stops the benchmark. */
export async function load(target: Target, processor: number[], duration = seconds): Promise<number> {
  const before = processorTime(target.pid);
  const { url, headers, body } = target;
  const result = await autocannon({ url, headers, body, method: 'POST', connections: clients, duration });
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`${target.name}: ${result.errors} errors, ${result.non2xx} refusals under load.`);
  processor.push((processorTime(target.pid) - before) / result.requests.total);
  return result.requests.total;
}
