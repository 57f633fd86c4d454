// Finds header rows and says what each column means: by synonyms first, by what stands below second.
import { parseTimescale } from '@waymark/domain';
import type { Shade, SourceCell, SourceTable } from '../source.ts';
import { gridOf } from '../source.ts';
import type { PlanField, TableMapping } from './fields.ts';
import { isForeignHeader } from './foreign-headers.ts';
import { fieldOfHeader, namesSection, normaliseHeader, withoutGuidance } from './header-words.ts';
import { readAnnotations } from './labelled-lines.ts';
import { coloursAtStart, colourOfWord, statusAtStart } from './ratings.ts';
import { readTitle } from './titles.ts';
import { excerpt, looksLikeRef } from './wording.ts';

export interface Column {
  start: number;
  span: number;
  header: string;
  field: PlanField | null;
  /** A column of its own for one rating, ticked or shaded ("R", "A", "G"). */
  colour?: Shade;
  /** The field was guessed from what stands below. */
  guessed?: true;
  /** It belongs to a key that is printed beside the plan. */
  legend?: true;
}

export interface Header {
  /** First and last row of the header. */
  first: number;
  last: number;
  columns: Column[];
  /** The rows below are no plan: a register of risks, a table of indicators. */
  foreign?: true;
}

/** The header that names the plan's columns: the first that heads nothing else. */
export function planHeader(headers: readonly Header[]): Header {
  return headers.find((header) => !header.foreign) ?? headers[0]!;
}

export type Grid = (SourceCell | undefined)[][];

/** A table with its grid, made once. */
export interface GridTable {
  table: SourceTable;
  grid: Grid;
  width: number;
}

export function withGrid(table: SourceTable): GridTable {
  const grid = gridOf(table);
  return { table, grid, width: grid.reduce((most, row) => Math.max(most, row.length), 0) };
}

/** Texts of the cells that cover a row, each once, in order. */
export function cellsOf(grid: Grid, row: number): SourceCell[] {
  const cells: SourceCell[] = [];
  for (const cell of grid[row] ?? []) if (cell && cells.at(-1) !== cell) cells.push(cell);
  return cells;
}

/**
 * The header that begins in `row`, or null. A header names at least two fields, most of its cells are
 * headers, and one of them is something to do, to achieve or to answer.
 */
export function headerAt(source: GridTable, row: number): Header | null {
  const cells = cellsOf(source.grid, row).filter((cell) => cell.text !== '');
  if (cells.length < 2 || cells.some((cell) => withoutGuidance(cell.text).length > 160)) return null;
  if (isForeignHeader(cells.map((cell) => cell.text))) return { first: row, last: row, columns: columnsOf(source, row, row), foreign: true };
  if (!cells.some((cell) => fieldOfHeader(cell.text) !== null) || cells.some((cell) => isTitle(cell.text))) return null;
  for (const depth of depths(source, row, cells)) {
    const columns = columnsOf(source, row, row + depth - 1);
    if (isHeader(columns)) return { first: row, last: row + depth - 1, columns };
  }
  return null;
}

/** "Objective 1: Lead well" and "Board Champion: …" stand above headers. */
function isTitle(text: string): boolean {
  const { kind, ref } = readTitle(text);
  return (kind !== 'plain' && ref !== null && text.length > 12) || readAnnotations(text) !== null;
}

/** How many rows the header may have: cells merged downwards or split sideways say two or more. */
function depths(source: GridTable, row: number, cells: SourceCell[]): number[] {
  const starting = cells.filter((cell) => source.grid[row - 1]?.[cell.column] !== cell);
  const merged = Math.max(1, ...starting.map((cell) => Math.min(3, cell.rowSpan)));
  if (merged > 1) return [merged, 1];
  const split = starting.filter((cell) => cell.columnSpan > 1);
  const below = cellsOf(source.grid, row + 1).filter((cell) => cell.text !== '');
  const under = split.length > 0 && below.length > 0 && below.every((cell) => cell.text.length < 40 && split.some((over) => cell.column >= over.column && cell.column + cell.columnSpan <= over.column + over.columnSpan));
  const filled = below.length > 0 && below.every((cell) => cell.text.length < 40 && source.grid[row]?.[cell.column]?.text === '');
  const wide = cells.length < source.width && filled && below.some((cell) => fieldOfHeader(cell.text) !== null || coloursAtStart(cell.text).length === 1);
  return under || wide ? [2, 1] : [1];
}

function columnsOf(source: GridTable, first: number, last: number): Column[] {
  const columns: Column[] = [];
  const lowest = cellsOf(source.grid, last);
  for (const leaf of lowest) {
    const texts: string[] = [];
    for (let row = first; row <= last; row += 1) {
      const text = source.grid[row]?.[leaf.column]?.text ?? '';
      if (text !== '' && texts.at(-1) !== text) texts.push(text);
    }
    const header = texts.join(' ');
    const own = texts.at(-1) ?? '';
    const field = texts.length > 1 ? (fieldOfHeader(header) ?? fieldOfHeader(own) ?? fieldOfHeader(texts[0] ?? '')) : fieldOfHeader(own);
    const colour = own.trim().length <= 6 ? colourOfWord(own) : null;
    columns.push({ start: leaf.column, span: leaf.columnSpan, header, field, ...(colour && field === null ? { colour } : colour && texts.length > 1 ? { colour } : {}) });
  }
  // Columns whose header stands above an empty cell of the last row.
  for (let row = first; row < last; row += 1) {
    for (const cell of cellsOf(source.grid, row)) {
      if (cell.text === '' || columns.some((column) => column.start < cell.column + cell.columnSpan && column.start + column.span > cell.column)) continue;
      columns.push({ start: cell.column, span: cell.columnSpan, header: cell.text, field: fieldOfHeader(cell.text) });
    }
  }
  // Columns without any header still hold text that must not be lost.
  for (let start = 0; start < source.width; start += 1) {
    if (!columns.some((column) => column.start <= start && column.start + column.span > start)) columns.push({ start, span: 1, header: '', field: null });
  }
  return columns.sort((a, b) => a.start - b.start);
}

const leading: readonly PlanField[] = ['action', 'approach', 'objective', 'area', 'recommendation'];
const following: readonly PlanField[] = ['owner', 'timescale', 'rating', 'ratingAndProgress', 'status', 'progress', 'success'];

function isHeader(columns: Column[]): boolean {
  const named = columns.filter((column) => column.header !== '');
  const known = named.filter((column) => column.field !== null || column.colour);
  const fields = new Set(known.map((column) => column.field));
  const leads = leading.some((field) => fields.has(field));
  const follows = following.filter((field) => fields.has(field)).length;
  if (fields.size < 2 || known.length < named.length * 0.5) return false;
  return leads ? follows >= 1 || fields.has('ref') : follows >= 2 && (fields.has('owner') || fields.has('timescale'));
}

/** Columns given by hand, with the texts of the header row as their names. */
export function mappedHeader(source: GridTable, mapping: TableMapping): Header {
  const row = mapping.headerRow;
  const columns: Column[] = [];
  const width = Math.max(source.width, mapping.columns.length);
  for (let c = 0; c < width; c += 1) {
    columns.push({ start: c, span: 1, header: row === null ? '' : (source.grid[row]?.[c]?.text ?? ''), field: mapping.columns[c] ?? null });
  }
  return { first: row ?? -1, last: row ?? -1, columns };
}

/**
 * Settles fields that several columns claim, and finds the action column where no header says "action".
 * `rows` are the rows below the header.
 */
export function settleColumns(source: GridTable, header: Header, rows: number[]): Header {
  const columns = header.columns.map((column) => ({ ...column }));
  // Titles merged across the table stand in every column and say nothing about one.
  const within = (column: Column, cell: SourceCell | undefined): string => (cell && cell.columnSpan <= Math.max(1, column.span) ? cell.text : '');
  const textsOf = (column: Column): string[] => rows.slice(0, 200).map((row) => within(column, source.grid[row]?.[column.start])).filter((text) => text !== '');
  const of = (field: PlanField): Column[] => columns.filter((column) => column.field === field);

  // "R | A | G" as columns of their own, ticked or shaded.
  const coloured = columns.filter((column) => column.colour);
  if (new Set(coloured.map((column) => column.colour)).size >= 3) for (const column of coloured) column.field = 'rating';
  else for (const column of coloured) delete column.colour;

  for (const column of of('ratingAndProgress')) {
    const texts = textsOf(column);
    const rated = texts.every((text) => text.length <= 30 && (coloursAtStart(text).length > 0 || statusAtStart(text, true) !== null));
    if (!/comment|narrative|position/i.test(column.header) && texts.length > 0 && rated) column.field = 'rating';
    // "Status update" beside a rating column tells what was done; it rates nothing itself.
    else if (of('rating').length > 0 && !/rag|rating/i.test(column.header)) column.field = 'progress';
  }
  for (const column of of('objective')) {
    const texts = textsOf(column);
    // "Priority" with a number of its own in each row numbers the actions; with few values it says how urgent they are.
    const numbers = texts.length > 0 && texts.every((text) => looksLikeRef(text)) && new Set(texts).size === texts.length && (texts.length > 1 || /\d/.test(texts[0]!));
    if (numbers && of('ref').length === 0 && /\d/.test(texts[0]!)) column.field = 'ref';
    else if (texts.length > 0 && texts.every((text) => /^(?:high|medium|low|h|m|l|urgent|\d)$/i.test(text))) column.field = null;
  }
  for (const column of of('linkedIndicators')) {
    if (textsOf(column).some((text) => text.length > 80 && !/\d/.test(text.slice(0, 4)))) column.field = of('success').length === 0 ? 'success' : null;
  }
  for (const column of of('linkedRecommendations')) {
    if (/^(?:hmip )?recs?$/.test(normaliseHeader(column.header)) && textsOf(column).some((text) => text.length > 40)) column.field = 'recommendation';
  }
  for (const column of of('recommendation')) {
    const texts = textsOf(column);
    if (texts.length > 0 && texts.every((text) => looksLikeRef(text)) && of('action').length > 0) column.field = 'linkedRecommendations';
  }
  const dated = of('timescale').filter((column) => /^(?:start|date (?:raised|added|opened|of inspection)|review)|\bstart(?: date)?$/.test(normaliseHeader(column.header)));
  if (dated.length < of('timescale').length) for (const column of dated) column.field = null;
  findDates(columns, textsOf);
  groupByOutcome(source, columns, rows);

  nameBlankHeaders(source, columns, rows, textsOf);
  guessAction(columns, textsOf);
  // A second column of steps says how; a second number or date does not replace the first.
  const [, ...moreActions] = of('action');
  for (const column of moreActions) column.field = of('approach').length === 0 ? 'approach' : null;
  const sections = of('area').filter((column) => namesSection(column.header));
  if (of('area').length > 1 && sections.length < of('area').length) for (const column of of('area').filter((each) => !sections.includes(each)).slice(1)) column.field = 'theme';
  return { ...header, columns };
}

/** "Target" and headers that say nothing head the dates when no other column does and most of their cells are dates. */
function findDates(columns: Column[], textsOf: (column: Column) => string[]): void {
  if (columns.some((column) => column.field === 'timescale')) return;
  const isDate = (text: string): boolean => text.length <= 25 && ['day', 'month', 'quarter', 'season'].includes(parseTimescale(text).timescale.precision);
  const dated = columns.find((column) => {
    const texts = textsOf(column).slice(0, 50);
    const open = column.field === null || (column.field === 'success' && /\btargets?\b/i.test(column.header));
    return open && !formerDate.test(column.header) && texts.length > 0 && texts.filter(isDate).length >= texts.length * 0.6;
  });
  if (dated) dated.field = 'timescale';
}

const formerDate = /\b(?:start|raised|added|opened|created|updated?|review(?:ed)?|reported|meeting)\b/i;

/**
 * "Outcome" left of the actions and standing for several rows is what the actions are for: their objective.
 * With one outcome for each action it stays the action's own measure of success.
 */
function groupByOutcome(source: GridTable, columns: Column[], rows: number[]): void {
  if (columns.some((column) => column.field === 'objective' || column.field === 'area' || column.field === 'recommendation')) return;
  const action = columns.find((column) => column.field === 'action');
  const outcome = columns.find((column) => column.field === 'success' && action !== undefined && column.start < action.start);
  if (!action || !outcome || !/\boutcomes?$/.test(normaliseHeader(outcome.header))) return;
  let goesOn = 0;
  let begins = 0;
  for (const row of rows) {
    const cell = source.grid[row]?.[outcome.start];
    if ((source.grid[row]?.[action.start]?.text ?? '') === '' || source.grid[row]?.[action.start] === cell) continue;
    if (cell !== undefined && cell.text !== '' && source.grid[row - 1]?.[outcome.start] !== cell) begins += 1;
    else if (cell !== undefined && cell === source.grid[row - 1]?.[outcome.start] && cell.text !== '') goesOn += 1;
  }
  if (begins > 0 && goesOn > 0) outcome.field = 'objective';
}

/** A column without a header is the number or the rating when all that stands in it is. */
function nameBlankHeaders(source: GridTable, columns: Column[], rows: number[], textsOf: (column: Column) => string[]): void {
  const has = (field: PlanField): boolean => columns.some((column) => column.field === field);
  for (const column of columns) {
    if (column.header !== '' || column.field !== null) continue;
    const texts = textsOf(column);
    const before = columns.some((other) => other.field !== null && other.start < column.start);
    if (!has('ref') && !before && texts.length > 0 && texts.every((text) => looksLikeRef(text))) column.field = 'ref';
    else if (!has('rating') && !has('ratingAndProgress') && !has('status') && before) {
      const shaded = rows.slice(0, 200).filter((row) => (source.grid[row]?.[column.start]?.shade ?? null) !== null).length;
      const rated = texts.every((text) => coloursAtStart(text).length > 0);
      if (rated && (texts.length > 0 || shaded >= Math.max(1, Math.min(rows.length, 200) * 0.4))) column.field = 'rating';
    }
  }
}

function guessAction(columns: Column[], textsOf: (column: Column) => string[]): void {
  const has = (field: PlanField): Column | undefined => columns.find((column) => column.field === field);
  if (has('action')) return;
  const approach = has('approach');
  if (approach) {
    approach.field = 'action';
    return;
  }
  const average = (column: Column): number => {
    const texts = textsOf(column);
    return texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
  };
  const unnamed = columns.filter((column) => column.field === null && !/indicator|kpi|baseline|risk|likelihood|measure|budget|cost|resource|evidence|barrier/i.test(column.header));
  const longest = unnamed.sort((a, b) => average(b) - average(a))[0];
  if (longest && average(longest) >= 15) {
    longest.field = 'action';
    longest.guessed = true;
  }
}

/** Whether a table with these columns holds actions, or what it holds instead. */
export function purposeOf(columns: Column[]): 'actions' | 'recommendations' | 'none' {
  const fields = new Set(columns.map((column) => column.field));
  const tracked = ['owner', 'timescale', 'rating', 'ratingAndProgress', 'status', 'progress'].filter((field) => fields.has(field as PlanField)).length;
  const guessed = columns.some((column) => column.guessed);
  if (fields.has('action')) return guessed && !(tracked >= 2 && (fields.has('owner') || fields.has('timescale'))) ? 'none' : 'actions';
  if (fields.has('recommendation')) return tracked >= 2 ? 'actions' : 'recommendations';
  if ((fields.has('objective') || fields.has('area')) && tracked >= 2) return 'actions';
  return 'none';
}

export function describeColumn(column: Column): string {
  return column.header === '' ? `column ${column.start + 1}` : excerpt(column.header, 40);
}
