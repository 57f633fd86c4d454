/** What stands in the queue, for whoever runs the installation: names, codes, ids and times, never content. */
import { Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { inTime, Jobs } from './jobs.ts';

export interface ShownJob {
  id: string;
  name: string;
  /** The service it is about, null for a periodic job; and what else it names. */
  tenantId: string | null;
  ids: Record<string, string>;
  attempts: number;
  putAt: Date;
}

export interface FailedJob extends ShownJob {
  code: string;
  failedAt: Date | null;
}

export interface Timer {
  name: string;
  everySeconds: number;
  nextAt: Date | null;
}

export interface QueueOverview {
  backend: 'postgresql' | 'redis';
  counts: { waiting: number; active: number; delayed: number; failed: number };
  /** For how long the oldest waits that could be done. */
  oldestWaitingSeconds: number;
  /** Workers that are connected at this moment. */
  workers: number;
  active: ShownJob[];
  failedByCode: { code: string; jobs: number }[];
  /** The newest first. */
  failed: FailedJob[];
  timers: Timer[];
  /** Periodic jobs of this build that have no timer: they are set again within half a minute. */
  timersMissing: string[];
}

export type Retried = 'retried' | 'unknown' | 'notFailed';

/** As many as are kept (see `failedKept`). */
const MOST_FAILED = 500;
const MOST_ACTIVE = 50;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const code = /^[A-Z0-9_]{3,40}$/;

@Injectable()
export class QueueOverviews {
  constructor(private readonly jobs: Jobs) {}

  /** @throws QueueAway within seconds */
  async read(): Promise<QueueOverview> {
    const queue = await this.jobs.reach();
    const [{ counts, lagSeconds }, active, failed, timers, workers] = await Promise.all([
      this.jobs.depth(),
      inTime(queue.getActive(0, MOST_ACTIVE - 1)),
      inTime(queue.getFailed(0, MOST_FAILED - 1)),
      inTime(queue.getJobSchedulers()),
      inTime(queue.getWorkers()),
    ]);
    // A job may end, and be removed, between the list and what it lists.
    const shownFailures = failed.filter(isThere).map(shownFailure).sort((a, b) => (b.failedAt?.getTime() ?? 0) - (a.failedAt?.getTime() ?? 0));
    const known = new Set(timers.map(({ key }) => key));
    return {
      backend: this.jobs.kind,
      counts: { waiting: counts['waiting'] ?? 0, active: counts['active'] ?? 0, delayed: counts['delayed'] ?? 0, failed: counts['failed'] ?? 0 },
      oldestWaitingSeconds: lagSeconds,
      workers: workers.length,
      active: active.filter(isThere).map(shown),
      failedByCode: countByCode(shownFailures),
      failed: shownFailures,
      timers: timers.map(({ key, every, next }) => ({ name: key, everySeconds: (every ?? 0) / 1000, nextAt: next ? new Date(next) : null })).sort((a, b) => (a.name < b.name ? -1 : 1)),
      timersMissing: this.jobs.periodic.map(({ name }) => name).filter((name) => !known.has(name)),
    };
  }

  /** Puts a job that failed for good back with all its attempts. @throws QueueAway within seconds */
  async retry(id: string): Promise<Retried> {
    const job = (await inTime((await this.jobs.reach()).getJob(id))) as Job | undefined;
    if (!job) return 'unknown';
    if (!(await inTime(job.isFailed()))) return 'notFailed';
    await inTime(job.retry('failed', { resetAttemptsMade: true }));
    return 'retried';
  }
}

const isThere = (job: Job | undefined | null): job is Job => Boolean(job);

function shown(job: Job): ShownJob {
  // A payload is checked before it is put; what was put past that check is not shown either.
  const { tenantId = null, ...ids } = Object.fromEntries(Object.entries((job.data ?? {}) as Record<string, unknown>).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && uuid.test(entry[1])));
  return { id: job.id ?? '', name: job.name, tenantId, ids, attempts: job.attemptsMade, putAt: new Date(job.timestamp) };
}

function shownFailure(job: Job): FailedJob {
  const reason = job.failedReason ?? '';
  // The library itself writes a sentence for a job whose workers died too often.
  return { ...shown(job), code: code.test(reason) ? reason : reason.includes('stalled') ? 'STALLED' : 'UNEXPECTED', failedAt: job.finishedOn ? new Date(job.finishedOn) : null };
}

function countByCode(failed: readonly FailedJob[]): { code: string; jobs: number }[] {
  const counts = new Map<string, number>();
  for (const job of failed) counts.set(job.code, (counts.get(job.code) ?? 0) + 1);
  return [...counts].map(([of, jobs]) => ({ code: of, jobs })).sort((a, b) => b.jobs - a.jobs || (a.code < b.code ? -1 : 1));
}
