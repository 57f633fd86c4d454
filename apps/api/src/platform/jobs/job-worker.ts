/** Takes jobs off the queue and hands them to whoever does them; runs in the worker process only. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { PlatformDatabase } from '../database/index.ts';
import { actAs } from '../tenancy/index.ts';
import { checkPayload } from './job-payload.ts';
import { Jobs, queueName } from './jobs.ts';
import { QueueBackend, type RunningWorker } from './queue-backend.ts';

/** Longer than any reading of a document may take; renewed while the job runs. */
const lockMilliseconds = 60_000;
const scheduleAgainMilliseconds = 5 * 60_000;

@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private readonly log = new Logger('Worker');
  private worker: RunningWorker | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly jobs: Jobs,
    private readonly backend: QueueBackend,
    private readonly platform: PlatformDatabase,
  ) {}

  async start(): Promise<void> {
    this.worker = await this.backend.worker(queueName, (job) => this.run(job), {
      concurrency: 2,
      lockDuration: lockMilliseconds,
      stalledInterval: 15_000,
      // A worker that is killed again and again must not make a job fail: handlers may run more than once.
      maxStalledCount: 10,
    });
    this.worker.on('failed', (job, error) => this.log.error(`The job ${job?.name ?? '(unknown)'} failed: ${error.message}`));
    await this.worker.waitUntilReady();
    await this.jobs.schedule();
    this.timer = setInterval(() => {
      this.jobs.schedule().catch((error: unknown) => this.log.warn(`The periodic jobs could not be set: ${(error as Error).message}`));
    }, scheduleAgainMilliseconds);
  }

  private async run(job: Job): Promise<void> {
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
        this.log.error(`The periodic job ${name} failed in tenant ${tenantId}: ${(error as Error).message}`);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.worker?.close();
  }
}
