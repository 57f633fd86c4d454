/** Applies the SQL files of `apps/api/migrations` in order, each in a transaction of its own, each once. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { DatabaseFault } from './database-fault.ts';
import { appRole, ownerRole, platformRole } from './roles.ts';

// The same depth below the package from src and from dist.
const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url));

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the text, in hexadecimal. */
  hash: string;
}

/** The migrations of this build, in order; line ends do not count, so that a checkout on Windows agrees. */
export function readMigrations(from: string = folder): Migration[] {
  return readdirSync(from)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(`${from}/${file}`, 'utf8').replaceAll('\r\n', '\n');
      return { name: file.slice(0, -'.sql'.length), sql, hash: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings the schema up to date and returns the names applied now.
 * @throws DatabaseFault when an applied file was changed or removed: correct a mistake by a new migration
 */
export async function applyMigrations(administrator: pg.Client, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  const applied = await readApplied(administrator);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, hash } of applied) {
    const migration = known.get(name);
    if (!migration) throw new DatabaseFault(`The database holds migration ${name}, which this build does not have; run a build that is at least as new as the database.`);
    if (migration.hash !== hash) throw new DatabaseFault(`Migration ${name} was changed after it had been applied; restore the file and put the change into a new migration.`);
  }
  const done = new Set(applied.map(({ name }) => name));
  const pending = migrations.filter(({ name }) => !done.has(name));
  for (const migration of pending) await applyOne(administrator, migration);
  return pending.map(({ name }) => name);
}

async function readApplied(administrator: pg.Client): Promise<{ name: string; hash: string }[]> {
  const present = await administrator.query<{ there: boolean }>("select to_regclass('public.schema_migration') is not null as there");
  if (!present.rows[0]?.there) return [];
  return (await administrator.query<{ name: string; hash: string }>('select name, hash from public.schema_migration order by name')).rows;
}

async function applyOne(administrator: pg.Client, migration: Migration): Promise<void> {
  await administrator.query('begin');
  try {
    await administrator.query(`set local role ${ownerRole}`);
    await administrator.query("set local search_path = public; set local lock_timeout = '2s'; set local client_min_messages = warning");
    await administrator.query(`
      create table if not exists schema_migration (name text primary key, hash text not null, applied_at timestamptz not null default now());
      grant select on schema_migration to ${appRole}, ${platformRole}`);
    await administrator.query(migration.sql);
    await administrator.query('insert into schema_migration (name, hash) values ($1, $2)', [migration.name, migration.hash]);
    await administrator.query('commit');
  } catch (error) {
    await administrator.query('rollback').catch(() => undefined);
    throw new DatabaseFault(`Migration ${migration.name} failed and was rolled back: ${(error as Error).message}.`);
  }
}
