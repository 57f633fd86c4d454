/** Reading a service's rows as lines of JSON that PostgreSQL itself writes, so that no value passes through JavaScript's types. */
import { tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { partOf } from './manifest.ts';
import { quoted, type Read, type TenantTable } from './tenant-tables.store.ts';

/** Bytes up to this length stand in the row itself, as hexadecimal text; longer ones in a file of their own. */
const INLINE_BYTES = 4096;
/** A batch grows until it is about so large; most rows are some hundred bytes, some several megabytes. */
const BATCH_BYTES = 512 * 1024;
const LARGEST_BATCH = 256;
/** Of a long value, read in pieces. */
const PIECE_BYTES = 1024 * 1024;

/** A long value of a `bytea` column. */
export interface LongBytes {
  path: string;
  table: string;
  column: string;
  /** Values of the primary key, as text. */
  key: Readonly<Record<string, string>>;
  length: number;
}

interface Line extends Record<string, unknown> {
  line: string;
  long: Omit<LongBytes, 'table'>[] | null;
}

/** Everything that decides how a value is written, whatever the server's defaults are. */
const writing = `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, MDY', true), set_config('intervalstyle', 'postgres', true),
  set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`;

export async function fixWriting(read: Read): Promise<void> {
  await read(writing);
}

/**
 * The rows of one table, in the order of its key, as chunks of whole lines. Long values are added to `long`.
 * Runs in the current tenant transaction: what row security hides is not written.
 */
export async function* linesOf(table: TenantTable, long: LongBytes[]): AsyncGenerator<Uint8Array> {
  for await (const batch of batchesOf<Line>(selectLines(table), [tenantId()], (rows) => rows.reduce((sum, { line }) => sum + line.length, 0))) {
    for (const row of batch) for (const value of row.long ?? []) long.push({ ...value, table: table.name });
    yield Buffer.from(batch.map(({ line }) => `${line}\n`).join(''), 'utf8');
  }
}

/** Rows of any select, in batches whose size follows that of the rows. */
export async function* batchesOf<Row extends Record<string, unknown>>(select: string, values: readonly unknown[], sizeOf: (rows: readonly Row[]) => number): AsyncGenerator<Row[]> {
  await tenantExecute(`declare export_rows no scroll cursor for ${select}`, values);
  try {
    let size = 1;
    for (;;) {
      const rows = await tenantQuery<Row>(`fetch ${size} from export_rows`);
      if (rows.length === 0) break;
      yield rows;
      if (rows.length < size) break;
      const fits = Math.floor((BATCH_BYTES * rows.length) / Math.max(1, sizeOf(rows)));
      size = Math.max(1, Math.min(size * 2, fits, LARGEST_BATCH));
    }
  } finally {
    await tenantExecute('close export_rows').catch(() => undefined);
  }
}

/** The pieces of one long value. */
export async function* bytesOf({ table, column, key, length }: LongBytes): AsyncGenerator<Uint8Array> {
  const names = Object.keys(key);
  const where = names.map((name, index) => `${quoted(name)}::text = $${index + 4}`).join(' and ');
  const sql = `select substring(${quoted(column)} from $2 for $3) as piece from ${quoted(table)} where tenant_id = $1 and ${where}`;
  for (let at = 0; at < length; at += PIECE_BYTES) {
    const [row] = await tenantQuery<{ piece: Buffer }>(sql, [tenantId(), at + 1, PIECE_BYTES, ...names.map((name) => key[name])]);
    if (!row) throw new Error(`A row of ${table} was there and is gone within one transaction.`);
    yield row.piece;
  }
}

/** The ids that tenant rows give of a table outside the service, each once. */
export async function referredKeys(table: string, column: string): Promise<string[]> {
  const name = quoted(column);
  return (await tenantQuery<{ key: string }>(`select distinct ${name}::text as key from ${quoted(table)} where tenant_id = $1 and ${name} is not null`, [tenantId()])).map(({ key }) => key);
}

function selectLines(table: TenantTable): string {
  const of = (column: string): string => `t.${quoted(column)}`;
  const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const bytes = table.columns.filter((column) => column.bytes);
  const others = table.key.filter((column) => column !== 'tenant_id');
  const keyJson = `json_build_object(${others.map((column) => `${literal(column)}, ${of(column)}::text`).join(', ')})`;
  const keyText = others.length === 0 ? `'row'` : `concat_ws('.', ${others.map((column) => `${of(column)}::text`).join(', ')})`;
  const pathOf = (column: string): string => `${literal(partOf.bytes(table.name, column, ''))} || ${keyText}`;
  const isLong = (column: string): string => `octet_length(${of(column)}) > ${INLINE_BYTES}`;
  const values = table.columns.flatMap((column) => {
    if (!column.bytes) return [of(column.name)];
    const inline = `case when ${isLong(column.name)} then null else ${of(column.name)} end as ${quoted(column.name)}`;
    // An extra key beside the empty value: reading the row back ignores keys that are no column.
    return [inline, `case when ${isLong(column.name)} then ${pathOf(column.name)} end as ${quoted(`${column.name}@file`)}`];
  });
  const long = bytes.map(({ name: column }) => `select ${pathOf(column)}, ${literal(column)}, ${keyJson}, octet_length(${of(column)}) where ${isLong(column)}`).join(' union all ');
  const order = table.key.map((key) => `${of(key)}${table.columns.find(({ name: column }) => column === key)?.text ? ' collate "C"' : ''}`).join(', ');
  const longJson = bytes.length === 0 ? 'null::json' : `(select json_agg(json_build_object('path', v.path, 'column', v.name, 'key', v.key, 'length', v.length)) from (${long}) v (path, name, key, length))`;
  return `select row_to_json(r)::text as line, ${longJson} as long from ${quoted(table.name)} t, lateral (select ${values.join(', ')}) r where t.tenant_id = $1 order by ${order}`;
}
