/**
 * Putting work on the queue, and saying who does it. The same registry stands in the API, which only
 * puts, and in the worker, which does.
 */
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { KeepJobs } from 'bullmq';
import { LATE, within } from '../clock/index.ts';
import { traceParent } from '../telemetry/index.ts';
import { correlationId, faultText } from '../log/index.ts';
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

const aDay = 86_400;
/** For the operator to see; what was done stands in the rows that the job is about. */
const failedKept: KeepJobs = { count: 500, age: 14 * aDay };
const jobOptions = { attempts: 5, backoff: { type: 'exponential', delay: 2_000 }, removeOnComplete: true, removeOnFail: failedKept } as const;
/** Of the most frequent periodic jobs two days, so that the last run of a daily one is among them. */
const periodicOptions = { removeOnComplete: { count: 5_000, age: 2 * aDay }, removeOnFail: failedKept } as const;

const addWithinMilliseconds = 5_000;
const endWithinMilliseconds = 2_000;
/** A timer this much behind is one whose next job was lost. */
const lostAfterMilliseconds = 60_000;

/** Nothing is lost by it: rescuing jobs put the work again from the rows. */
export class QueueAway extends Error {
  constructor() {
    super('The job queue is not reachable at the moment; the work is put again from the database later.');
    this.name = 'QueueAway';
  }
}

@Injectable()
export class Jobs implements OnApplicationShutdown {
  readonly handlers = new Map<string, JobHandler>();
  readonly periodic: PeriodicJob[] = [];
  private readonly log = new Logger('Jobs');
  private readonly pending = new Set<Promise<void>>();
  private queue: Promise<WaitingQueue> | null = null;

  constructor(private readonly backend: QueueBackend) {}

  /** What carries the jobs. */
  get kind(): QueueBackend['kind'] {
    return this.backend.kind;
  }

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
        .catch((error: unknown) => this.log.warn(`The job ${name} could not be put on the queue: ${faultText(error)}`))
        .finally(() => this.pending.delete(putting));
      this.pending.add(putting);
      return Promise.resolve();
    });
  }

  /**
   * Puts a job on the queue now; one that has failed for good begins anew. For jobs, never for requests.
   * @throws QueueAway within seconds
   */
  async enqueue(name: string, payload: JobPayload): Promise<void> {
    const given = checkPayload(payload);
    const queue = await this.reach();
    const jobId = jobIdOf(name, given);
    // What it was wished for under stands beside what it is about, as that is ids alone.
    const metadata = [correlationId(), traceParent()].filter((part) => part !== null).join(' ');
    await inTime(queue.add(name, given, { ...jobOptions, jobId, ...(metadata ? { telemetry: { metadata } } : {}) }));
    // A failed job that is still shown would swallow the new wish of the same id.
    const job = await inTime(queue.getJob(jobId));
    if (job && (await inTime(job.isFailed()))) await inTime(job.retry('failed', { resetAttemptsMade: true }));
  }

  /**
   * Sets the timers of the periodic jobs where they are missing: a queue that lost its content lost them
   * too, and none of them comes back by itself.
   * @throws QueueAway within seconds
   */
  async schedule(): Promise<void> {
    const queue = await this.reach();
    const present = new Map((await inTime(queue.getJobSchedulers())).map((timer) => [timer.key, timer]));
    for (const { name, everySeconds } of this.periodic) {
      const every = everySeconds * 1000;
      const timer = present.get(name);
      if (timer?.every === every) {
        if ((timer.next ?? 0) > Date.now() - every - lostAfterMilliseconds) continue;
        await inTime(queue.removeJobScheduler(name));
      }
      await inTime(queue.upsertJobScheduler(name, { every }, { name, opts: periodicOptions }));
    }
  }

  /** How much waits, and for how long the oldest. */
  async depth(): Promise<{ counts: Record<string, number>; lagSeconds: number }> {
    const queue = await this.reach();
    const [counts, [oldest]] = await Promise.all([inTime(queue.getJobCounts('waiting', 'active', 'delayed', 'failed')), inTime(queue.getWaiting(0, 0))]);
    return { counts, lagSeconds: oldest ? Math.max(0, Date.now() - oldest.timestamp - (oldest.delay ?? 0)) / 1000 : 0 };
  }

  /** The queue, if it can be reached. */
  async reach(): Promise<WaitingQueue> {
    if (!(await this.backend.isReachable())) throw new QueueAway();
    this.queue ??= this.backend.queue(queueName);
    return this.queue;
  }

  /** After the last request and the last job, which still put some. */
  async onApplicationShutdown(): Promise<void> {
    await within(endWithinMilliseconds, Promise.all(this.pending));
    await (await this.queue)?.close();
    await this.backend.close();
  }
}

/** BullMQ waits for ever for a server that went away between two commands. @throws QueueAway */
export async function inTime<T>(asked: Promise<T>): Promise<T> {
  const answer = await within(addWithinMilliseconds, asked);
  if (answer === LATE) throw new QueueAway();
  return answer;
}
