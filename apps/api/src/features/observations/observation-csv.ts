/** Figures from a spreadsheet: all rows, or none with what is wrong in each. Pure. */
import { isIsoDate, type IsoDate } from '@waymark/domain';
import { parse } from 'csv-parse/sync';
import { reason, type Reason } from '../../platform/graphql/index.ts';
import { WINDOWS, type WindowName } from '../indicators/index.ts';
import { periodKey, reasonsAgainst, type ObservationContent } from './new-observation.ts';

/** The head of the file, in any order; the last three may be left out. */
export const columns = ['indicator', 'definition_version', 'window', 'period_start', 'numerator', 'denominator', 'source', 'as_at', 'offered', 'attended', 'estimated'] as const;
type ColumnName = (typeof columns)[number];
const optional: readonly ColumnName[] = ['offered', 'attended', 'estimated'];

export const MOST_ROWS = 500;
/** Characters: the body of a request holds 100,000 bytes, and JSON doubles quotes and line ends. */
export const LARGEST_FILE = 60_000;

export interface RowFaults {
  /** As a spreadsheet counts: the head is 1. */
  readonly line: number;
  readonly reasons: Reason[];
}

/** Rows that can all be kept; or why the file is none; or what is wrong in which rows. */
export type ReadCsv =
  | { readonly kind: 'rows'; readonly rows: readonly ObservationContent[] }
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'faults'; readonly faults: readonly RowFaults[] };

export function readCsv(text: string, today: IsoDate, noChildNamed?: boolean | null): ReadCsv {
  const whole = (refused: Reason): ReadCsv => ({ kind: 'refused', reason: refused });
  if (text.length > LARGEST_FILE) return whole(reason('fileTooLarge', { limit: LARGEST_FILE }));
  let records: { record: string[]; info: { lines: number } }[];
  try {
    // The types of the library leave `info` out.
    records = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true, delimiter: delimiterOf(text) }) as unknown as typeof records;
  } catch {
    return whole(reason('unreadable'));
  }
  const [head, ...body] = records;
  const names = (head?.record ?? []).map((name) => name.toLowerCase().replaceAll(' ', '_'));
  const missing = columns.filter((name) => !optional.includes(name) && !names.includes(name));
  if (missing.length > 0) return whole(reason('columnsMissing', { columns: missing.join(', ') }));
  if (body.length === 0) return whole(reason('noRows'));
  if (body.length > MOST_ROWS) return whole(reason('tooManyRows', { limit: MOST_ROWS }));

  const lines = new Map<string, number>();
  const read = body.map(({ record, info }) => {
    const row = readRow((name) => record[names.indexOf(name)] ?? '');
    const reasons = [...row.reasons];
    if (reasons.length === 0) {
      reasons.push(...reasonsAgainst(row.content, today, noChildNamed));
      const earlier = lines.get(periodKey(row.content));
      if (earlier !== undefined) reasons.push(reason('sameAsLine', { line: earlier }));
      else lines.set(periodKey(row.content), info.lines);
    }
    return { line: info.lines, reasons, content: row.content };
  });
  const faults = read.filter(({ reasons }) => reasons.length > 0).map(({ line, reasons }) => ({ line, reasons }));
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'rows', rows: read.map(({ content }) => content) };
}

/** A spreadsheet of another language writes semicolons; what is pasted has tabs. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  return head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ',';
}

function readRow(cell: (name: ColumnName) => string): { content: ObservationContent; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const count = (field: ColumnName): number => {
    const text = cell(field).replaceAll(',', '');
    if (!/^\d{1,9}$/.test(text)) reasons.push(reason('notACount', { field, limit: 10_000_000 }));
    return Number(text);
  };
  const step = (field: ColumnName): number | null => (cell(field) === '' ? null : count(field));
  const date = (field: ColumnName): string => {
    const text = cell(field);
    // As spreadsheets of this country write a date.
    const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
    const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (!isIsoDate(iso)) reasons.push(reason('notADate', { field }));
    return iso;
  };
  const window = cell('window');
  if (!Object.hasOwn(WINDOWS, window)) reasons.push(reason('windowNotUsed', { field: 'window', known: Object.keys(WINDOWS).join(', ') }));
  const estimated = cell('estimated').toLowerCase();
  if (!['', 'yes', 'no'].includes(estimated)) reasons.push(reason('notYesOrNo', { field: 'estimated' }));
  const content: ObservationContent = {
    indicator: cell('indicator'), definitionVersion: cell('definition_version'), window: window as WindowName, periodStart: date('period_start'), numerator: count('numerator'), denominator: count('denominator'),
    offered: step('offered'), attended: step('attended'), source: cell('source'), asAt: date('as_at'), estimated: estimated === 'yes',
  };
  return { content, reasons };
}
