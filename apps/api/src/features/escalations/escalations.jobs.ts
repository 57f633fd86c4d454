/**
 * The due pass: twice a minute, in every service, the actions whose ladder is to be looked at. Deadlines derive from data, so a pass
 * that was lost, killed or late changes nothing but the time at which it is noticed.
 */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { EscalationsService, type PassResult } from './escalations.service.ts';

const HALF_A_MINUTE = 30;
/** Actions in one transaction: short, so that nobody waits for their locks. */
const PORTION = 250;

@Injectable()
export class EscalationsJobs implements OnModuleInit {
  private readonly log = new Logger('Escalations');

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly escalations: EscalationsService,
  ) {}

  onModuleInit(): void {
    this.jobs.every('escalations.due', HALF_A_MINUTE, async (tenantId) => {
      const { looked, effects } = await this.passAll();
      if (effects > 0) this.log.log(`Service ${tenantId}: ${effects} effects of ${looked} ladders.`);
    });
  }

  /** Everything that is due in the acting service, in short transactions. Repeating it changes nothing. */
  async passAll(): Promise<PassResult> {
    const total: PassResult = { looked: 0, effects: 0 };
    for (;;) {
      const { looked, effects } = await this.tenancy.transaction(() => this.escalations.pass(PORTION));
      total.looked += looked;
      total.effects += effects;
      if (looked < PORTION) return total;
    }
  }
}
