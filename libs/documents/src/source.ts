// The common form every format is read into: headings, paragraphs and tables in reading order.
// It is plain JSON, so it crosses a process border and is stored beside the import.

export type Shade = 'red' | 'amber' | 'green' | 'blue';

export interface SourceCell {
  /** Paragraphs and soft line breaks of the cell are separated by a line feed. */
  text: string;
  /** Nearest rating colour of the cell's fill, else of the highlight behind its text. */
  shade: Shade | null;
  /** First grid column that the cell covers, counted from 0. */
  column: number;
  columnSpan: number;
  rowSpan: number;
  /** Nearest rating colour of the text itself, when all of it has one colour. */
  ink?: Shade;
  /** All of its text is bold. */
  bold?: true;
  /** Number that the word processor prints before the text, e.g. "1.3." */
  label?: string;
}

export interface SourceRow {
  /** Cells that begin in this row; a cell merged from above is not repeated. */
  cells: SourceCell[];
  /** Row of a worksheet that is hidden or filtered away. */
  hidden?: true;
}

export interface SourceText {
  kind: 'heading' | 'paragraph';
  text: string;
  /** Outline level of a heading: 0 is the document's title, 1 the first level. */
  level: number | null;
  /** Paragraph whose whole text is bold: often a heading without the style. */
  bold?: true;
  /** Font size in points, when the paragraph sets one. */
  size?: number;
  /** A line that Waymark wrote around the plan: below a heading, or about the page. */
  written?: 'details' | 'page';
}

export interface SourceTable {
  kind: 'table';
  /** Name of the worksheet. */
  sheet?: string;
  /** The worksheet is hidden. */
  hidden?: true;
  rows: SourceRow[];
}

export type SourceBlock = SourceText | SourceTable;

/** What a reader of a format noticed that the blocks cannot show. */
export interface SourceNote {
  code: 'hiddenSheet' | 'hiddenRows' | 'hiddenColumns' | 'deletedTextDropped' | 'commentsLeftOut' | 'headerFooterLeftOut' | 'footnotesMoved' | 'picturesLeftOut' | 'replacedCharacters';
  parameters: Record<string, string | number>;
  block: number | null;
}

export interface SourceDocument {
  format: 'docx' | 'xlsx' | 'delimited' | 'text';
  blocks: SourceBlock[];
  notes: SourceNote[];
}

/** A table's rows as a grid: every position holds the cell that covers it, merged ones repeatedly. */
export function gridOf(table: SourceTable): (SourceCell | undefined)[][] {
  const grid: (SourceCell | undefined)[][] = table.rows.map(() => []);
  table.rows.forEach((row, r) => {
    for (const cell of row.cells) {
      const last = Math.min(table.rows.length, r + cell.rowSpan);
      for (let below = r; below < last; below += 1) {
        for (let c = cell.column; c < cell.column + cell.columnSpan; c += 1) grid[below]![c] = cell;
      }
    }
  });
  return grid;
}
