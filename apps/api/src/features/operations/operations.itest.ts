/** What the operator sees of queue and outbox, on both backends, over HTTP: figures, codes and ids, and nothing else; and a failed job that is put back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { v7 as newId } from 'uuid';
import { parseConfig } from '../../platform/config/index.ts';
import { Jobs, JobWorker, QueueOverviews } from '../../platform/jobs/index.ts';
import { withQueue } from '../../queue-operations.ts';
import { createTestDatabase, createTestTenant, freePort, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { redisIsThere, startTestRedis, type TestRedis } from '../../testing/test-redis.ts';
import { createWorker } from '../../worker-app.ts';
import { QueueReports, serveOperations, type QueueReport } from './index.ts';

let database: TestDatabase;
let redis: TestRedis | null = null;
let tenant: TestTenant;
/** A worker posts digests, which must not fail here. */
const mailFolder = mkdtempSync(join(tmpdir(), 'waymark-mail-'));

beforeAll(async () => {
  database = await createTestDatabase();
  redis = redisIsThere ? await startTestRedis() : null;
  tenant = await createTestTenant(database);
  await database.administer('update tenant set name_en = $2 where id = $1', [tenant.id, 'A name nobody is shown']);
  const message = newId();
  await database.administer(
    `insert into message (tenant_id, id, recipient_id, kind, subject_kind, subject_id, parameters, dedupe_key, created_at, visible_from) values ($1, $2, $3, 'escalation', 'action', $2, '{"plan":"Secret prose"}', 'k', now(), now())`,
    [tenant.id, message, tenant.accounts.planManager!.id],
  );
  for (const [channel, state] of [['inbox', 'sent'], ['email', 'dead']]) {
    await database.administer(
      `insert into delivery (tenant_id, id, message_id, channel, state, attempts, created_at, last_error, sent_at) values ($1, $2, $3, $4, $5, 9, now(), 'refused', case when $5 = 'sent' then now() end)`, [tenant.id, newId(), message, channel, state],
    );
  }
  const later = newId();
  await database.administer(
    `insert into message (tenant_id, id, recipient_id, kind, subject_kind, subject_id, parameters, dedupe_key, created_at, visible_from) values ($1, $2, $3, 'escalation', 'action', $2, '{}', 'l', now(), now())`,
    [tenant.id, later, tenant.accounts.planManager!.id],
  );
  await database.administer(`insert into delivery (tenant_id, id, message_id, channel, state, attempts, created_at, next_attempt_at) values ($1, $2, $3, 'email', 'failed', 1, now(), now() + interval '1 hour')`, [tenant.id, newId(), later]);
});
afterAll(async () => {
  await redis?.stop();
  await database?.drop();
  rmSync(mailFolder, { recursive: true, force: true });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 400 && !(await holds()); round += 1) await new Promise((resolve) => setTimeout(resolve, 50));
}

const backends: [name: string, settings: () => Record<string, string>][] = [['postgresql', () => ({})]];
if (redisIsThere) backends.push(['redis', () => ({ REDIS_URL: redis?.url ?? '' })]);

describe.each(backends)('a queue in %s', (backend, settings) => {
  let worker: INestApplicationContext;
  let server: Server;
  let url: string;
  let fails = true;
  const ids = { tenantId: '', importId: newId() };
  let jobId: string;
  const queue = async () => (await worker.get(Jobs).reach()) as unknown as Queue;
  const read = async (): Promise<QueueReport> => (await (await fetch(`${url}/queue.json`)).json()) as QueueReport;

  beforeAll(async () => {
    ids.tenantId = tenant.id;
    worker = await createWorker(parseConfig({ ...settings(), DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl, SECOND_FACTOR: 'off', MAIL_FOLDER: mailFolder }));
    worker.get(Jobs).on('test.fails', () => (fails ? Promise.reject(Object.assign(new Error('Secret prose'), { code: '23505' })) : Promise.resolve()));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = await serveOperations(worker.get(QueueReports, { strict: false }), port, '127.0.0.1');
    await worker.get(JobWorker).start();
    jobId = `fails.${ids.importId}`;
    await (await queue()).add('test.fails', ids, { jobId, attempts: 1 });
    await until(async () => (await (await queue()).getFailedCount()) > 0);
  });
  afterAll(async () => {
    server?.closeAllConnections();
    server?.close();
    await worker?.close();
  });

  test('is told with its failed jobs by code, its timers and its workers', async () => {
    const { queue: told } = await read();
    expect(told).toMatchObject({ backend, workers: 1, failedByCode: [{ code: '23505', jobs: 1 }], timersMissing: [] });
    expect(told?.failed).toEqual([expect.objectContaining({ id: jobId, name: 'test.fails', code: '23505', tenantId: tenant.id, ids: { importId: ids.importId }, attempts: 1 })]);
    const due = told?.timers.find(({ name }) => name === 'escalations.due');
    expect(due?.everySeconds).toBe(30);
    expect(Math.abs(Date.parse(String(due?.nextAt)) - Date.now())).toBeLessThan(61_000);
  });

  test('is told with the outbox of all services', async () => {
    expect((await read()).outbox).toMatchObject({ failed: 1, dead: 1, services: [{ tenantId: tenant.id, failed: 1, dead: 1 }] });
  });

  test('is a page without scripts, and says nothing of what is in plans and messages', async () => {
    const answer = await fetch(`${url}/queue`);
    const page = await answer.text();
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page).toContain('23505');
    expect(page).toContain(tenant.id);
    expect(page).not.toMatch(/<script|<form| on\w+=/);
    const all = page + (await (await fetch(`${url}/queue.json`)).text());
    expect(all).not.toMatch(/prose|A name nobody/i);
  });

  test('takes nothing, and answers no page of somebody else', async () => {
    expect((await fetch(`${url}/queue`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    const status = await new Promise((accept, refuse) => {
      request(`${url}/queue.json`, { headers: { host: 'attacker.example' } }, (answer) => accept(answer.resume().statusCode)).on('error', refuse).end();
    });
    expect(status).toBe(421);
  });

  test('takes a failed job back, once, and no other', async () => {
    await withQueue({ ...database, redisUrl: settings()['REDIS_URL'] }, async (operations) => {
      expect(await operations.retry('no-such-job')).toBe('unknown');
      fails = false;
      expect(await operations.retry(jobId)).toBe('retried');
      await until(async () => (await operations.report()).queue?.counts.failed === 0);
      expect((await operations.report()).queue?.failed).toEqual([]);
      expect(['unknown', 'notFailed']).toContain(await operations.retry(jobId));
    });
  });

  test('whose timer was lost says so', async () => {
    await (await queue()).removeJobScheduler('audit.verify');
    expect((await worker.get(QueueOverviews).read()).timersMissing).toEqual(['audit.verify']);
    await worker.get(Jobs).schedule();
    expect((await worker.get(QueueOverviews).read()).timersMissing).toEqual([]);
  });
});

(redisIsThere ? test : test.skip)('a queue that is away is told as such, with the outbox', async () => {
  await redis!.shut();
  try {
    const report = await withQueue({ ...database, redisUrl: redis!.url }, (operations) => operations.report());
    expect(report).toMatchObject({ queue: null, outbox: { dead: 1 } });
  } finally {
    await redis!.open();
  }
});
