/** Looking at the queue and putting failed jobs back without a running worker: for the command line. */
import { QueueReports, type QueueReport } from './features/operations/index.ts';
import { Clock } from './platform/clock/index.ts';
import { parseConfig } from './platform/config/index.ts';
import { PlatformDatabase } from './platform/database/index.ts';
import { Jobs, QueueBackend, QueueOverviews, type Retried } from './platform/jobs/index.ts';
import { Tenancy } from './platform/tenancy/index.ts';

export interface QueueOptions {
  appUrl: string;
  platformUrl: string;
  /** Where the jobs go over Redis. */
  redisUrl?: string | undefined;
}

export interface QueueOperations {
  report(): Promise<QueueReport>;
  /** @throws QueueAway within seconds */
  retry(id: string): Promise<Retried>;
}

/** Opens the pools and the queue, and closes them whatever happens. */
export async function withQueue<T>({ appUrl, platformUrl, redisUrl }: QueueOptions, work: (queue: QueueOperations) => Promise<T>): Promise<T> {
  const jobs = new Jobs(new QueueBackend(parseConfig({ DATABASE_APP_URL: appUrl, DATABASE_PLATFORM_URL: platformUrl, REDIS_URL: redisUrl })));
  const overviews = new QueueOverviews(jobs);
  const platform = new PlatformDatabase({ url: platformUrl, size: 1 });
  const tenancy = await Tenancy.open({ url: appUrl, size: 1 });
  const reports = new QueueReports(overviews, platform, tenancy, new Clock());
  try {
    return await work({ report: () => reports.read(), retry: (id) => overviews.retry(id) });
  } finally {
    await jobs.onApplicationShutdown();
    await Promise.all([platform.close(), tenancy.close()]);
  }
}
