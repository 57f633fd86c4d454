// A queue that loses everything, is away, or whose workers die: work waits, nothing waits for it, and nothing is lost.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import 'reflect-metadata';
import { v7 as newId } from 'uuid';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { redisIsThere, startTestRedis, type TestRedis } from '../../testing/test-redis.ts';
import { ConfigModule, parseConfig } from '../config/index.ts';
import { DatabaseModule } from '../database/index.ts';
import { Tenancy, tenantExecute, tenantId, TenancyModule } from '../tenancy/index.ts';
import { Jobs, JobsModule, JobWorker } from './index.ts';

const quick = { lockMilliseconds: 2_000, stalledMilliseconds: 500, scheduleMilliseconds: 300 };
const tenant = newId();
const open: INestApplicationContext[] = [];
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.administer("insert into tenant (id, slug, name_en, name_cy, created_at) values ($1, 'a', 'A', 'A', now())", [tenant]);
});
afterAll(async () => {
  for (const program of open) await program.close();
  await database.drop();
});

async function startProgram(settings: Record<string, string>): Promise<INestApplicationContext> {
  const config = parseConfig({ ...settings, DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl });
  @Module({ imports: [ConfigModule.forRoot(config), DatabaseModule, TenancyModule.forRoot([]), JobsModule] })
  class Program {}
  const program = await NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
  open.push(program);
  return program;
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end && !(await holds()); ) await new Promise((resolve) => setTimeout(resolve, 25));
}

describe('jobs waiting in PostgreSQL', () => {
  test('all that was in the queue is gone in the middle of the work: timers come back', async () => {
    let swept = 0;
    const program = await startProgram({});
    program.get(Jobs).everyOnPlatform('sweep', 1, () => Promise.resolve(void (swept += 1)));
    await program.get(JobWorker).start(quick);
    await eventually(() => swept >= 1);
    await database.administer('truncate bullmq.job, bullmq.scheduler cascade');
    const before = swept;
    await eventually(() => swept >= before + 2);
    expect(swept).toBeGreaterThanOrEqual(before + 2);
    await program.close();
    open.pop();
  });

  test('the connections of the queue are cut: the worker goes on', async () => {
    let swept = 0;
    const done: string[] = [];
    const program = await startProgram({});
    program.get(Jobs).everyOnPlatform('sweep', 1, () => Promise.resolve(void (swept += 1)));
    program.get(Jobs).on('work', ({ id }) => Promise.resolve(void done.push(id ?? '')));
    await program.get(JobWorker).start(quick);
    await eventually(() => swept >= 1);
    for (let round = 0; round < 3; round += 1) {
      await database.administer("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'waymark-jobs' and datname = current_database()");
      const before = swept;
      await eventually(() => swept > before);
      expect(swept).toBeGreaterThan(before);
    }
    await program.get(Jobs).enqueue('work', { tenantId: tenant, id: newId() });
    await eventually(() => done.length === 1);
    expect(done).toHaveLength(1);
    await program.close();
    open.pop();
  });
});

const withRedis = redisIsThere ? describe : describe.skip;
withRedis('jobs waiting in Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(async () => {
    for (const program of open.splice(0)) await program.close();
    await redis.stop();
  });

  test('FLUSHALL in the middle of the work: timers come back', async () => {
    let swept = 0;
    const program = await startProgram({ REDIS_URL: redis.url });
    program.get(Jobs).everyOnPlatform('sweep', 1, () => Promise.resolve(void (swept += 1)));
    await program.get(JobWorker).start(quick);
    await eventually(() => swept >= 1);
    for (let round = 0; round < 3; round += 1) {
      await redis.flush();
      const before = swept;
      await eventually(() => swept >= before + 2);
      expect(swept).toBeGreaterThanOrEqual(before + 2);
    }
  });

  test('away for the whole of it: transactions commit without waiting, programs start and end in time', async () => {
    await redis.shut();
    const began = Date.now();
    const api = await startProgram({ REDIS_URL: redis.url });
    const worker = await startProgram({ REDIS_URL: redis.url });
    worker.get(Jobs).on('work', () => Promise.resolve());
    await worker.get(JobWorker).start(quick);
    const committing = Date.now();
    for (let number = 0; number < 20; number += 1) {
      await api.get(Tenancy).withTenant({ tenantId: tenant, accountId: null, roles: [] }, async () => {
        api.get(Jobs).enqueueAfterCommit('work', { tenantId: tenantId(), id: newId() });
        await tenantExecute('insert into plan (tenant_id, id, title, created_at, updated_at) values ($1, $2, $3, now(), now())', [tenantId(), newId(), 'Kept']);
      });
    }
    const committed = Date.now() - committing;
    expect(await database.administer("select count(*) as n from plan where title = 'Kept'")).toEqual([{ n: 20 }]);
    await expect(api.get(Jobs).enqueue('work', { tenantId: tenant, id: newId() })).rejects.toThrow('not reachable');
    await api.close();
    await worker.close();
    open.splice(-2);
    // One waiting for the queue would take at least a second each.
    expect(committed).toBeLessThan(15_000);
    expect(Date.now() - began).toBeLessThan(28_000);
  });

  test('back again: the worker that started without it takes up its jobs', async () => {
    let [swept, done] = [0, 0];
    await redis.shut();
    const worker = await startProgram({ REDIS_URL: redis.url });
    worker.get(Jobs).everyOnPlatform('sweep', 1, () => Promise.resolve(void (swept += 1)));
    worker.get(Jobs).on('work', () => Promise.resolve(void (done += 1)));
    await worker.get(JobWorker).start(quick);
    expect(swept).toBe(0);
    await redis.open();
    await eventually(() => swept >= 2);
    expect(swept).toBeGreaterThanOrEqual(2);
    await worker.get(Jobs).enqueue('work', { tenantId: tenant, id: newId() });
    await eventually(() => done === 1);
    expect(done).toBe(1);
  });
});
