/**
 * The sweep: hourly, in every service, the actions whose rating changes by itself today are decided anew. The baseline:
 * after an activation all of them, once.
 */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { BaselineService } from './baseline.service.ts';
import { RatingsService, type SweepResult } from './ratings.service.ts';

/** Put on the queue when rules come into force. */
export const BASELINE_JOB = 'ratings.baseline';

const AN_HOUR = 3_600;
const FIVE_MINUTES = 300;
/** Actions in one transaction: some hundred milliseconds, so that nobody waits for their locks. */
const PORTION = 500;

@Injectable()
export class RatingsJobs implements OnModuleInit {
  private readonly log = new Logger('Ratings');

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly ratings: RatingsService,
    private readonly baseline: BaselineService,
  ) {}

  onModuleInit(): void {
    this.jobs.on(BASELINE_JOB, ({ tenantId }) => this.runBaseline(tenantId));
    // For one whose job was lost.
    this.jobs.every('ratings.rescueBaseline', FIVE_MINUTES, (tenantId) => this.runBaseline(tenantId));
    this.jobs.every('ratings.sweep', AN_HOUR, async (tenantId) => {
      const { looked, changed } = await this.sweepAll();
      if (looked > 0) this.log.log(`Service ${tenantId}: ${changed} of ${looked} ratings changed by themselves.`);
    });
  }

  private async runBaseline(tenantId: string): Promise<void> {
    const { looked, changed } = await this.baseline.run();
    if (looked > 0) this.log.log(`Service ${tenantId}: the new rules changed ${changed} of ${looked} ratings.`);
  }

  /** Everything that is due in the acting service, in short transactions. Repeating it changes nothing. */
  async sweepAll(): Promise<SweepResult> {
    const total: SweepResult = { looked: 0, changed: 0 };
    for (;;) {
      const { looked, changed } = await this.tenancy.transaction(() => this.ratings.sweep(PORTION));
      total.looked += looked;
      total.changed += changed;
      if (looked < PORTION) return total;
    }
  }
}
