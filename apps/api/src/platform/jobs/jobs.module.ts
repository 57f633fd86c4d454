/** The queue for everybody; the worker only where `worker.ts` starts it. */
import { Global, Module } from '@nestjs/common';
import { JobWorker } from './job-worker.ts';
import { Jobs } from './jobs.ts';
import { QueueBackend } from './queue-backend.ts';
import { QueueOverviews } from './queue-overview.ts';

@Global()
@Module({ providers: [QueueBackend, Jobs, JobWorker, QueueOverviews], exports: [Jobs, JobWorker, QueueBackend, QueueOverviews] })
export class JobsModule {}
