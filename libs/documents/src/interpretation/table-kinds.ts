// What each table of a document is, before any of them is read: plan, key, list of recommendations,
// a form for each action, lines below a heading, or something else.
import { parseTimescale, type PrintedRating } from '@waymark/domain';
import type { SourceTable } from '../source.ts';
import { cellsOf, headerAt, mappedHeader, planHeader, purposeOf, settleColumns, withGrid, type GridTable, type Header } from './columns.ts';
import type { PlanField, TableMapping } from './fields.ts';
import { isForeignHeader } from './foreign-headers.ts';
import { fieldOfHeader } from './header-words.ts';
import { turnForm } from './forms.ts';
import { isKeyTitle, keyOfCells, keyOfTable, keyOfText } from './key.ts';
import { readAnnotations } from './labelled-lines.ts';
import { colourOfWord } from './ratings.ts';
import { readTitle } from './titles.ts';
import { folded, looksLikeRef } from './wording.ts';

export interface PlanTable extends GridTable {
  kind: 'plan' | 'recommendations';
  headers: Header[];
  /** Rows that explain colours, with what they say. */
  legend: Map<number, PrintedRating[]>;
  /** A key printed to the right of the plan. */
  beside: PrintedRating[];
  /** Rows of a form are turned: the row of the document for each row of the grid. */
  rowOf: (row: number) => number;
  mapped: boolean;
  /** The columns are those of the table before. */
  assumed: boolean;
}

export type TableKind = PlanTable | { kind: 'key'; entries: PrintedRating[] } | { kind: 'lines'; lines: { text: string; row: number }[] } | { kind: 'other' };

/** Decides what a table is. `previous` is the plan table before it, for tables that go on without a header. */
export function tableKind(table: SourceTable, mapping: TableMapping | undefined, previous: PlanTable | null, afterKeyTitle: boolean): TableKind {
  if (mapping) {
    const source = withGrid(table);
    return { ...source, kind: 'plan', headers: [mappedHeader(source, mapping)], legend: legendOf(source), beside: [], rowOf: (row) => row, mapped: true, assumed: false };
  }
  const key = keyOfTable(table, afterKeyTitle || isKeyTitle(table.sheet ?? ''));
  if (key) return { kind: 'key', entries: key };
  const direct = asPlan(withGrid(table), (row) => row);
  if (direct) return direct;
  const turned = turnForm(table);
  const form = turned && asPlan(turned.source, (row) => turned.rows[row] ?? 0);
  if (form) return form;
  const lines = asLines(table);
  if (lines) return { kind: 'lines', lines };
  return (previous && goesOn(table, previous)) ?? { kind: 'other' };
}

function asPlan(source: GridTable, rowOf: (row: number) => number): PlanTable | null {
  const found = findHeaders(source);
  if (found.length === 0) return null;
  const headers = found.map((header, n) => {
    const end = found[n + 1]?.first ?? source.grid.length;
    const rows: number[] = [];
    for (let row = header.last + 1; row < end && rows.length < 200; row += 1) rows.push(row);
    return header.foreign ? header : settleColumns(source, header, rows);
  });
  const columns = planHeader(headers).columns;
  const beside = [...columns.flatMap((column) => (column.field === 'rating' || column.field === 'ratingAndProgress' ? keyOfText(column.header, true) : [])), ...legendBeside(source, planHeader(headers)), ...legendAbove(source, headers[0]!.first)];
  const purposes = headers.map((header) => (header.foreign ? 'none' : purposeOf(header.columns)));
  const plans = headers.filter((_, n) => purposes[n] === 'actions');
  const kind = plans.length > 0 ? 'plan' : purposes.includes('recommendations') ? 'recommendations' : null;
  return kind === null ? null : { ...source, kind, headers, legend: legendOf(source), beside, rowOf, mapped: false, assumed: false };
}

/** All header rows: the first by its words, later ones when every cell of the row is a header. */
function findHeaders(source: GridTable): Header[] {
  const headers: Header[] = [];
  for (let row = 0; row < source.grid.length; row += 1) {
    const first = headers.length === 0;
    if (first && row > 60 && source.grid.length > 200) break;
    const cells = cellsOf(source.grid, row).filter((cell) => cell.text !== '');
    if (cells.length < 2) continue;
    const foreign = isForeignHeader(cells.map((cell) => cell.text));
    if (!first && !foreign && (cells.length < 3 || cells.some((cell) => cell.text.length > 60))) continue;
    if (!first && !foreign && cells.filter((cell) => known(cell.text)).length < cells.length * 0.8) continue;
    const header = headerAt(source, row);
    if (!header || (!first && !foreign && new Set(header.columns.map((column) => column.field)).size < 3)) continue;
    headers.push(header);
    row = header.last;
  }
  return headers;
}

const fieldsSeen = new Map<string, PlanField | null>();
function known(text: string): boolean {
  const key = folded(text);
  if (!fieldsSeen.has(key)) {
    if (fieldsSeen.size > 5000) fieldsSeen.clear();
    fieldsSeen.set(key, fieldOfHeader(text));
  }
  return fieldsSeen.get(key) !== null;
}

/** Rows of a key inside a plan's table or sheet: announced by a title, or two of them at least. */
function legendOf(source: GridTable): Map<number, PrintedRating[]> {
  const legend = new Map<number, PrintedRating[]>();
  let announced = false;
  for (let row = 0; row < source.table.rows.length; row += 1) {
    const cells = source.table.rows[row]!.cells;
    const filled = cells.filter((cell) => cell.text !== '' || cell.shade !== null);
    const texts = filled.filter((cell) => cell.text !== '');
    if (texts.length === 0 || filled.length > 10) continue;
    if (texts.length === 1 && isKeyTitle(texts[0]!.text)) {
      announced = true;
      legend.set(row, []);
      continue;
    }
    const first = filled[0]!;
    const titled = isKeyTitle(first.text);
    const likely = announced || titled || first.text === '' || colourOfWord(first.text.replace(/[\s:=–-]+$/, '')) !== null || /^\W*(?:key|legend|red|amber|green|blue)\b/i.test(first.text);
    if (!likely) continue;
    const entries = keyOfCells(titled ? cells.slice(cells.indexOf(first) + 1) : cells, announced || titled);
    const whole = announced || titled || filled.length <= 2 || entries.length * 2 >= filled.length;
    if (entries.length > 0 && whole) legend.set(row, entries);
    else announced = false;
  }
  const entries = [...legend.values()].flat();
  return new Set(entries.map((entry) => entry.code)).size >= 2 ? legend : new Map<number, PrintedRating[]>();
}

/** A key that stands above the header, beside the title: "Key" and below it coloured cells, each with its meaning. */
function legendAbove(source: GridTable, before: number): PrintedRating[] {
  for (let row = 0; row < before; row += 1) {
    const title = (source.table.rows[row]?.cells ?? []).find((cell, n) => n > 0 && isKeyTitle(cell.text));
    if (!title) continue;
    const entries: PrintedRating[] = [];
    for (let next = row + 1; next < before; next += 1) entries.push(...keyOfCells((source.table.rows[next]?.cells ?? []).filter((cell) => cell.column >= title.column), true));
    if (new Set(entries.map((entry) => entry.code)).size >= 2) return entries;
  }
  return [];
}

/** A key in columns that the plan does not use; they are marked so that their text counts as read. */
function legendBeside(source: GridTable, header: Header): PrintedRating[] {
  const free = header.columns.filter((column) => column.field === null);
  if (free.length === 0) return [];
  const entries: PrintedRating[] = [];
  const starts = new Set(free.map((column) => column.start));
  for (let row = header.first; row < Math.min(source.grid.length, header.first + 40); row += 1) {
    const cells = (source.table.rows[row]?.cells ?? []).filter((cell) => starts.has(cell.column));
    if (cells.some((cell) => cell.text !== '')) entries.push(...keyOfCells(cells, true));
  }
  if (new Set(entries.map((entry) => entry.code)).size < 2) return [];
  for (const column of free) column.legend = true;
  return entries;
}

/** A frame around a title: every row is a title or a labelled line. */
function asLines(table: SourceTable): { text: string; row: number }[] | null {
  const lines: { text: string; row: number }[] = [];
  for (const [row, { cells }] of table.rows.entries()) {
    const texts = cells.filter((cell) => cell.text !== '').map((cell) => cell.text);
    if (texts.length === 0) continue;
    if (texts.length > 3) return null;
    lines.push({ text: rowText(texts), row });
  }
  const telling = lines.filter(({ text }) => readAnnotations(text) !== null || readTitle(text).kind !== 'plain').length;
  const single = table.rows.every((row) => row.cells.length <= 1);
  return lines.length > 0 && (telling === lines.length || (telling > 0 && lines.length <= 8) || single) ? lines : null;
}

/** Cells of a row as one line: "Board Champion:" and "Director" become "Board Champion: Director". */
export function rowText(texts: readonly string[]): string {
  return texts.reduce((line, text) => (line === '' ? text : /[:–-]\s*$/.test(line) ? `${line} ${text}` : `${line}: ${text}`), '');
}

/** A table without a header that has the shape of the plan before it. */
function goesOn(table: SourceTable, previous: PlanTable): PlanTable | null {
  const header = previous.headers.findLast((each) => !each.foreign);
  const source = withGrid(table);
  if (!header || previous.kind !== 'plan' || source.width !== previous.width || source.width < 4) return null;
  const full = table.rows.filter((row) => row.cells.filter((cell) => cell.text !== '').length >= Math.max(3, header.columns.length * 0.5)).length;
  if (full < table.rows.length * 0.5 || !fitsColumns(source, header)) return null;
  return { ...source, kind: 'plan', headers: [{ ...header, first: -1, last: -1 }], legend: legendOf(source), beside: [], rowOf: (row) => row, mapped: false, assumed: true };
}

/** Whether what stands in the place of the timescale and the number reads as such, row by row. */
function fitsColumns(source: GridTable, header: Header): boolean {
  if (isForeignHeader(cellsOf(source.grid, 0).map((cell) => cell.text))) return false;
  const texts = (field: PlanField): string[] => {
    const column = header.columns.find((each) => each.field === field);
    return column ? source.grid.map((row) => row[column.start]).flatMap((cell) => (cell && cell.text !== '' && cell.columnSpan <= column.span ? [cell.text] : [])) : [];
  };
  const timescales = texts('timescale');
  const dated = timescales.filter((text) => /^(?:tbc|tba|n\/?a|asap|immediate)/i.test(text) || parseTimescale(text).timescale.precision !== 'tbc');
  const refs = texts('ref');
  return dated.length >= timescales.length * 0.5 && refs.filter((text) => looksLikeRef(text)).length >= refs.length * 0.5;
}
