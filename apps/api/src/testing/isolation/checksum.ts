/** What a service holds, as one sum: its rows in every tenant table, its people's rows, its files. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '../test-database.ts';

export type Sums = Readonly<Record<string, string>>;

/** For each table, and for the files, the sum over all these services. */
export async function checksum(database: TestDatabase, tables: readonly string[], tenantIds: readonly string[], filesFolder: string): Promise<Sums> {
  const people = 'select m.account_id from membership m where m.tenant_id = any($1::uuid[])';
  const wheres: [string, string][] = [
    ...tables.map((table): [string, string] => [table, 't.tenant_id = any($1::uuid[])']),
    ['tenant', 't.id = any($1::uuid[])'],
    ['account', `t.id in (${people})`],
    ...['account_session', 'account_passkey', 'account_totp', 'account_recovery_code', 'account_link'].map((table): [string, string] => [table, `t.account_id in (${people})`]),
  ];
  const sql = wheres.map(([table, where]) => `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ${table} t where ${where}`).join(' union all ');
  const rows = await database.administer<{ name: string; sum: string }>(sql, [tenantIds]);
  const files = createHash('sha256');
  for (const id of tenantIds) {
    const folder = join(filesFolder, 'kept', 'tenants', id);
    for (const name of readdirSync(folder).sort()) files.update(name).update(readFileSync(join(folder, name)));
  }
  return { ...Object.fromEntries(rows.map(({ name, sum }) => [name, sum])), files: files.digest('hex') };
}
