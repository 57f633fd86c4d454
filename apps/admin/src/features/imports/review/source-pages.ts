// Cuts the council's document into pages of a bounded number of rows, so that a long sheet never renders whole. Pure.

export interface SourceSlice {
  block: number;
  /** First row and the row after the last; 0 and 0 for a heading or paragraph. */
  from: number;
  to: number;
}

export type SourcePage = readonly SourceSlice[];

/** Rows (and paragraphs) of one page. */
export const rowsPerPage = 120;

/**
 * @param blocks in reading order; rowCount is null for headings and paragraphs.
 * @returns at least one page; a table longer than the rest of a page goes on on the next.
 */
export function sourcePages(blocks: readonly { index: number; rowCount: number | null }[], size: number = rowsPerPage): SourcePage[] {
  const pages: SourceSlice[][] = [[]];
  let room = size;
  const turn = () => {
    pages.push([]);
    room = size;
  };
  const put = (slice: SourceSlice, cost: number) => {
    pages.at(-1)?.push(slice);
    room -= cost;
  };
  for (const { index, rowCount } of blocks) {
    if (rowCount === null) {
      if (room < 1) turn();
      put({ block: index, from: 0, to: 0 }, 1);
      continue;
    }
    // A table that fits on a page of its own is not broken.
    if (rowCount > room && rowCount <= size) turn();
    for (let from = 0; from < rowCount; ) {
      if (room < 1) turn();
      const to = Math.min(rowCount, from + room);
      put({ block: index, from, to }, to - from);
      from = to;
    }
  }
  return pages;
}

/** Index of the page that shows this row of this block; -1 when none does. */
export function sourcePageWith(pages: readonly SourcePage[], block: number, row: number): number {
  return pages.findIndex((page) => page.some((slice) => slice.block === block && (slice.to === 0 || (row >= slice.from && row < slice.to))));
}

interface SpanCell {
  columnSpan: number;
  rowSpan: number;
}

export interface PlacedCell<C> {
  cell: C;
  column: number;
  /** Rows that it covers within the slice. */
  rowSpan: number;
  /** It began in a row above the slice: it keeps its place and is shown again. */
  continued: boolean;
}

/**
 * The cells of each row of a slice at their columns. A cell merged over rows is listed where it
 * begins, as in the document; one that began above the slice is listed in the slice's first row.
 * @param rows all rows from the table's first up to at least `to`.
 */
export function placeCells<C extends SpanCell>(rows: readonly { cells: readonly C[] }[], from: number, to: number): PlacedCell<C>[][] {
  const placed: PlacedCell<C>[][] = [];
  /** By column: the row below the last one that a cell above covers. */
  const coveredUntil: number[] = [];
  const reaching = new Map<C, { column: number; until: number }>();
  rows.slice(0, to).forEach((row, index) => {
    const cells: PlacedCell<C>[] = [];
    if (index === from) {
      for (const [cell, { column, until }] of reaching) {
        if (until > from) cells.push({ cell, column, rowSpan: Math.min(until, to) - from, continued: true });
      }
    }
    let column = 0;
    for (const cell of row.cells) {
      while ((coveredUntil[column] ?? 0) > index) column += 1;
      cells.push({ cell, column, rowSpan: Math.min(index + cell.rowSpan, to) - index, continued: false });
      for (let span = 0; span < cell.columnSpan; span += 1) coveredUntil[column + span] = index + cell.rowSpan;
      if (cell.rowSpan > 1) reaching.set(cell, { column, until: index + cell.rowSpan });
      column += cell.columnSpan;
    }
    if (index >= from) placed.push(cells.sort((a, b) => a.column - b.column));
  });
  return placed;
}
