/** What the worker does for imports: it reads files, and looks after those whose job was lost. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.ts';
import { READ_JOB, ReadingService } from './reading.service.ts';

const FIVE_MINUTES = 300;

@Injectable()
export class ImportsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly reading: ReadingService,
  ) {}

  onModuleInit(): void {
    this.jobs.on(READ_JOB, ({ importId }) => this.reading.read(importId ?? ''));
    this.jobs.every('imports.rescue', FIVE_MINUTES, () => this.reading.rescue());
  }
}
