// The texts of one row by the fields of its columns, however the row's cells are cut.
import type { Shade, SourceCell } from '../source.ts';
import { cellsOf, type Column, type GridTable, type Header } from './columns.ts';
import type { PlanField } from './fields.ts';

export interface Value {
  column: Column;
  text: string;
  cell: SourceCell;
  /** Merged from a row above: said already. */
  inherited: boolean;
}

export interface RowValues {
  values: Value[];
  /** Cells that begin in this row and hold text. */
  fresh: SourceCell[];
  of(field: PlanField): Value[];
  /** Joined text of a field's cells that begin in this row. */
  text(field: PlanField): string;
}

/** Reads a row. Cells are matched to columns by place; where a row is cut differently, by order or by overlap. */
export function readRow(source: GridTable, header: Header, row: number): RowValues {
  const cells = cellsOf(source.grid, row);
  const above = source.grid[row - 1];
  const columns = header.columns;
  const byStart = new Map(columns.map((column) => [column.start, column]));
  const exact = cells.every((cell) => byStart.has(cell.column) || cell.text === '');
  const inOrder = !exact && cells.length === columns.length;
  const values: Value[] = [];
  cells.forEach((cell, n) => {
    const column = exact ? byStart.get(cell.column) : inOrder ? columns[n] : overlapping(columns, cell);
    if (!column) return;
    const known = values.find((value) => value.column === column);
    if (known && cell.text !== '') known.text = known.text === '' ? cell.text : `${known.text} ${cell.text}`;
    else if (!known) values.push({ column, text: cell.text, cell, inherited: above?.[cell.column] === cell });
  });
  const of = (field: PlanField): Value[] => values.filter((value) => value.column.field === field);
  return {
    values,
    fresh: cells.filter((cell) => cell.text !== '' && above?.[cell.column] !== cell),
    of,
    text: (field) =>
      of(field)
        .filter((value) => !value.inherited && value.text !== '')
        .map((value) => value.text)
        .join('\n'),
  };
}

function overlapping(columns: Column[], cell: SourceCell): Column | undefined {
  let best: Column | undefined;
  let most = 0;
  for (const column of columns) {
    const shared = Math.min(column.start + column.span, cell.column + cell.columnSpan) - Math.max(column.start, cell.column);
    if (shared > most) {
      most = shared;
      best = column;
    }
  }
  return best;
}

/** Texts under several headers: alone as it is, several with the header before each. */
export function labelled(values: readonly Value[]): string {
  const filled = values.filter((value) => value.text !== '');
  if (filled.length <= 1) return filled[0]?.text ?? '';
  return filled.map((value) => `${value.column.header.replace(/[\s:]+$/, '')}: ${value.text}`).join('\n');
}

/**
 * Colour of a whole row, for plans that shade rows and have no rating column: the one colour in columns
 * that change colour from row to row (a column of one colour throughout is decoration).
 */
export function rowShade(source: GridTable, row: number, decorative: ReadonlySet<number>): Shade | null {
  const shades = new Set<Shade>();
  for (const cell of source.table.rows[row]?.cells ?? []) if (cell.shade !== null && !decorative.has(cell.column)) shades.add(cell.shade);
  return shades.size === 1 ? [...shades][0]! : null;
}

/** Columns whose shaded cells below the header all have the same colour, or that are never shaded. */
export function decorativeColumns(source: GridTable, from: number): Set<number> {
  const seen = new Map<number, Set<Shade | null>>();
  source.table.rows.forEach((row, r) => {
    if (r < from || row.cells.length < 2) return;
    for (const cell of row.cells) {
      const shades = seen.get(cell.column) ?? new Set();
      shades.add(cell.shade);
      seen.set(cell.column, shades);
    }
  });
  return new Set([...seen].filter(([, shades]) => shades.size < 2 || (shades.size === 2 && shades.has(null) && shades.has('blue'))).map(([column]) => column));
}
