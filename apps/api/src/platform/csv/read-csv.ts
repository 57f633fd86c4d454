/** The text of a CSV file as rows whose cells are asked for by the names of its head. Pure; knows no column. */
import { isIsoDate } from '@waymark/domain';
import { parse } from 'csv-parse/sync';
import { reason, type Reason } from '../graphql/index.ts';

/** Characters: the body of a request holds 100,000 bytes, and JSON doubles quotes and line ends. */
export const LARGEST_CSV = 60_000;

export interface CsvColumns<Name extends string> {
  readonly columns: readonly Name[];
  readonly optional: readonly Name[];
  readonly mostRows: number;
}

export interface CsvRow<Name extends string> {
  /** As a spreadsheet counts: the head is 1. */
  readonly line: number;
  /** '' where the file has no such column. */
  readonly cell: (name: Name) => string;
}

export interface RowFaults {
  readonly line: number;
  readonly reasons: Reason[];
}

/** Rows, or why the file as a whole is none. */
export type CsvTable<Name extends string> = { readonly kind: 'table'; readonly rows: readonly CsvRow<Name>[] } | { readonly kind: 'refused'; readonly reason: Reason };

/** Lines with their cells, or why the text as a whole has none. */
export type CsvLines = { readonly kind: 'lines'; readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[] } | { readonly kind: 'refused'; readonly reason: Reason };

export function readCsvTable<Name extends string>(text: string, { columns, optional, mostRows }: CsvColumns<Name>): CsvTable<Name> {
  const first = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  const read = linesOf(text, delimiterOf(first));
  if (read.kind === 'refused') return read;
  const whole = (refused: Reason): CsvTable<Name> => ({ kind: 'refused', reason: refused });
  const [head, ...body] = read.lines;
  const names = (head?.cells ?? []).map((name) => name.toLowerCase().replaceAll(' ', '_'));
  const missing = columns.filter((name) => !optional.includes(name) && !names.includes(name));
  if (missing.length > 0) return whole(reason('columnsMissing', { columns: missing.join(', ') }));
  if (body.length === 0) return whole(reason('noRows'));
  if (body.length > mostRows) return whole(reason('tooManyRows', { limit: mostRows }));
  return { kind: 'table', rows: body.map(({ line, cells }) => ({ line, cell: (name) => cells[names.indexOf(name)] ?? '' })) };
}

/** Every line that says something, for text that needs no head: any line shows what stands between its columns. */
export function readCsvLines(text: string): CsvLines {
  return linesOf(text, text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',');
}

function linesOf(text: string, delimiter: string): CsvLines {
  if (text.length > LARGEST_CSV) return { kind: 'refused', reason: reason('fileTooLarge', { limit: LARGEST_CSV }) };
  try {
    // The types of the library leave `info` out.
    const records = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true, delimiter }) as unknown as { record: string[]; info: { lines: number } }[];
    return { kind: 'lines', lines: records.map(({ record, info }) => ({ line: info.lines, cells: record })) };
  } catch {
    return { kind: 'refused', reason: reason('unreadable') };
  }
}

/** '2026-07-14', or '14/07/2026' as spreadsheets of this country write it; null for anything else. */
export function readCsvDate(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}

/** A spreadsheet of another language writes semicolons; what is pasted has tabs. */
function delimiterOf(head: string): string {
  return head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ',';
}
