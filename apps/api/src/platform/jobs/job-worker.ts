/** Takes jobs off the queue and hands them to whoever does them; runs in the worker process only. */
import { performance } from 'node:perf_hooks';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { within } from '../clock/index.ts';
import { PlatformDatabase } from '../database/index.ts';
import { faultStack, faultText, newCorrelationId, withCorrelation, type CorrelationScope } from '../log/index.ts';
import { observe, traced } from '../telemetry/index.ts';
import { actAs } from '../tenancy/index.ts';
import { checkPayload } from './job-payload.ts';
import { JobFailure } from './job-failure.ts';
import { Jobs, queueName } from './jobs.ts';
import { QueueBackend, type RunningWorker } from './queue-backend.ts';

/** How the worker treats jobs whose worker died, and timers that were lost. */
export interface WorkerTiming {
  /** How long a job belongs to a worker that says nothing; renewed while it runs. Documents are read in processes of their own, so the worker is never silent for long. */
  lockMilliseconds: number;
  /** How often jobs of dead workers are looked for. */
  stalledMilliseconds: number;
  /** How often lost timers are looked for. */
  scheduleMilliseconds: number;
}

/** What a killed worker was doing goes on within half a minute: so a due pass that is killed is not late by a minute. */
const usualTiming: WorkerTiming = { lockMilliseconds: 15_000, stalledMilliseconds: 5_000, scheduleMilliseconds: 30_000 };

const closeWithinMilliseconds = 3_000;

@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private readonly log = new Logger('Worker');
  private worker: RunningWorker | null = null;
  private timer: NodeJS.Timeout | null = null;
  private scheduling: Promise<void> = Promise.resolve();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly jobs: Jobs,
    private readonly backend: QueueBackend,
    private readonly platform: PlatformDatabase,
  ) {}

  /** Does not wait for a queue that is away: its jobs are taken when it is back. */
  async start(timing: WorkerTiming = usualTiming): Promise<void> {
    this.worker = await this.backend.worker(queueName, (job) => this.counted(this.run(job)), {
      concurrency: 2,
      lockDuration: timing.lockMilliseconds,
      stalledInterval: timing.stalledMilliseconds,
      // A worker that is killed again and again must not make a job fail: handlers may run more than once.
      maxStalledCount: 10,
    });
    observe('waymark.queue.jobs', '{job}', async () => Object.entries((await this.jobs.depth()).counts).map(([state, value]) => ({ value, attributes: { state } })));
    observe('waymark.queue.lag', 's', async () => [{ value: (await this.jobs.depth()).lagSeconds, attributes: {} }]);
    const schedule = (): void => void (this.scheduling = this.jobs.schedule().catch((error: unknown) => this.log.warn(`The periodic jobs could not be set: ${faultText(error)}`)));
    schedule();
    this.timer = setInterval(schedule, timing.scheduleMilliseconds);
    await this.scheduling;
  }

  private counted(work: Promise<void>): Promise<void> {
    this.running.add(work);
    return work.finally(() => this.running.delete(work));
  }

  /** What is thrown from here is kept with the job: a code, never a sentence, as that may hold content. */
  private run(job: Job): Promise<void> {
    const [id, parent] = (job.opts.telemetry?.metadata ?? '').split(' ');
    const scope: CorrelationScope = { id: newCorrelationId(id), operation: job.name };
    return withCorrelation(scope, () => traced('job', this.knows(job.name) ? job.name : 'unknown', async () => {
      const began = performance.now();
      const tell = (outcome: string): void => this.log.log('job', { attempt: job.attemptsMade + 1, outcome, milliseconds: Math.round(performance.now() - began) });
      try {
        await this.perform(job);
        tell('done');
      } catch (error) {
        const failure = JobFailure.of(error);
        this.log.error(`The job ${job.name} failed: ${faultText(error)}`, faultStack(error));
        tell(failure.code);
        throw failure;
      }
    }, parent ?? null));
  }

  private knows(name: string): boolean {
    return this.jobs.handlers.has(name) || this.jobs.periodic.some((periodic) => periodic.name === name);
  }

  private async perform(job: Job): Promise<void> {
    const periodic = this.jobs.periodic.find(({ name }) => name === job.name);
    if (periodic) return 'onPlatform' in periodic ? periodic.onPlatform() : this.runEverywhere(periodic.name, periodic.inTenant);
    const handler = this.jobs.handlers.get(job.name);
    if (!handler) throw new Error(`Nobody does the job ${job.name}.`);
    const payload = checkPayload(job.data);
    await actAs({ tenantId: payload.tenantId, accountId: null, roles: [] }, () => handler(payload));
  }

  /** One tenant after the other, each in its own context; the fault of one does not keep the others waiting. */
  private async runEverywhere(name: string, handle: (tenantId: string) => Promise<void>): Promise<void> {
    const tenants = await this.platform.query<{ id: string }>('select id from tenant order by id');
    for (const { id: tenantId } of tenants) {
      try {
        await actAs({ tenantId, accountId: null, roles: [] }, () => handle(tenantId));
      } catch (error) {
        this.log.error(`The periodic job ${name} failed in service ${tenantId}: ${faultText(error)}`, faultStack(error));
      }
    }
  }

  /** Takes nothing more and finishes what is being done; a queue that is away need not hear of its end. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.scheduling;
    if (!this.worker) return;
    await this.worker.pause(true);
    await Promise.allSettled(this.running);
    const force = !(await this.backend.isReachable());
    await within(closeWithinMilliseconds, this.worker.close(force));
  }
}
