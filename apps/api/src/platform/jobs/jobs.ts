/**
 * Putting work on the queue, and saying who does it. The same registry stands in the API, which only
 * puts, and in the worker, which does.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { afterCommit } from '../tenancy/index.ts';
import { checkPayload, jobIdOf, type JobPayload } from './job-payload.ts';
import { QueueBackend, type WaitingQueue } from './queue-backend.ts';

/** Runs as the service itself in the payload's tenant (`actAs`), outside a transaction; may run more than once. */
export type JobHandler = (payload: JobPayload) => Promise<void>;

export type PeriodicJob = { name: string; everySeconds: number } & (
  | { /** Runs once per tenant, as the service itself in it. */ inTenant: (tenantId: string) => Promise<void> }
  | { /** Runs once, outside any tenant. */ onPlatform: () => Promise<void> }
);

/** All jobs wait in one queue: one worker, one listening connection. */
export const queueName = 'work';

/** Kept is nothing: what was done and what failed stands in the rows that the job is about. */
const jobOptions = { attempts: 5, backoff: { type: 'exponential', delay: 2_000 }, removeOnComplete: true, removeOnFail: true } as const;

@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  readonly handlers = new Map<string, JobHandler>();
  readonly periodic: PeriodicJob[] = [];
  private readonly log = new Logger('Jobs');
  private readonly pending = new Set<Promise<void>>();
  private queue: Promise<WaitingQueue> | null = null;

  constructor(private readonly backend: QueueBackend) {}

  /** Says who does the jobs of this name; called by features when their module starts. */
  on(name: string, handler: JobHandler): void {
    if (this.handlers.has(name)) throw new Error(`There are two handlers for the job ${name}.`);
    this.handlers.set(name, handler);
  }

  /** Says what is done again and again in every tenant; called by features when their module starts. */
  every(name: string, everySeconds: number, inTenant: (tenantId: string) => Promise<void>): void {
    this.periodic.push({ name, everySeconds, inTenant });
  }

  /** As `every`, for what belongs to no tenant: clearing away ended sessions, for one. */
  everyOnPlatform(name: string, everySeconds: number, onPlatform: () => Promise<void>): void {
    this.periodic.push({ name, everySeconds, onPlatform });
  }

  /**
   * Puts a job on the queue once the current tenant transaction is committed. Never makes the request
   * wait or fail: a job that is lost is put again from the rows (see the periodic jobs).
   */
  enqueueAfterCommit(name: string, payload: JobPayload): void {
    const given = checkPayload(payload);
    afterCommit(() => {
      const putting: Promise<void> = this.enqueue(name, given)
        .catch((error: unknown) => this.log.warn(`The job ${name} could not be put on the queue: ${(error as Error).message}`))
        .finally(() => this.pending.delete(putting));
      this.pending.add(putting);
      return Promise.resolve();
    });
  }

  /** Puts a job on the queue now. */
  async enqueue(name: string, payload: JobPayload): Promise<void> {
    const given = checkPayload(payload);
    await (await this.open()).add(name, given, { ...jobOptions, jobId: jobIdOf(name, given) });
  }

  /** Sets the timers of the periodic jobs; again and again, as a queue that lost its content lost them too. */
  async schedule(): Promise<void> {
    const queue = await this.open();
    for (const { name, everySeconds } of this.periodic) {
      await queue.upsertJobScheduler(name, { every: everySeconds * 1000 }, { name, opts: { removeOnComplete: true, removeOnFail: true } });
    }
  }

  private open(): Promise<WaitingQueue> {
    this.queue ??= this.backend.queue(queueName);
    return this.queue;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.pending);
    await (await this.queue)?.close();
  }
}
