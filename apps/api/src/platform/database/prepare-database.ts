/** From an administrator's address to a database that Waymark can run on: roles, migrations, grants, job queue. */
import pg from 'pg';
import { DatabaseFault } from './database-fault.ts';
import { applyMigrations } from './migrations.ts';
import { ensureQueueSchema } from './queue-schema.ts';
import { addressFor, appRole, ensureRoles, ownerRole, platformRole, rolePassword } from './roles.ts';

export interface PrepareOptions {
  /** A user that may create roles and objects; used here, by the command line and by tests, never by the service. */
  administratorUrl: string;
  /** What the passwords of the service's roles are derived from; one secret for all databases of a server. */
  secret: string;
}

export interface PreparedDatabase {
  appUrl: string;
  platformUrl: string;
  /** Migrations applied by this call; empty when there was nothing to do. */
  applied: string[];
}

/** Any number that nothing else locks: it spells "waym". */
const lockKey = 0x7761796d;

/**
 * Creates the database when it is missing, then roles, tables, grants and the queue; does nothing that
 * is done already. Safe to call from several programs at once.
 * @throws DatabaseFault with one sentence when the server or the user cannot give what is needed
 */
export async function prepareDatabase({ administratorUrl, secret }: PrepareOptions): Promise<PreparedDatabase> {
  const administrator = await connect(administratorUrl);
  try {
    await checkVersion(administrator);
    await administrator.query('select pg_advisory_lock($1)', [lockKey]);
    await ensureRoles(administrator, administratorUrl, secret);
    await ensureOwnership(administrator);
    const applied = await applyMigrations(administrator);
    await ensureQueueSchema(administrator);
    return {
      appUrl: addressFor(administratorUrl, appRole, rolePassword(secret, appRole)),
      platformUrl: addressFor(administratorUrl, platformRole, rolePassword(secret, platformRole)),
      applied,
    };
  } finally {
    await administrator.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if ((error as pg.DatabaseError).code === '3D000') {
      await createDatabase(url);
      return connect(url);
    }
    throw new DatabaseFault(`The database of DATABASE_URL cannot be reached: ${(error as Error).message || String((error as pg.DatabaseError).code)}.`);
  }
}

/** The server is there but the database is not: it is made from template0, so that nothing foreign comes along. */
async function createDatabase(url: string): Promise<void> {
  const address = new URL(url);
  const name = decodeURIComponent(address.pathname.slice(1));
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  try {
    await client.connect();
    await client.query(`create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8'`);
  } catch (error) {
    const { code, message } = error as pg.DatabaseError;
    if (code !== '42P04') throw new DatabaseFault(`The database ${name} does not exist and could not be created: ${message}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkVersion(administrator: pg.Client): Promise<void> {
  const { rows } = await administrator.query<{ version: number }>("select current_setting('server_version_num')::int / 10000 as version");
  const version = rows[0]?.version ?? 0;
  if (version < 15) throw new DatabaseFault(`Waymark needs PostgreSQL 15 or newer, and this server is version ${version}.`);
}

/** Lets the owner create tables, and the administrator act as the owner. */
async function ensureOwnership(administrator: pg.Client): Promise<void> {
  const { rows } = await administrator.query<{ member: boolean; create: boolean; use: boolean }>(
    `select pg_has_role(current_user, $1, 'member') as member, has_schema_privilege($1, 'public', 'create') as create,
            has_schema_privilege($2, 'public', 'usage') and has_schema_privilege($3, 'public', 'usage') as use`,
    [ownerRole, appRole, platformRole],
  );
  const state = rows[0];
  if (!state?.member || !(await mayActAsOwner(administrator))) await administrator.query(`grant ${ownerRole} to current_user`);
  if (!state?.create) await administrator.query(`grant usage, create on schema public to ${ownerRole}`);
  if (!state?.use) await administrator.query(`grant usage on schema public to ${appRole}, ${platformRole}`);
}

/** Since PostgreSQL 16 the creator of a role is its administrator without being allowed to become it. */
async function mayActAsOwner(administrator: pg.Client): Promise<boolean> {
  try {
    await administrator.query(`set role ${ownerRole}`);
    return true;
  } catch {
    return false;
  } finally {
    await administrator.query('reset role');
  }
}
