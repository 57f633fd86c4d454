/** What a job carries: the tenant and ids, never content. PostgreSQL's rows are the truth; a job only wakes somebody. */
import { z } from 'zod';

export interface JobPayload {
  tenantId: string;
  [name: string]: string;
}

const payload = z.record(z.string(), z.uuid()).refine((given) => given['tenantId'] !== undefined);

/** @throws when it carries anything but UUIDs, or no tenant */
export function checkPayload(given: unknown): JobPayload {
  const parsed = payload.safeParse(given);
  if (!parsed.success) throw new Error('A job carries its tenant and ids, each a UUID, and nothing else.');
  return parsed.data as JobPayload;
}

/** Two wishes for the same work wait as one. (BullMQ allows no colon in it.) */
export function jobIdOf(name: string, given: JobPayload): string {
  const ids = Object.entries(given)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, id]) => id);
  return [name, ...ids].join('.');
}
