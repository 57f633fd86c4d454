/** A database server for a test run: embedded and thrown away, or the one that DATABASE_URL names. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../launch/embedded-postgres.mjs';
import { logFolder, prepareStateFolder, stateFolder } from '../launch/places.mjs';
import { isAlive } from '../launch/process-table.mjs';
import { readSecret } from '../launch/secret.mjs';

const folder = join(stateFolder, `test-${process.pid}`);
let server = null;
let dropOwn = async () => {};

/**
 * Answers `{administratorUrl, secret}`. With `name`, the URL is that of a database to be created,
 * which `removeDatabase` drops; without, of a server on which tests create and drop their own.
 */
export async function provideDatabase({ name } = {}) {
  prepareStateFolder();
  // Roles belong to the whole server, and so do their passwords: tests must not change them.
  const secret = readSecret();
  if (!process.env.DATABASE_URL) {
    await removeAbandoned();
    server = await startEmbeddedPostgres({ folder, password: randomBytes(16).toString('hex'), logFile: join(logFolder, 'test-database.log'), scratch: true });
  }
  const url = new URL(server?.administratorUrl ?? process.env.DATABASE_URL);
  if (name) {
    const serverUrl = url.href;
    dropOwn = () => drop(serverUrl, name);
    url.pathname = `/${name}`;
  }
  return { administratorUrl: url.href, secret };
}

/** Ends the embedded server with all its data, or drops the one database that was made on another's. */
export async function removeDatabase() {
  if (server) {
    await server.stop({ force: true });
    server = null;
    await removeEmbeddedPostgres(folder);
  } else await dropOwn();
}

async function drop(serverUrl, name) {
  await onServer(serverUrl, (client) => client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`));
}

/** The migrated databases that integration tests copy (apps/api/src/testing) do not stay on another's server. */
export async function dropTemplates() {
  if (!process.env.DATABASE_URL) return;
  await onServer(process.env.DATABASE_URL, async (client) => {
    const { rows } = await client.query("select datname as name from pg_database where datname ~ '^waymark_template_[0-9a-f]+$'");
    for (const { name } of rows) {
      await client.query(`alter database ${name} is_template false`);
      await client.query(`drop database ${name} with (force)`);
    }
  });
}

async function onServer(url, work) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Servers of test runs that were killed. */
async function removeAbandoned() {
  for (const name of readdirSync(stateFolder)) {
    const pid = /^test-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await removeEmbeddedPostgres(join(stateFolder, name));
  }
}
