/**
 * What an attack costs the server: the built program in a process of its own, asked over HTTP by a program
 * with a token, which may write its own documents. Each takes less than 50 ms of the server's processor time (a
 * machine that builds makes everybody wait; WAYMARK_FUZZ prints the waiting too), and meanwhile the heap grows by
 * less than 20 MB, before anything is collected.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attacks } from '../../testing/attack-corpus.ts';
import { createTestDatabase, createTestTenant, freePort, runLength, sessionOf, signIn, type TestDatabase, type TestTenant } from '../../testing/index.ts';

/** Told to, collects garbage if asked, and says how much memory is in use and how much processor time was. */
const probe =
  "process.on('message', (collect) => { if (collect) gc(); const { heapUsed, external } = process.memoryUsage(); const { user, system } = process.cpuUsage(); process.send({ bytes: heapUsed + external, microseconds: user + system }); });";

let database: TestDatabase;
let tenant: TestTenant;
let server: ChildProcess;
let url: string;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator'] });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = fork(join(import.meta.dirname, '../../../dist/main.js'), {
    execArgv: ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(probe)}`],
    env: { PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1', DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl, SECOND_FACTOR: 'off', OPERATION_LIMIT_FACTOR: '1000' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  server.stdout?.resume();
  // Its first line is not yet its readiness.
  while (!(await fetch(`${url}/health/live`).then(({ ok }) => ok, () => false))) await wait(100);
  const administrator = await signIn({ url }, `tenantAdministrator@${tenant.slug}.test`);
  const made = await administrator.fetch('/api/tokens', { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Attacks', scope: 'write', days: 1 }) });
  ({ token } = (await made.json()) as { token: string });
  // What a server has compiled and cached by its first minutes.
  for (let round = 0; round < 3; round += 1) for (const { body } of attacks) await post(body);
  for (let n = 0; n < 50; n += 1) await post(JSON.stringify({ query: '{ me { id } plans { totalCount } }' }));
});
afterAll(async () => {
  if (server && server.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
  await database?.drop();
});

interface Answer {
  status: number;
  code: string | undefined;
  text: string;
  milliseconds: number;
}

async function post(body: string): Promise<Answer> {
  const started = performance.now();
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body });
  const text = await answer.text();
  return { status: answer.status, code: /"code":"(\w+)"/.exec(text)?.[1], text, milliseconds: performance.now() - started };
}

const rounds = 6;

interface Use {
  bytes: number;
  microseconds: number;
}

async function use(collect: boolean): Promise<Use> {
  const said = once(server, 'message');
  server.send(collect);
  return ((await said) as [Use])[0];
}

const worst = { milliseconds: 0, slowest: '', waited: 0, longest: '', megabytes: 0, largest: '' };

describe('[15] is refused in less than 50 ms and with less than 20 MB', () => {
  test.each(attacks)('$name', async ({ name, body, status, code }) => {
    const costs: { milliseconds: number; waited: number; megabytes: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // Collecting also throws compiled code away, so it is done once, and never before time is measured.
      const before = await use(round === 0);
      const answer = await post(body);
      const after = await use(false);
      costs.push({ milliseconds: (after.microseconds - before.microseconds) / 1000, waited: answer.milliseconds, megabytes: round === 0 ? (after.bytes - before.bytes) / 1e6 : Infinity });
      expect([answer.status, answer.code]).toEqual([status, code]);
      expect(answer.text).not.toMatch(/Did you mean|stacktrace|node_modules|\.[jt]s:|select /);
    }
    // The least of them: now and then the server does something else besides.
    const least = (cost: keyof (typeof costs)[number]): number => Math.min(...costs.map((round) => round[cost]));
    if (least('milliseconds') > worst.milliseconds) Object.assign(worst, { milliseconds: least('milliseconds'), slowest: name });
    if (least('waited') > worst.waited) Object.assign(worst, { waited: least('waited'), longest: name });
    if (least('megabytes') > worst.megabytes) Object.assign(worst, { megabytes: least('megabytes'), largest: name });
    expect(least('milliseconds')).toBeLessThan(50);
    expect(least('megabytes')).toBeLessThan(20);
  });
});

test('the server is well afterwards', async () => {
  const session = sessionOf(url, (await signIn({ url }, `tenantAdministrator@${tenant.slug}.test`)).cookie);
  // A browser's session may not even send such documents.
  expect((await session.graphql('{ me { email } }')).errors?.[0]?.extensions).toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED' });
  expect((await post(JSON.stringify({ query: '{ me { email } }' }))).text).toContain(tenant.slug);
  if (runLength > 1) console.log(`Attacks: ${attacks.length}; most processor time ${worst.milliseconds.toFixed(1)} ms (${worst.slowest}); longest wait ${worst.waited.toFixed(1)} ms (${worst.longest}); most memory ${worst.megabytes.toFixed(1)} MB (${worst.largest}).`);
});
