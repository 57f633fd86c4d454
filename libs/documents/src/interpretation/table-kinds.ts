// What each table of a document is, before any of them is read: plan, key, list of recommendations,
// a form for each action, lines below a heading, or something else.
import type { PrintedRating } from '@waymark/domain';
import type { SourceTable } from '../source.ts';
import { cellsOf, headerAt, mappedHeader, purposeOf, settleColumns, withGrid, type GridTable, type Header } from './columns.ts';
import type { PlanField, TableMapping } from './fields.ts';
import { fieldOfHeader } from './header-words.ts';
import { isKeyTitle, keyOfCells, keyOfTable } from './key.ts';
import { readAnnotations } from './labelled-lines.ts';
import { colourOfWord } from './ratings.ts';
import { readTitle } from './titles.ts';
import { folded } from './wording.ts';

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
    return settleColumns(source, header, rows);
  });
  const beside = legendBeside(source, headers[0]!);
  const purposes = headers.map((header) => purposeOf(header.columns));
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
    if (cells.length < 2 || (!first && (cells.length < 3 || cells.some((cell) => cell.text.length > 60)))) continue;
    if (!first && cells.filter((cell) => known(cell.text)).length < cells.length * 0.8) continue;
    const header = headerAt(source, row);
    if (!header || (!first && new Set(header.columns.map((column) => column.field)).size < 3)) continue;
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

/** "Action | …", "Lead | …", "By when | …" below each other: a form per action, turned into rows. */
function turnForm(table: SourceTable): { source: GridTable; rows: number[] } | null {
  const source = withGrid(table);
  const labels = source.grid.map((row) => row[0]?.text ?? '');
  const fields = labels.map((label) => (label.length <= 60 ? fieldOfHeader(label.replace(/[:\s]+$/, '')) : null));
  const distinct = new Set(fields.filter((field) => field !== null));
  const answered = source.grid.filter((row) => row.length > 1).length;
  if (!distinct.has('action') || distinct.size < 3 || answered < 3) return null;
  if (fields.filter((field) => field !== null).length < labels.filter((label) => label !== '').length * 0.6) return null;
  // A label that comes again begins the next form.
  const headers: string[] = [];
  const forms: number[][] = [];
  let seen = new Set<string>();
  labels.forEach((label, row) => {
    if (label === '') return;
    const key = folded(label);
    if (forms.length === 0 || (seen.has(key) && fields[row] !== null)) {
      forms.push([]);
      seen = new Set();
    }
    seen.add(key);
    forms.at(-1)!.push(row);
    if (!headers.some((header) => folded(header) === key)) headers.push(label);
  });
  const rows: number[] = [0];
  const cells = (texts: string[], shades: (SourceTable['rows'][number]['cells'][number] | undefined)[] = []): SourceTable['rows'][number] => ({
    cells: texts.map((text, column) => ({ text, shade: shades[column]?.shade ?? null, column, columnSpan: 1, rowSpan: 1 })),
  });
  const turned = [cells(headers.map((header) => header.replace(/[:\s]+$/, '')))];
  const width = Math.max(...source.grid.map((row) => row.length));
  for (const form of forms) {
    for (let column = 1; column < width; column += 1) {
      const answers = headers.map((header) => form.find((row) => folded(labels[row]!) === folded(header))).map((row) => (row === undefined ? undefined : source.grid[row]?.[column]));
      const repeated = column > 1 && form.every((row) => source.grid[row]?.[column] === source.grid[row]?.[column - 1]);
      if (repeated || answers.every((cell) => (cell?.text ?? '') === '')) continue;
      turned.push(cells(answers.map((cell) => cell?.text ?? ''), answers));
      rows.push(form[0]!);
    }
  }
  return turned.length > 1 ? { source: withGrid({ kind: 'table', rows: turned }), rows } : null;
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
  const header = previous.headers.at(-1);
  const source = withGrid(table);
  if (!header || previous.kind !== 'plan' || source.width !== previous.width || source.width < 4) return null;
  const full = table.rows.filter((row) => row.cells.filter((cell) => cell.text !== '').length >= Math.max(3, header.columns.length * 0.5)).length;
  if (full < table.rows.length * 0.5) return null;
  return { ...source, kind: 'plan', headers: [{ ...header, first: -1, last: -1 }], legend: legendOf(source), beside: [], rowOf: (row) => row, mapped: false, assumed: true };
}
