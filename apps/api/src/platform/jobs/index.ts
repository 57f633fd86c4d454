/** Work that is done later, by the worker process. */
export type { JobPayload } from './job-payload.ts';
export { Jobs, QueueAway, type JobHandler } from './jobs.ts';
export { JobsModule } from './jobs.module.ts';
export { JobWorker, type WorkerTiming } from './job-worker.ts';
export { QueueBackend } from './queue-backend.ts';
export { QueueOverviews, type FailedJob, type QueueOverview, type Retried, type ShownJob } from './queue-overview.ts';
