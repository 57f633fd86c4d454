/** Scratch databases for integration tests: prepared once per set of migrations, then copied (35 ms each). */
import { createHash, randomBytes } from 'node:crypto';
import { onConnection, PlatformDatabase, prepareDatabase, readMigrations } from '../platform/database/index.ts';

export interface TestDatabase {
  administratorUrl: string;
  appUrl: string;
  platformUrl: string;
  /** One statement as the administrator, outside row security. */
  administer<Row extends Record<string, unknown> = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** One secret for all databases of the server, because roles belong to the server. */
export const testSecret = process.env.SECRET ?? 'waymark-tests';

function serverUrl(): string {
  const url = process.env.TEST_ADMINISTRATOR_URL;
  if (!url) throw new Error('TEST_ADMINISTRATOR_URL is missing: run integration tests through jest, whose set-up provides a server.');
  return url;
}

function urlOf(database: string): string {
  const address = new URL(serverUrl());
  address.pathname = `/${database}`;
  return address.href;
}

/** A database with all migrations applied and no rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `waymark_test_${randomBytes(6).toString('hex')}`;
  const template = await ensureTemplate();
  await onConnection(urlOf('postgres'), (client) => client.query(`create database ${name} template ${template}`));
  const administratorUrl = urlOf(name);
  const { appUrl, platformUrl } = await prepareDatabase({ administratorUrl, secret: testSecret });
  const administrator = new PlatformDatabase({ url: administratorUrl, size: 1 });
  return {
    administratorUrl,
    appUrl,
    platformUrl,
    administer: (sql, values = []) => administrator.query(sql, values),
    drop: async () => {
      await administrator.close();
      await onConnection(urlOf('postgres'), (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Several test files start at once: the first makes the template, the others wait for it. */
async function ensureTemplate(): Promise<string> {
  const version = createHash('sha256').update(readMigrations().map(({ hash }) => hash).join()).digest('hex').slice(0, 12);
  const template = `waymark_template_${version}`;
  await onConnection(urlOf('postgres'), async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rows } = await client.query<{ ready: boolean }>("select datistemplate as ready from pg_database where datname = $1", [template]);
    if (rows[0]?.ready) return;
    if (rows[0]) await client.query(`drop database ${template} with (force)`);
    await prepareDatabase({ administratorUrl: urlOf(template), secret: testSecret });
    // Marked at the end, so that a half-made one of a killed run is made anew.
    await client.query(`alter database ${template} is_template true`);
  });
  return template;
}
