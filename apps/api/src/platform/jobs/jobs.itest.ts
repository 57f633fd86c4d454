import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Queue } from 'bullmq';
import 'reflect-metadata';
import { v7 as newId } from 'uuid';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { redisIsThere, startTestRedis, type TestRedis } from '../../testing/test-redis.ts';
import { ConfigModule, parseConfig } from '../config/index.ts';
import { DatabaseModule } from '../database/index.ts';
import { Tenancy, tenantExecute, tenantId, tenantIdentity, TenancyModule, type TenantIdentity } from '../tenancy/index.ts';
import { Jobs, JobsModule, JobWorker } from './index.ts';
import { jobIdOf } from './job-payload.ts';

let database: TestDatabase;
let redis: TestRedis | null = null;
const open: INestApplicationContext[] = [];
const [a, b] = [newId(), newId()];

beforeAll(async () => {
  database = await createTestDatabase();
  redis = redisIsThere ? await startTestRedis() : null;
  await database.administer("insert into tenant (id, slug, name_en, name_cy, created_at) values ($1, 'a', 'A', 'A', now()), ($2, 'b', 'B', 'B', now())", [a, b]);
});
afterAll(async () => {
  for (const program of open) await program.close();
  await redis?.stop();
  await database.drop();
});

/** One of the two programs, as far as jobs go. */
async function startProgram(settings: Record<string, string>): Promise<INestApplicationContext> {
  const config = parseConfig({ ...settings, DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl });
  @Module({ imports: [ConfigModule.forRoot(config), DatabaseModule, TenancyModule.forRoot([]), JobsModule] })
  class Program {}
  const program = await NestFactory.createApplicationContext(Program, { logger: ['error'], abortOnError: false });
  open.push(program);
  return program;
}

interface Done {
  identity: TenantIdentity;
  payload: Record<string, string>;
}

/** Resolves when `list` has as many entries. */
async function until<T>(list: readonly T[], length: number): Promise<readonly T[]> {
  for (let round = 0; list.length < length && round < 200; round += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  return list;
}

const backends: [name: string, settings: () => Record<string, string>][] = [['PostgreSQL', () => ({})]];
if (redisIsThere) backends.push(['Redis', () => ({ REDIS_URL: redis?.url ?? '' })]);

describe.each(backends)('jobs waiting in %s', (_name, settings) => {
  let api: INestApplicationContext;
  let worker: INestApplicationContext;
  const done: Done[] = [];
  const swept: string[] = [];
  let cleared = 0;

  beforeAll(async () => {
    api = await startProgram(settings());
    worker = await startProgram(settings());
    worker.get(Jobs).on('import.read', async (payload) => {
      await Promise.resolve();
      done.push({ identity: tenantIdentity(), payload });
    });
    worker.get(Jobs).every('import.requeue', 3600, async (tenant) => {
      await Promise.resolve();
      swept.push(tenant);
      if (tenant === a) throw new Error('a fault of one tenant');
    });
    worker.get(Jobs).everyOnPlatform('auth.clear', 3600, async () => {
      await Promise.resolve();
      cleared += 1;
    });
    await worker.get(JobWorker).start();
  });

  test('one program puts a job, the other does it as the service itself in that tenant', async () => {
    const importId = newId();
    await api.get(Jobs).enqueue('import.read', { tenantId: a, importId });
    expect(await until(done, 1)).toEqual([{ identity: { tenantId: a, accountId: null, roles: [] }, payload: { tenantId: a, importId } }]);
  });

  test('a job wished for in a transaction waits for its commit', async () => {
    const before = done.length;
    const importId = newId();
    await api.get(Tenancy).withTenant({ tenantId: b, accountId: null, roles: [] }, async () => {
      api.get(Jobs).enqueueAfterCommit('import.read', { tenantId: tenantId(), importId });
      await tenantExecute('insert into plan (tenant_id, id, title, created_at, updated_at) values ($1, $2, $3, now(), now())', [b, newId(), 'committed']);
      expect(done).toHaveLength(before);
    });
    expect((await until(done, before + 1)).at(-1)?.payload).toEqual({ tenantId: b, importId });
  });

  test('a job wished for in a transaction that fails is never done', async () => {
    const before = done.length;
    const work = api.get(Tenancy).withTenant({ tenantId: b, accountId: null, roles: [] }, () => {
      api.get(Jobs).enqueueAfterCommit('import.read', { tenantId: tenantId(), importId: newId() });
      return Promise.reject(new Error('after all not'));
    });
    await expect(work).rejects.toThrow('after all not');
    await api.get(Jobs).enqueue('import.read', { tenantId: a, importId: newId() });
    await until(done, before + 1);
    expect(done.slice(before).map(({ identity }) => identity.tenantId)).toEqual([a]);
  });

  test('the periodic job visits every tenant, one fault or not', async () => {
    expect([...(await until(swept, 2))].sort()).toEqual([a, b].sort());
    expect(cleared).toBe(1);
  });

  test('timers that are there are left as they are; one that was lost, or stands still, comes back', async () => {
    const queue = await worker.get(Jobs).reach();
    const [before, times] = [await queue.getJobSchedulers(), cleared];
    await worker.get(Jobs).schedule();
    expect((await queue.getJobSchedulers()).map(({ key, next }) => [key, next])).toEqual(before.map(({ key, next }) => [key, next]));
    expect(cleared).toBe(times);
    await queue.removeJobScheduler('auth.clear');
    await worker.get(Jobs).schedule();
    expect((await queue.getJobSchedulers()).map(({ key }) => key).sort()).toEqual(['auth.clear', 'import.requeue']);
    for (let round = 0; cleared === times && round < 200; round += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(cleared).toBe(times + 1);
  });

  test('a failed job stays to be seen with a code and without words, and the next wish for it begins anew', async () => {
    const ids = { tenantId: a, importId: newId() };
    let fails = true;
    const attempts: string[] = [];
    worker.get(Jobs).on('import.fails', async ({ importId }) => {
      await Promise.resolve();
      attempts.push(importId ?? '');
      if (fails) throw Object.assign(new Error('The plan of a child says: secret prose'), { code: '23505' });
    });
    const queue = (await worker.get(Jobs).reach()) as unknown as Queue;
    await queue.add('import.fails', ids, { jobId: jobIdOf('import.fails', ids), attempts: 1, removeOnFail: { count: 10 } });
    const failed = async () => (await queue.getFailed()).filter((job) => job.name === 'import.fails');
    for (let round = 0; (await failed()).length === 0 && round < 200; round += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    const [job] = await failed();
    expect(job?.failedReason).toBe('23505');
    expect(JSON.stringify(job)).not.toContain('prose');
    fails = false;
    await api.get(Jobs).enqueue('import.fails', ids);
    await until(attempts, 2);
    for (let round = 0; (await failed()).length > 0 && round < 200; round += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    expect([attempts.length, (await failed()).length]).toEqual([2, 0]);
  });

  test('leaves nothing behind in the queue', async () => {
    const queue = (await api.get(Jobs).reach()) as unknown as Queue;
    // A job is taken off the queue after its handler has returned: wait for that, not for the handler.
    const kept = async () => (await queue.getJobs()).filter((job) => job?.name === 'import.read');
    for (let round = 0; (await kept()).length > 0 && round < 200; round += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await kept()).toEqual([]);
  });

  test('a payload with anything but ids is refused before it is put', async () => {
    await expect(api.get(Jobs).enqueue('import.read', { tenantId: a, title: 'Plan of a child' })).rejects.toThrow('nothing else');
  });
});
