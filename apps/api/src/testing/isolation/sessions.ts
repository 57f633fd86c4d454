/** Sessions straight into the table: signing in hashes a password each time, and is proved elsewhere. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { TestDatabase } from '../test-database.ts';

/** @returns the cookie of a new session that has passed every step */
export async function openSession(database: TestDatabase, accountId: string, now: string, { id = randomUUID(), device = '' }: { id?: string; device?: string } = {}): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database.administer(
    `insert into account_session (id, id_hash, account_id, stage, device, created_at, last_seen_at, expires_at) values ($1, $2, $3, 'signedIn', $4, $5, $5, $5::timestamptz + interval '8 hours')`,
    [id, createHash('sha256').update(token).digest(), accountId, device, now],
  );
  return `waymark_session=${token}`;
}
