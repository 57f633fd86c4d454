/** Where the jobs wait: in PostgreSQL, or in Redis when REDIS_URL is set. */
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import { Config } from '../config/index.ts';
import { openQueuePool } from '../database/index.ts';

/** Loaded when it is first needed: an API that puts no job need not hold it in memory. */
const library = () => import('bullmq');

/** What is used of a queue and of a worker, whichever the backend. */
export type WaitingQueue = Pick<Queue, 'add' | 'upsertJobScheduler' | 'waitUntilReady' | 'close' | 'on'>;
export type RunningWorker = Pick<Worker, 'close' | 'on' | 'waitUntilReady'>;

/** Of our keys in Redis. */
const prefix = 'waymark';

@Injectable()
export class QueueBackend implements OnApplicationShutdown {
  private readonly log = new Logger('Jobs');
  private pool: ReturnType<typeof openQueuePool> | null = null;

  constructor(private readonly config: Config) {}

  async queue(name: string): Promise<WaitingQueue> {
    const { createPostgresBackend, Queue, withBackend } = await library();
    const { redisUrl } = this.config;
    const queue = redisUrl
      ? new Queue(name, { connection: { url: redisUrl, maxRetriesPerRequest: 1 }, prefix })
      : new (withBackend(createPostgresBackend).Queue)(name, { connection: this.openPool() });
    return this.watched(queue as unknown as WaitingQueue);
  }

  async worker(name: string, process: Processor, options: Omit<WorkerOptions, 'connection'>): Promise<RunningWorker> {
    const { createPostgresBackend, withBackend, Worker } = await library();
    const { redisUrl } = this.config;
    const worker = redisUrl
      ? new Worker(name, process, { ...options, connection: { url: redisUrl, maxRetriesPerRequest: null }, prefix })
      : new (withBackend(createPostgresBackend).Worker)(name, process, { ...options, connection: this.openPool() });
    return this.watched(worker as unknown as RunningWorker);
  }

  /** At once: an 'error' that nobody listens to would end the process. */
  private watched<Source extends WaitingQueue | RunningWorker>(source: Source): Source {
    (source as Pick<Worker, 'on'>).on('error', (error) => this.log.warn(`The job queue is not reachable: ${error.message}`));
    return source;
  }

  /** Three: a worker listens on one and works with the others. */
  private openPool(): NonNullable<typeof this.pool> {
    this.pool ??= openQueuePool(this.config.platformUrl, 3, (error) => this.log.warn(`A connection of the job queue was lost: ${error.message}`));
    return this.pool;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }
}
