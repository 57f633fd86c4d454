/** The job queue's connections: one small pool per process for all its queues. */
import pg from 'pg';
import { queueSchema } from './queue-schema.ts';

/**
 * @param url address of the role waymark_platform; direct or pooled by session, as workers LISTEN
 * @param size connections at most; each worker keeps one for itself
 */
export function openQueuePool(url: string, size: number, onPoolError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'waymark-jobs',
    options: `-c search_path=${queueSchema}`,
    // A silently dropped LISTEN connection is noticed only with it.
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', onPoolError);
  return pool;
}
