/** When deliveries are carried out: after each post, and twice a minute in every service for those that come due or whose job was lost; digests hourly. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { DeliveringService } from './delivering.service.ts';
import { DigestsService } from './digests.service.ts';
import { DELIVER_JOB } from './messages.service.ts';

const HALF_A_MINUTE = 30;
const AN_HOUR = 3_600;

@Injectable()
export class MessagesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly delivering: DeliveringService,
    private readonly digests: DigestsService,
  ) {}

  onModuleInit(): void {
    this.jobs.on(DELIVER_JOB, async () => void (await this.delivering.deliverDue()));
    this.jobs.every('messages.rescue', HALF_A_MINUTE, async () => void (await this.delivering.deliverDue()));
    this.jobs.every('messages.digest', AN_HOUR, () => this.digests.postDue());
  }
}
