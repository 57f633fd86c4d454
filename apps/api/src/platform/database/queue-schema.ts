/** The job queue's own tables: BullMQ's PostgreSQL backend, in a schema apart, for the platform role alone. */
import type pg from 'pg';
import { ownerRole, platformRole } from './roles.ts';

/** BullMQ takes this name from a pool that it did not build itself, so it is not ours to choose. */
export const queueSchema = 'bullmq';

export async function ensureQueueSchema(administrator: pg.Client): Promise<void> {
  // Not loaded by those who only serve: it is large.
  const { LATEST_SCHEMA_VERSION, runMigrations } = await import('bullmq');
  if ((await readVersion(administrator)) === LATEST_SCHEMA_VERSION) return;
  // BullMQ asks for the schema by itself, and PostgreSQL wants the right to create one even when it is there.
  await administrator.query(`do $$ begin execute format('grant create on database %I to ${ownerRole}', current_database()); end $$`);
  await administrator.query(`set role ${ownerRole}`);
  try {
    await administrator.query("set client_min_messages = 'warning'");
    await runMigrations(administrator, queueSchema);
    await administrator.query(`
      grant usage on schema ${queueSchema} to ${platformRole};
      grant select, insert, update, delete on all tables in schema ${queueSchema} to ${platformRole};
      grant usage, select on all sequences in schema ${queueSchema} to ${platformRole};
      grant execute on all functions in schema ${queueSchema} to ${platformRole}`);
  } finally {
    await administrator.query('reset role; reset client_min_messages');
  }
}

async function readVersion(administrator: pg.Client): Promise<number> {
  const present = await administrator.query<{ there: boolean }>(`select to_regclass('${queueSchema}.migration') is not null as there`);
  if (!present.rows[0]?.there) return 0;
  const { rows } = await administrator.query<{ version: number }>(
    `select case when has_schema_privilege('${platformRole}', '${queueSchema}', 'usage') then coalesce(max(version), 0) else 0 end as version from ${queueSchema}.migration`,
  );
  return rows[0]?.version ?? 0;
}
