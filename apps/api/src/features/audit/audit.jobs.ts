/** Signs the head of every chain each hour, and reads every chain again each day. */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { CheckpointsService } from './checkpoints.service.ts';

const hour = 3_600;

@Injectable()
export class AuditJobs implements OnModuleInit {
  private readonly log = new Logger('Audit');

  constructor(
    private readonly jobs: Jobs,
    private readonly checkpoints: CheckpointsService,
  ) {}

  onModuleInit(): void {
    if (!this.checkpoints.key) this.log.warn('AUDIT_SIGNING_KEY is not set: no checkpoints of the audit trail are signed, so that a rewritten trail would not show.');
    this.jobs.every('audit.checkpoint', hour, async () => void (await this.checkpoints.write()));
    this.jobs.every('audit.verify', 24 * hour, async () => void (await this.checkpoints.verify()));
  }
}
