/** The sweep: hourly, in every service, the actions whose rating changes by itself today are decided anew. */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { RatingsService, type SweepResult } from './ratings.service.ts';

const AN_HOUR = 3_600;
/** Actions in one transaction: some hundred milliseconds, so that nobody waits for their locks. */
const PORTION = 500;

@Injectable()
export class RatingsJobs implements OnModuleInit {
  private readonly log = new Logger('Ratings');

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly ratings: RatingsService,
  ) {}

  onModuleInit(): void {
    this.jobs.every('ratings.sweep', AN_HOUR, async (tenantId) => {
      const { looked, changed } = await this.sweepAll();
      if (looked > 0) this.log.log(`Service ${tenantId}: ${changed} of ${looked} ratings changed by themselves.`);
    });
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
