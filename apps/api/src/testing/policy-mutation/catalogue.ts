/** What the catalogue of a migrated database says of its tables: the ground that mutants and probes are made from. */
import type { Connection } from '../../platform/database/administrator.ts';

export interface Column {
  name: string;
  type: string;
  /** It cannot be null, or others refer to it. */
  required: boolean;
  /** The values that a check lets in, where it lists them. */
  allowed: string[] | null;
}

export interface Key {
  name: string;
  /** Of the constraint of this key; null for an index alone. */
  constraint: 'p' | 'u' | null;
  columns: string[];
  /** Of a partial index. */
  condition: string | null;
}

export interface Reference {
  name: string;
  table: string;
  columns: string[];
  target: string;
  targetColumns: string[];
}

export interface Policy {
  name: string;
  table: string;
  command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'ALL';
  role: string;
  using: string | null;
  check: string | null;
}

export interface Table {
  name: string;
  ofTenant: boolean;
  columns: Column[];
  keys: Key[];
  references: Reference[];
}

export interface DatabaseFunction {
  signature: string;
  definer: boolean;
}

export interface Catalogue {
  /** Tenant tables, and those that they refer to; every table after those it needs. */
  tables: Table[];
  policies: Policy[];
  functions: DatabaseFunction[];
}

/** A table carries tenant_id; that is what makes it a table of tenants. */
const columns = `
  select c.relname::text as "table", a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
         (select array(select m[1] from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') m)
            from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
             and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' limit 1) as allowed
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`;

const names = (relation: string, numbers: string): string => `(select array_agg(a.attname::text order by n.place) from unnest(${numbers}) with ordinality n(number, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = n.number)`;

const keys = `
  select i.indrelid::regclass::text as "table", x.relname::text as name, k.contype::text as "constraint", ${names('i.indrelid', 'i.indkey::int2[]')} as columns, pg_get_expr(i.indpred, i.indrelid) as condition
    from pg_index i join pg_class x on x.oid = i.indexrelid left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u')
   where i.indisunique and x.relnamespace = 'public'::regnamespace order by 1, 2`;

const references = `
  select f.conname::text as name, f.conrelid::regclass::text as "table", f.confrelid::regclass::text as target,
         ${names('f.conrelid', 'f.conkey')} as columns, ${names('f.confrelid', 'f.confkey')} as "targetColumns"
    from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace order by 2, 1`;

const policies = `
  select policyname::text as name, tablename::text as "table", cmd as command, roles[1]::text as role, qual as using, with_check as check
    from pg_policies where schemaname = 'public' order by 2, 1`;

const functions = `
  select p.oid::regprocedure::text as signature, p.prosecdef as definer from pg_proc p
   where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') order by 1`;

export async function readCatalogue(client: Connection): Promise<Catalogue> {
  await client.query('set search_path = public');
  const read = async <Row>(sql: string): Promise<Row[]> => (await client.query(sql)).rows as Row[];
  const allColumns = await read<Column & { table: string }>(columns);
  const allKeys = await read<Key & { table: string }>(keys);
  const allReferences = await read<Reference>(references);
  const targets = new Set(allReferences.flatMap(({ target, targetColumns }) => targetColumns.map((column) => `${target}.${column}`)));
  for (const column of allColumns) column.required ||= targets.has(`${column.table}.${column.name}`);
  const of = <Part extends { table: string }>(parts: readonly Part[], table: string): Part[] => parts.filter((part) => part.table === table);
  const every = [...new Set(allColumns.map(({ table }) => table))].map((name): Table => ({
    name, columns: of(allColumns, name), keys: of(allKeys, name), references: of(allReferences, name), ofTenant: of(allColumns, name).some((column) => column.name === 'tenant_id'),
  }));
  return { tables: inOrder(every), policies: await read<Policy>(policies), functions: await read<DatabaseFunction>(functions) };
}

/** The tenant tables and what they need, targets before those who refer to them; a reference that may be null waits for nobody. */
function inOrder(every: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  const place = (table: Table): void => {
    if (ordered.includes(table)) return;
    for (const reference of table.references) {
      const target = every.find(({ name }) => name === reference.target);
      if (target && target !== table && mustBeFilled(table, reference)) place(target);
    }
    ordered.push(table);
  };
  for (const table of every) if (table.ofTenant) place(table);
  return ordered;
}

export function mustBeFilled(table: Table, reference: Reference): boolean {
  return reference.columns.every((name) => table.columns.some((column) => column.name === name && column.required));
}

/** References from one tenant table to another: what must never join two services. */
export function tenantReferences({ tables }: Catalogue): Reference[] {
  const tenants = new Set(tables.filter(({ ofTenant }) => ofTenant).map(({ name }) => name));
  return tables.flatMap((table) => (table.ofTenant ? table.references.filter(({ target }) => tenants.has(target)) : []));
}
