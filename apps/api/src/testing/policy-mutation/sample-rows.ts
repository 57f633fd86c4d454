/** One row in every table for each of two services, made from the catalogue; no check on values stands in the way. */
import { createHash } from 'node:crypto';
import type { Connection } from '../../platform/database/administrator.ts';
import { mustBeFilled, type Catalogue, type Column, type Table } from './catalogue.ts';

export type Row = Record<string, unknown>;
export type Service = 'a' | 'b';

export interface SampleRows {
  /** The row of a service in a table. */
  of(service: Service, table: string): Row;
  /** A row that the service could add beside its own: every key that no reference fills has another value. */
  fresh(table: Table): Row;
  /** As `fresh`, with what references fill changed too: nothing of it is anywhere. */
  stray(table: Table): Row;
}

const numberOf = { a: 1, b: 2, fresh: 11 } as const;
type Who = keyof typeof numberOf;

function value({ type, name, allowed }: Column, table: string, who: Who): unknown {
  const hash = createHash('sha256').update(`${who} ${table} ${name}`).digest('hex');
  if (type === 'uuid') return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  if (type === 'bytea') return `\\x${hash}`;
  if (type === 'boolean') return false;
  if (type === 'date') return '2026-01-31';
  if (type.startsWith('timestamp')) return '2026-01-31T09:00:00Z';
  if (type === 'jsonb') return {};
  if (type === 'text[]') return [`canary-${who}.${table}.${name}`];
  if (type.endsWith('[]')) return [];
  if (/^(integer|bigint|smallint|double|numeric)/.test(type)) return numberOf[who];
  if (allowed?.length) return allowed[0];
  return `CANARY-${who} ${table}.${name}`;
}

/** Columns of keys that neither tenant_id nor a reference fills: another value in them makes another row. */
export function freeKeyColumns(table: Table): string[] {
  const filled = new Set(['tenant_id', ...table.references.flatMap(({ columns }) => columns)]);
  return [...new Set(table.keys.flatMap(({ columns }) => columns))].filter((name) => !filled.has(name));
}

export function makeSampleRows({ tables }: Catalogue): SampleRows {
  const rows = { a: new Map<string, Row>(), b: new Map<string, Row>() };
  for (const service of ['a', 'b'] as const) {
    for (const table of tables) {
      const row: Row = {};
      for (const reference of table.references.filter((one) => mustBeFilled(table, one))) {
        const target = rows[service].get(reference.target);
        reference.columns.forEach((column, place) => (row[column] ??= target?.[reference.targetColumns[place]!]));
      }
      for (const column of table.columns) {
        if (column.name === 'tenant_id') row['tenant_id'] = rows[service].get('tenant')?.['id'];
        else if (column.required) row[column.name] ??= value(column, table.name, service);
      }
      rows[service].set(table.name, row);
    }
  }
  const of = (service: Service, table: string): Row => rows[service].get(table)!;
  const changed = (table: Table, names: readonly string[]): Row => ({
    ...of('a', table.name),
    ...Object.fromEntries(table.columns.filter(({ name }) => names.includes(name)).map((column) => [column.name, freshValue(column, table.name)])),
  });
  const keys = (table: Table): string[] => table.keys.flatMap(({ columns }) => columns).filter((name) => name !== 'tenant_id');
  return { of, fresh: (table) => changed(table, freeKeyColumns(table)), stray: (table) => changed(table, keys(table)) };
}

function freshValue(column: Column, table: string): unknown {
  return column.allowed?.length ? `another ${column.name}` : value(column, table, 'fresh');
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** An insert of exactly the row's columns. */
export function insertOf(table: string, row: Row): string {
  const names = Object.keys(row).map((name) => `"${name}"`).join(', ');
  return `insert into public.${table} (${names}) select ${names} from jsonb_populate_record(null::public.${table}, ${quote(JSON.stringify(row))}::jsonb)`;
}

/** The value as the row has it, null where it has none. */
export function literal(row: Row, column: string, table: string): string {
  return `(select r."${column}" from jsonb_populate_record(null::public.${table}, ${quote(JSON.stringify({ [column]: row[column] ?? null }))}::jsonb) r)`;
}

/**
 * Writes the rows, as administrator. Checks on values are dropped first: they say nothing of services, and
 * without them a row needs no knowledge of what a table is about.
 */
export async function writeSampleRows(client: Connection, { tables }: Catalogue, rows: SampleRows): Promise<void> {
  const { rows: checks } = await client.query<{ statement: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace and conrelid <> 0`,
  );
  for (const { statement } of checks) await client.query(statement);
  for (const service of ['a', 'b'] as const) for (const { name } of tables) await client.query(insertOf(name, rows.of(service, name)));
}
