// A worker that is killed five times on one thing, as the built program takes it off the queue: the thing happens once, and its job does not fail.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { defaultPolicyDocument } from '@waymark/rules';
import { onConnection } from './platform/database/index.ts';
import { withQueue } from './queue-operations.ts';
import { createTestDatabase, createTestTenant, testSigningKey, type TestDatabase, type TestTenant } from './testing/index.ts';
import { startMailServer, type TestMailServer } from './testing/test-mail-server.ts';
import { action, planOf, writePlan } from './testing/test-plan.ts';
import { redisIsThere, startTestRedis, type TestRedis } from './testing/test-redis.ts';

const times = 5;
/** The owner is told a working day after the plan went off track. */
const offTrackAt = '2016-10-05T09:00:00Z';
const dueAt = '2016-10-06T12:00:00Z';
const leaseMinutes = 3;
const folder = mkdtempSync(join(tmpdir(), 'waymark-killed-'));

let redis: TestRedis | null = null;
let mailServer: TestMailServer;
beforeAll(async () => {
  redis = redisIsThere ? await startTestRedis() : null;
  mailServer = await startMailServer();
});
afterAll(async () => {
  await mailServer?.close();
  await redis?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The built worker, which takes up the jobs of a dead one sooner than usual. */
function startWorker(database: TestDatabase, now: string, settings: Record<string, string>): ChildProcess {
  const built = (path: string): string => JSON.stringify(new URL(`../dist/${path}`, import.meta.url).href);
  const program = `
    const [{ createWorker }, { loadConfig }, { JobWorker }] = await Promise.all([import(${built('worker-app.js')}), import(${built('platform/config/index.js')}), import(${built('platform/jobs/index.js')})]);
    await (await createWorker(loadConfig())).get(JobWorker).start({ lockMilliseconds: 2000, stalledMilliseconds: 500, scheduleMilliseconds: 300 });`;
  const env = {
    PATH: process.env['PATH'] ?? '', DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl, AUDIT_SIGNING_KEY: testSigningKey, SECOND_FACTOR: 'off', ORIGIN: 'http://waymark.test', FILES_FOLDER: join(folder, 'files'),
    SMTP_URL: mailServer.url, MAIL_FROM: 'plans@waymark.test', NOW: now, ...settings,
  };
  return spawn(process.execPath, ['--input-type=module', '--eval', program], { env, stdio: ['ignore', 'ignore', 'inherit'], cwd: fileURLToPath(new URL('../', import.meta.url)) });
}

async function kill(worker: ChildProcess): Promise<void> {
  worker.kill('SIGKILL');
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 90_000; !(await holds()); await wait(50)) if (Date.now() > end) throw new Error('It did not come to that.');
}

const backends: [name: string, settings: () => Record<string, string>][] = [['PostgreSQL', () => ({})]];
if (redisIsThere) backends.push(['Redis', () => ({ REDIS_URL: redis?.url ?? '' })]);

describe.each(backends)('a worker that takes its jobs from %s, killed five times', (_name, settings) => {
  let database: TestDatabase;
  let tenant: TestTenant;
  const failedJobs = () => withQueue({ ...database, redisUrl: settings()['REDIS_URL'] }, (queue) => queue.report()).then(({ queue }) => queue?.counts.failed);
  const events = () => database.administer<{ kind: string; step: string | null }>('select kind, step from escalation_event order by at, id');
  const messages = () => database.administer(`select dedupe_key from message where kind = 'escalation'`);

  beforeEach(async () => {
    await redis?.flush();
    database = await createTestDatabase();
    tenant = await createTestTenant(database);
    const manager = tenant.accounts.planManager!.id;
    await database.administer(`insert into message_preference (tenant_id, account_id, kind, email, changed_at) values ($1, $2, 'digest', 'never', now())`, [tenant.id, manager]);
    await database.administer(
      `insert into escalation_policy (tenant_id, id, number, document, content_hash, state, created_at, activated_at) values ($1, $2, 1, $3, 'default', 'active', '2016-01-01', '2016-01-01')`, [tenant.id, newId(), JSON.stringify(defaultPolicyDocument)],
    );
    mailServer.mails.length = 0;
    mailServer.decide = () => null;
  });

  test('in the middle of a due pass: the step is told once', async () => {
    await writePlan(database, tenant, planOf([[[action()]]]), offTrackAt);
    const waiting = () => database.administer<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%insert into message%'`);
    for (let time = 0; time < times; time += 1) {
      await onConnection(database.administratorUrl, async (client) => {
        await client.query('begin');
        await client.query('lock table message in exclusive mode');
        const worker = startWorker(database, dueAt, settings());
        await until(async () => (await waiting()).length > 0);
        await kill(worker);
        // Its connections end with it, as they would with its machine.
        await database.administer('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [(await waiting()).map(({ pid }) => pid)]);
        await client.query('rollback');
      });
      expect(await events()).toEqual([]);
    }
    const worker = startWorker(database, dueAt, settings());
    await until(async () => (await messages()).length > 0);
    await until(() => mailServer.mails.length > 0);
    await wait(2_000);
    await kill(worker);
    expect(await events()).toEqual([{ kind: 'raised', step: null }, { kind: 'notify', step: 'owner' }]);
    expect(await messages()).toHaveLength(1);
    expect(mailServer.mails).toHaveLength(1);
    expect(await failedJobs()).toBe(0);
  });

  test('in the middle of sending a mail: it is delivered once', async () => {
    const message = newId();
    await database.administer(
      `insert into message (tenant_id, id, recipient_id, kind, subject_kind, subject_id, parameters, dedupe_key, created_at, visible_from) values ($1, $2, $3, 'escalation', 'action', $2, '{"ref":"1.2","step":1}', 'once', $4, $4)`,
      [tenant.id, message, tenant.accounts.planManager!.id, dueAt],
    );
    await database.administer(`insert into delivery (tenant_id, id, message_id, channel, state, created_at, next_attempt_at) values ($1, $2, $3, 'email', 'waiting', $4, $4)`, [tenant.id, newId(), message, dueAt]);
    const delivery = () => database.administer(`select state, attempts from delivery where channel = 'email'`);
    const nowAt = (time: number): string => new Date(Date.parse(dueAt) + time * leaseMinutes * 60_000).toISOString();
    for (let time = 0; time < times; time += 1) {
      // It has the whole mail, and has not said that it takes it.
      mailServer.decide = () => new Promise(() => undefined);
      const mailed = mailServer.nextMail();
      const worker = startWorker(database, nowAt(time), settings());
      await mailed;
      await kill(worker);
      expect(await delivery()).toEqual([{ state: 'waiting', attempts: 0 }]);
    }
    mailServer.decide = () => null;
    const worker = startWorker(database, nowAt(times), settings());
    await until(async () => (await delivery())[0]?.['state'] === 'sent');
    await wait(2_000);
    await kill(worker);
    expect(mailServer.mails).toHaveLength(1);
    expect(await delivery()).toEqual([{ state: 'sent', attempts: 1 }]);
    expect(await failedJobs()).toBe(0);
  });

  afterAll(async () => database?.drop());
});
