/** When signals are worked out: as figures begin to count, as links change, and every hour for what no deed of the service tells. */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { LinksService } from '../indicator-links/index.ts';
import { ObservationsService } from '../observations/index.ts';
import { SignalsService, type SignalsLooked } from './signals.service.ts';

const AN_HOUR = 3_600;
/** Actions in one transaction: some hundred milliseconds, so that nobody waits for their locks. */
const PORTION = 500;

@Injectable()
export class SignalsJobs implements OnModuleInit {
  private readonly log = new Logger('Signals');

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly signals: SignalsService,
    private readonly links: LinksService,
    private readonly observations: ObservationsService,
  ) {}

  onModuleInit(): void {
    this.observations.whenCounted((codes) => this.signals.followIndicators(codes));
    this.links.whenChanged((actionId) => this.signals.followActions([actionId]));
    this.jobs.every('signals.follow', AN_HOUR, async (tenantId) => {
      const changed = await this.followAll();
      if (changed > 0) this.log.log(`Service ${tenantId}: the signals of ${changed} actions changed.`);
    });
  }

  /** Everything of the acting service, in short transactions. Repeating it changes nothing. */
  async followAll(): Promise<number> {
    const total: SignalsLooked = { looked: 0, changed: 0, reached: null };
    for (;;) {
      const step: SignalsLooked = await this.tenancy.transaction(() => this.signals.followNext(total.reached, PORTION));
      Object.assign(total, { looked: total.looked + step.looked, changed: total.changed + step.changed, reached: step.reached });
      if (step.looked < PORTION) return total.changed;
    }
  }
}
