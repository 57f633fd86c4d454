/** Figures from a spreadsheet: all rows, or none with what is wrong in each. Pure. */
import type { IsoDate } from '@waymark/domain';
import { readCsvDate, readCsvTable, type RowFaults } from '../../platform/csv/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';
import { WINDOWS, type WindowName } from '../indicators/index.ts';
import { periodKey, reasonsAgainst, type ObservationContent } from './new-observation.ts';

/** The head of the file, in any order; the last three may be left out. */
export const columns = ['indicator', 'definition_version', 'window', 'period_start', 'numerator', 'denominator', 'source', 'as_at', 'offered', 'attended', 'estimated'] as const;
type ColumnName = (typeof columns)[number];
const optional: readonly ColumnName[] = ['offered', 'attended', 'estimated'];

export const MOST_ROWS = 500;

/** Rows that can all be kept; or why the file is none; or what is wrong in which rows. */
export type ReadCsv =
  | { readonly kind: 'rows'; readonly rows: readonly ObservationContent[] }
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'faults'; readonly faults: readonly RowFaults[] };

export function readCsv(text: string, today: IsoDate, noChildNamed?: boolean | null): ReadCsv {
  const table = readCsvTable(text, { columns, optional, mostRows: MOST_ROWS });
  if (table.kind === 'refused') return table;
  const lines = new Map<string, number>();
  const read = table.rows.map(({ line, cell }) => {
    const row = readRow(cell);
    const reasons = [...row.reasons];
    if (reasons.length === 0) {
      reasons.push(...reasonsAgainst(row.content, today, noChildNamed));
      const earlier = lines.get(periodKey(row.content));
      if (earlier !== undefined) reasons.push(reason('sameAsLine', { line: earlier }));
      else lines.set(periodKey(row.content), line);
    }
    return { line, reasons, content: row.content };
  });
  const faults = read.filter(({ reasons }) => reasons.length > 0).map(({ line, reasons }) => ({ line, reasons }));
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'rows', rows: read.map(({ content }) => content) };
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
    const iso = readCsvDate(cell(field));
    if (iso === null) reasons.push(reason('notADate', { field }));
    return iso ?? cell(field);
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
