/**
 * Which tables hold a service's rows, read from PostgreSQL's own catalogue: a new table comes along by itself,
 * in the export and in the import. What stays out is listed in left-out.ts.
 */
import { leftOut } from './left-out.ts';

/** One statement on some connection; the caller decides whose rights it has. */
export type Read = <Row extends Record<string, unknown>>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

export interface TableColumn {
  name: string;
  /** Held as bytes: a long value goes into a file of its own. */
  bytes: boolean;
  /** Text sorts by code point, whatever the order of the database is. */
  text: boolean;
}

export interface TableReference {
  columns: readonly string[];
  to: string;
  toColumns: readonly string[];
  /** Checked at commit, so it asks for no order. */
  deferrable: boolean;
  /** The table referred to belongs to a service, too. */
  toTenantTable: boolean;
}

export interface TenantTable {
  name: string;
  /** As declared; generated columns are left to the database. */
  columns: readonly TableColumn[];
  /** Of the primary key, tenant_id among them. */
  key: readonly string[];
  references: readonly TableReference[];
  readable: boolean;
}

interface TableRow extends Record<string, unknown> {
  name: string;
  readable: boolean;
  columns: readonly TableColumn[] | null;
  key: readonly string[] | null;
  references: readonly TableReference[] | null;
}

const carriesTenant = (oid: string): string =>
  `exists (select from pg_attribute t where t.attrelid = ${oid} and t.attname = 'tenant_id' and not t.attisdropped)`;

const columnNames = (relation: string, numbers: string): string =>
  `(select json_agg(a.attname order by n.place) from unnest(${numbers}) with ordinality n (number, place)
      join pg_attribute a on a.attrelid = ${relation} and a.attnum = n.number)`;

const tables = `
  select c.relname::text as name, has_table_privilege(c.oid, 'select') as readable,
         (select json_agg(json_build_object('name', a.attname, 'bytes', a.atttypid = 'bytea'::regtype, 'text', a.attcollation <> 0) order by a.attnum)
            from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
         (select ${columnNames('c.oid', 'k.conkey')} from pg_constraint k where k.conrelid = c.oid and k.contype = 'p') as key,
         (select json_agg(json_build_object('columns', ${columnNames('f.conrelid', 'f.conkey')}, 'to', r.relname, 'toColumns', ${columnNames('f.confrelid', 'f.confkey')},
                                            'deferrable', f.condeferrable, 'toTenantTable', ${carriesTenant('f.confrelid')}) order by f.conname)
            from pg_constraint f join pg_class r on r.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f') as references
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and ${carriesTenant('c.oid')}
   order by c.relname collate "C"`;

/** Every table that carries the tenant, by name; also those that are left out of exports. */
export async function readTenantTables(read: Read): Promise<TenantTable[]> {
  return (await read<TableRow>(tables)).map(({ name, readable, columns, key, references }) => ({
    name, readable, columns: columns ?? [], key: key ?? [], references: references ?? [],
  }));
}

/** Those that an export holds. @throws Error when one can be neither read nor left out: an export must not miss rows in silence */
export function exportedTables(all: readonly TenantTable[]): TenantTable[] {
  const exported = all.filter(({ name }) => !(name in leftOut));
  const closed = exported.filter(({ readable, key }) => !readable || key.length === 0).map(({ name }) => name);
  if (closed.length > 0) throw new Error(`The export cannot read ${closed.join(', ')}: grant select to waymark_app, or list the table with a reason in left-out.ts.`);
  return exported;
}

/** Tables before those that refer to them; a table that refers to itself is filled by one statement. */
export function inOrderOfReferences(all: readonly TenantTable[]): TenantTable[] {
  const byName = new Map(all.map((table) => [table.name, table]));
  const placed = new Set<string>();
  const order: TenantTable[] = [];
  const visit = (table: TenantTable, path: readonly string[]): void => {
    if (placed.has(table.name)) return;
    if (path.includes(table.name)) throw new Error(`The tables ${[...path, table.name].join(' → ')} refer to each other in a ring: make one reference deferrable.`);
    for (const { to, deferrable } of table.references) {
      const referred = byName.get(to);
      if (referred && !deferrable && to !== table.name) visit(referred, [...path, table.name]);
    }
    placed.add(table.name);
    order.push(table);
  };
  for (const table of all) visit(table, []);
  return order;
}

export interface SchemaVersion {
  /** Name of the newest migration. */
  migration: string;
  /** SHA-256 over the names and hashes of all migrations. */
  hash: string;
}

export async function readSchemaVersion(read: Read): Promise<SchemaVersion> {
  const [row] = await read<{ migration: string; hash: string }>(
    `select max(name collate "C") as migration, encode(sha256(convert_to(string_agg(name || ' ' || hash, E'\\n' order by name collate "C"), 'UTF8')), 'hex') as hash from public.schema_migration`,
  );
  if (!row) throw new Error('The database has no migrations.');
  return row;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
