/** `waymark queue …`: what stands in the job queue and in the outbox, and putting a failed job back. */
import type { QueueOperations, QueueReport } from '@waymark/api';
import type { Command } from 'commander';
import { administratorUrl, secret } from './administrator.ts';
import { Fault } from './fault.ts';

export function addQueueCommands(program: Command): void {
  const queue = program.command('queue').description('the job queue of DATABASE_URL, or of a running npm start; REDIS_URL where Redis carries it');
  queue.command('show', { isDefault: true }).description('print what waits, runs and failed, the timers, and the outbox').option('--json', 'as JSON').action(show);
  queue.command('retry').description('put a job that failed for good back, with all its attempts').argument('<id>', 'as "queue" prints it').action(retry);
}

async function show({ json }: { json?: true }): Promise<void> {
  await onQueue(async (queue) => {
    const report = await queue.report();
    console.log(json ? JSON.stringify(report, null, 2) : textOf(report));
  });
}

async function retry(id: string): Promise<void> {
  await onQueue(async (queue) => {
    const outcome = await queue.retry(id);
    if (outcome === 'unknown') throw new Fault(`There is no job ${id} in the queue; it may have been done meanwhile.`);
    if (outcome === 'notFailed') throw new Fault(`The job ${id} has not failed.`);
    console.log(`The job ${id} waits again.`);
  });
}

async function onQueue(work: (queue: QueueOperations) => Promise<void>): Promise<void> {
  const { prepareDatabase, withQueue } = await import('@waymark/api');
  const urls = await prepareDatabase({ administratorUrl: await administratorUrl(), secret: await secret() });
  try {
    await withQueue({ ...urls, redisUrl: process.env['REDIS_URL'] || undefined }, work);
  } catch (error) {
    if (error instanceof Error && error.name === 'QueueAway') throw new Fault('The job queue cannot be reached; check the database, or Redis and REDIS_URL.');
    throw error;
  }
}

function textOf({ at, queue, outbox }: QueueReport): string {
  const head = `As of ${at.toISOString()}`;
  const services = outbox.services.map(({ tenantId, failed, dead }) => `  service ${tenantId}: ${failed} failed, ${dead} dead`);
  const out = [`Outbox of all services: ${outbox.waiting} waiting (oldest ${Math.round(outbox.oldestWaitingSeconds)} s), ${outbox.failed} failed, ${outbox.dead} dead`, ...services];
  if (queue === null) return [head, 'The queue cannot be reached.', ...out].join('\n');
  const { counts } = queue;
  return [
    head,
    `Queue (${queue.backend}, ${queue.workers} workers): ${counts.waiting} waiting (oldest ${Math.round(queue.oldestWaitingSeconds)} s), ${counts.active} active, ${counts.delayed} delayed, ${counts.failed} failed`,
    ...(queue.failedByCode.length > 0 ? [`Failed by code: ${queue.failedByCode.map(({ code, jobs }) => `${code} ${jobs}`).join(', ')}`] : []),
    ...queue.failed.map(({ id, name, code, tenantId, ids, attempts, failedAt }) => `  ${[failedAt?.toISOString() ?? '', code, name, ...(tenantId ? [`service ${tenantId}`] : []), ...Object.entries(ids).map((pair) => pair.join(' ')), `${attempts} attempts`, `id ${id}`].join('  ')}`),
    'Periodic jobs:',
    ...queue.timers.map(({ name, everySeconds, nextAt }) => `  ${name}  every ${everySeconds} s  next ${nextAt?.toISOString() ?? '–'}`),
    ...out,
  ].join('\n');
}
