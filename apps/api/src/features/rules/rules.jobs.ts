/** What the worker does for rules: it brings scheduled versions into force when their day has come. */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { ApprovalService } from './approval.service.ts';

/** A day begins at midnight in London; five minutes later at most its rules are in force. */
const FIVE_MINUTES = 300;

@Injectable()
export class RulesJobs implements OnModuleInit {
  private readonly log = new Logger('Rules');

  constructor(
    private readonly jobs: Jobs,
    private readonly approval: ApprovalService,
  ) {}

  onModuleInit(): void {
    this.jobs.every('rules.activate', FIVE_MINUTES, async (tenantId) => {
      const activated = await this.approval.activateDue();
      if (activated > 0) this.log.log(`Service ${tenantId}: ${activated} rule sets came into force.`);
    });
  }
}
