/** Where the jobs wait: in PostgreSQL, or in Redis when REDIS_URL is set. */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { Injectable, Logger } from '@nestjs/common';
import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { within } from '../clock/index.ts';
import { Config } from '../config/index.ts';
import { openQueuePool } from '../database/index.ts';
import { faultText } from '../log/index.ts';

/** Loaded when it is first needed: an API that puts no job need not hold it in memory. */
const library = () => import('bullmq');

/** What is used of a queue and of a worker, whichever the backend. */
export type WaitingQueue = Pick<Queue, 'add' | 'close' | 'getActive' | 'getFailed' | 'getJob' | 'getJobCounts' | 'getJobSchedulers' | 'getWaiting' | 'getWorkers' | 'on' | 'removeJobScheduler' | 'upsertJobScheduler'>;
export type RunningWorker = Pick<Worker, 'close' | 'on' | 'pause'>;

/** Of our keys in Redis. */
const prefix = 'waymark';
/** How long a question to the queue may take before it counts as away. */
const patienceMilliseconds = 1_000;
const complainAgainMilliseconds = 60_000;
/** Soon enough after an outage that nothing is late by a minute. */
const retryStrategy = (times: number): number => Math.min(times * 200, 3_000);

@Injectable()
export class QueueBackend {
  readonly kind: 'postgresql' | 'redis';
  private readonly log = new Logger('Jobs');
  private pool: ReturnType<typeof openQueuePool> | null = null;
  private redis: Promise<Redis> | null = null;
  private asking: Promise<boolean> | null = null;
  private complainedAt = -Infinity;

  constructor(private readonly config: Config) {
    this.kind = config.redisUrl ? 'redis' : 'postgresql';
  }

  async queue(name: string): Promise<WaitingQueue> {
    const { createPostgresBackend, Queue, withBackend } = await library();
    const queue = this.config.redisUrl
      ? new Queue(name, { connection: await this.openRedis(this.config.redisUrl), prefix, skipWaitingForReady: true })
      : new (withBackend(createPostgresBackend).Queue)(name, { connection: this.openPool() });
    return this.watched(queue as unknown as WaitingQueue);
  }

  async worker(name: string, process: Processor, options: Omit<WorkerOptions, 'connection'>): Promise<RunningWorker> {
    const { createPostgresBackend, withBackend, Worker } = await library();
    const { redisUrl } = this.config;
    const worker = redisUrl
      ? new Worker(name, process, { ...options, connection: { url: redisUrl, maxRetriesPerRequest: null, retryStrategy }, prefix })
      : new (withBackend(createPostgresBackend).Worker)(name, process, { ...options, connection: this.openPool() });
    return this.watched(worker as unknown as RunningWorker);
  }

  /** Whether jobs can be put and taken now; answers within a second, whatever became of the server. */
  isReachable(): Promise<boolean> {
    // Many ask at once when many commit at once: one question serves them all.
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  private async ask(): Promise<boolean> {
    const answer = this.config.redisUrl ? this.pingRedis(this.config.redisUrl) : this.openPool().query('select 1').then(() => true);
    return (await within(patienceMilliseconds, answer.catch(() => false))) === true;
  }

  private async pingRedis(url: string): Promise<boolean> {
    const redis = await this.openRedis(url);
    // A command to a connection that was never made would wait for it for ever.
    if (redis.status !== 'ready') await once(redis, 'ready', { signal: AbortSignal.timeout(patienceMilliseconds) });
    return (await redis.ping()) === 'PONG';
  }

  /** One connection for all queues of the process; workers block on theirs. */
  private openRedis(url: string): Promise<Redis> {
    this.redis ??= import('ioredis').then((module) => {
      const redis = new module.Redis(url, { maxRetriesPerRequest: 1, retryStrategy });
      redis.on('error', (error) => this.complain(error));
      return redis;
    });
    return this.redis;
  }

  /** At once: an 'error' that nobody listens to would end the process. */
  private watched<Source extends WaitingQueue | RunningWorker>(source: Source): Source {
    (source as Pick<Worker, 'on'>).on('error', (error) => this.complain(error));
    return source;
  }

  /** Every connection tries again several times a minute, and each try fails. */
  private complain(error: Error): void {
    if (performance.now() - this.complainedAt < complainAgainMilliseconds) return;
    this.complainedAt = performance.now();
    this.log.warn(`The job queue is not reachable: ${faultText(error)}`);
  }

  /** Three: a worker listens on one and works with the others. */
  private openPool(): NonNullable<typeof this.pool> {
    this.pool ??= openQueuePool(this.config.platformUrl, 3, (error) => this.complain(error));
    return this.pool;
  }

  /** Once its queues and workers are closed. */
  async close(): Promise<void> {
    await this.pool?.end();
    (await this.redis)?.disconnect();
  }
}
