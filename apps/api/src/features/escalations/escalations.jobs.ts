/**
 * The due pass: twice a minute, in every service, the actions whose ladder is to be looked at. Deadlines derive from data, so a pass
 * that was lost, killed or late changes nothing but the time at which it is noticed.
 */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { passAll } from './due-pass.ts';
import { EscalationsService, type PassResult } from './escalations.service.ts';

const HALF_A_MINUTE = 30;

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

  /** Everything that is due in the acting service. Repeating it changes nothing. */
  passAll(): Promise<PassResult> {
    return passAll(this.escalations, (work) => this.tenancy.transaction(work));
  }
}
