/**
 * Before the integration tests: a PostgreSQL server of their own (or the one DATABASE_URL names),
 * its administrator's address in TEST_ADMINISTRATOR_URL. Tests make and drop databases on it.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../launch/embedded-postgres.mjs';
import { logFolder, prepareStateFolder, stateFolder } from '../launch/places.mjs';
import { isAlive } from '../launch/process-table.mjs';

export default async function setUp() {
  process.env.TEST_ADMINISTRATOR_URL = await provideDatabase();
}

/** Administrator's URL of a server for scratch databases; `removeDatabase` ends it. */
export async function provideDatabase() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  prepareStateFolder();
  await removeAbandoned();
  globalThis.waymarkTestDatabase = await startEmbeddedPostgres({
    folder: join(stateFolder, `test-${process.pid}`),
    password: randomBytes(16).toString('hex'),
    logFile: join(logFolder, 'test-database.log'),
    scratch: true,
  });
  return globalThis.waymarkTestDatabase.administratorUrl;
}

/** Servers of test runs that were killed. */
async function removeAbandoned() {
  for (const name of readdirSync(stateFolder)) {
    const pid = /^test-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await removeEmbeddedPostgres(join(stateFolder, name));
  }
}
