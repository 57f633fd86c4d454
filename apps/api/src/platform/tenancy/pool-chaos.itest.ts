/**
 * Requests of many services over three connections, while clients hang up, statements run out of time and
 * connections are cut: whatever else happens, nobody is given a row of another service.
 */
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { createTestDatabase, createTestTenant, ownSite, runLength, signIn, startTestApp, type TestApp, type TestDatabase } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { sendControl } from './guarded-pool.ts';
import { Tenancy } from './index.ts';

const services = 6;
const atOnce = 50;
const connections = 3;
const requestsOfARun = 250;
const runs = 10 * runLength;

interface Service {
  canary: string;
  slug: string;
  cookie: string;
  actionId: string;
}

let database: TestDatabase;
let api: TestApp;
const known: Service[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

beforeAll(async () => {
  database = await createTestDatabase();
  // Short enough that a lock held for longer makes statements fail; of this database alone, as roles belong to the server.
  await database.administer("do $$ begin execute format('alter role waymark_app in database %I set statement_timeout = ''150ms''', current_database()); end $$");
  api = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z', APP_POOL_SIZE: String(connections) });
  // Each fault that is caused here would be logged with its stack.
  api.app.useLogger(false);
  for (let number = 1; number <= services; number += 1) {
    const tenant = await createTestTenant(database, { slug: `canary-${number}` });
    const canary = `CANARY-of-${number}`;
    const { actionIds } = await writePlan(database, tenant, planOf([[[action({ description: `${canary} acts`, owners: [canary] }), action({ description: canary, progress: canary })]]], canary));
    const { cookie } = await signIn(api, `planManager@${tenant.slug}.test`);
    known.push({ canary, slug: tenant.slug, cookie, actionId: actionIds[0]! });
  }
});
afterAll(async () => {
  agent.destroy();
  await api?.close();
  await database?.drop();
});

type Kind = 'list' | 'own' | 'foreign' | 'write';
interface Step {
  service: number;
  other: number;
  kind: Kind;
  /** The client hangs up after so many milliseconds. */
  hangUp: number | null;
  disturbance: 'none' | 'cut' | 'lock';
}

const step: fc.Arbitrary<Step> = fc.record({
  service: fc.nat(services - 1),
  other: fc.nat(services - 1),
  kind: fc.oneof({ weight: 5, arbitrary: fc.constant<Kind>('list') }, { weight: 3, arbitrary: fc.constantFrom<Kind>('own', 'foreign') }, { weight: 1, arbitrary: fc.constant<Kind>('write') }),
  hangUp: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(30) }),
  disturbance: fc.oneof({ weight: 140, arbitrary: fc.constant<Step['disturbance']>('none') }, { weight: 3, arbitrary: fc.constant<Step['disturbance']>('cut') }, { weight: 1, arbitrary: fc.constant<Step['disturbance']>('lock') }),
});

const list = '{ service { slug } plans { nodes { title actions { nodes { description owners { name } progress } } } } }';
const one = 'query ($id: ID!) { action(id: $id) { __typename ... on Action { description owners { name } } ... on NotFound { id } } }';
const write = 'mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename ... on Action { description } } }';

/** The answer's body, or null when the client hung up. */
function send(service: Service, body: object, hangUp: number | null): Promise<string | null> {
  const { port } = new URL(api.url);
  const text = JSON.stringify(body);
  return new Promise((accept) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), cookie: service.cookie, 'x-waymark-service': service.slug, ...ownSite };
    const sent = request({ agent, host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => accept(Buffer.concat(parts).toString())).on('error', () => accept(null));
    });
    sent.on('error', () => accept(null)).end(text);
    if (hangUp !== null) setTimeout(() => sent.destroy(), hangUp);
  });
}

async function disturb(disturbance: Step['disturbance']): Promise<void> {
  if (disturbance === 'cut') await database.administer("select pg_terminate_backend(pid) from (select pid from pg_stat_activity where usename = 'waymark_app' and datname = current_database() order by random() limit 1) one");
  if (disturbance === 'lock') await database.administer('do $$ begin lock table plan, action in access exclusive mode; perform pg_sleep(0.2); end $$');
}

const counts = { answered: 0, failed: 0, hungUp: 0 };

/** Fails when the answer holds anything of another service, or less than its own. */
async function take({ service, other, kind, hangUp, disturbance }: Step): Promise<void> {
  const own = known[service]!;
  const theirs = known[other]!;
  const body = {
    list: { query: list },
    own: { query: one, variables: { id: own.actionId } },
    foreign: { query: one, variables: { id: theirs.actionId } },
    write: { query: write, variables: { input: { actionId: own.actionId, title: own.canary, datedOn: '2016-09-01' } } },
  }[kind];
  const disturbed = disturb(disturbance);
  const answer = await send(own, body, hangUp);
  await disturbed;
  if (answer === null) return void (counts.hungUp += 1);
  for (const { canary, slug } of known) if (canary !== own.canary && (answer.includes(canary) || answer.includes(slug))) throw new Error(`${own.slug} was answered with ${answer}`);
  if (answer.includes('"INTERNAL"')) return void (counts.failed += 1);
  counts.answered += 1;
  const expected = kind === 'foreign' && other !== service ? '"NotFound"' : own.canary;
  if (!answer.includes(expected)) throw new Error(`${own.slug} (${kind}) was answered with ${answer}`);
}

/** Fifty at a time, in the order of the list. */
async function run(steps: readonly Step[]): Promise<void> {
  const waiting = [...steps];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await take(next);
  }));
}

describe('a pool of three connections in a storm [10]', () => {
  test('gives every request its own rows and nothing else', async () => {
    const started = Date.now();
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: requestsOfARun, maxLength: requestsOfARun }), run), { numRuns: runs, endOnFailure: true, ...(runLength === 1 ? { seed: 10 } : {}) });
    const { answered, failed, hungUp } = counts;
    if (runLength > 1) console.log(`${runs * requestsOfARun} requests in ${Math.round((Date.now() - started) / 1000)} s: ${answered} answered, ${failed} failed, ${hungUp} hung up; none held anything of another service`);
    expect(answered + failed + hungUp).toBe(runs * requestsOfARun);
    // A storm in which nothing gets through would prove nothing, nor would one without faults.
    expect(answered).toBeGreaterThan(runs * requestsOfARun * 0.5);
    expect(failed).toBeGreaterThan(0);
    expect(hungUp).toBeGreaterThan(0);
  }, 300_000 * Math.max(1, runLength));

  test('wrote nothing into another service', async () => {
    const rows = await database.administer<{ slug: string; title: string }>('select distinct t.slug, e.title from evidence e join tenant t on t.id = e.tenant_id order by 1');
    expect(rows).toEqual(known.map(({ slug, canary }) => ({ slug, title: canary })));
  });

  test('serves as before afterwards', async () => {
    for (const service of known) expect(await send(service, { query: list }, null)).toContain(service.canary);
    expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
  });

  test('leaves no service on any connection, and no transaction open', async () => {
    const { pool } = api.app.get<unknown, { pool: Pool }>(Tenancy, { strict: false });
    expect(pool.waitingCount).toBe(0);
    const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()));
    const settings = await Promise.all(clients.map((client) => sendControl(client, "select coalesce(current_setting('app.tenant_id', true), '') as tenant, now() = statement_timestamp() as fresh")));
    for (const client of clients) client.release();
    expect(settings.map(({ rows }): unknown => rows[0])).toEqual(Array(connections).fill({ tenant: '', fresh: true }));
    expect(await database.administer("select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'")).toEqual([]);
  });
});
