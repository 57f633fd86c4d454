// Reads one worksheet into rows of cells, in one pass over its XML.
import { DocumentRefused } from '../refused.ts';
import { limits } from '../guard/limits.ts';
import type { OfficePackage } from '../guard/office-package.ts';
import type { SourceCell, SourceRow } from '../source.ts';
import { tidy, unescapedCell } from './text.ts';
import { numberText, readNumberFormat, type NumberFormat } from './xlsx-numbers.ts';
import type { CellStyle } from './xlsx-styles.ts';
import { readXml } from './xml.ts';

export interface SheetContext {
  file: OfficePackage;
  strings: readonly string[];
  style(index: number): CellStyle;
  from1904: boolean;
  /** Cells read so far in the whole workbook, against the limit. */
  counted: { cells: number };
}

export interface Sheet {
  rows: SourceRow[];
  hiddenRows: number;
  hiddenColumns: number;
  pictures: boolean;
}

/** Farther columns and rows hold no plan, only formatting. */
const lastColumn = 200;

/** Rows up to the last that holds text; blank rows between are kept, since they part tables. */
export function readSheet(context: SheetContext, part: string): Sheet {
  const rows: SourceRow[] = [];
  const hidden = new Set<number>();
  const hiddenColumns = new Set<number>();
  const formats = new Map<string, NumberFormat>();
  const merges: string[] = [];
  let pictures = false;
  let row = 0;
  let column = 0;
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  let inPhonetic = false;

  const formatOf = (code: string): NumberFormat => {
    let format = formats.get(code);
    if (!format) formats.set(code, (format = readNumberFormat(code)));
    return format;
  };
  const textOf = (look: CellStyle): string => {
    if (type === 's') return context.strings[Number(value)] ?? '';
    if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return tidy(value.replace(/T.*$/, ''));
    if (type === 'n') return numberText(value, formatOf(look.numberFormat), context.from1904);
    return tidy(type === 'inlineStr' ? unescapedCell(value) : value);
  };
  const endCell = (): void => {
    const look = context.style(style);
    const text = value === '' ? '' : textOf(look);
    if ((text === '' && look.shade === null) || column >= lastColumn || row >= 1_048_576) return;
    context.counted.cells += 1;
    if (context.counted.cells > limits.cells) throw new DocumentRefused('tooManyCells', { limit: limits.cells });
    // A blank coloured row far below the plan is decoration, and gaps are filled only up to real rows.
    if (text === '' && row > rows.length + 1000) return;
    while (rows.length <= row) rows.push({ cells: [] });
    const cell: SourceCell = { text, shade: look.shade, column, columnSpan: 1, rowSpan: 1 };
    if (look.ink !== null) cell.ink = look.ink;
    if (look.bold) cell.bold = true;
    rows[row]!.cells.push(cell);
  };

  readXml(part, (write) => context.file.read(part, write), {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
          if (row < 0 || !Number.isInteger(row)) throw new DocumentRefused('damaged', { part });
          column = -1;
          if (attributes.hidden === '1' || attributes.hidden === 'true') hidden.add(row);
          break;
        case 'c':
          column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
          type = attributes.t ?? 'n';
          style = Number(attributes.s ?? 0);
          value = '';
          break;
        case 'v':
        case 't':
          inValue = !inPhonetic;
          break;
        case 'rPh':
          inPhonetic = true;
          break;
        case 'col':
          if (attributes.hidden === '1' || attributes.hidden === 'true') {
            for (let c = Number(attributes.min) - 1; c < Math.min(lastColumn, Number(attributes.max)); c += 1) hiddenColumns.add(c);
          }
          break;
        case 'mergeCell':
          if (attributes.ref) merges.push(attributes.ref);
          break;
        case 'drawing':
          pictures = true;
      }
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'c') endCell();
    },
    text(text) {
      if (inValue) value += text;
    },
  });

  while (rows.length > 0 && rows.at(-1)!.cells.every((cell) => cell.text === '')) rows.pop();
  merge(rows, merges);
  const withText = rows.map((each, r) => ({ each, r })).filter(({ each }) => each.cells.some((cell) => cell.text !== ''));
  const concealed = withText.filter(({ r }) => hidden.has(r));
  for (const { each } of concealed) each.hidden = true;
  const usedColumns = new Set(rows.flatMap((each) => each.cells.filter((cell) => cell.text !== '').map((cell) => cell.column)));
  return { rows, hiddenRows: concealed.length, hiddenColumns: [...hiddenColumns].filter((c) => usedColumns.has(c)).length, pictures };
}

/** "AB12" → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** Widens the first cell of each merged range and drops the cells that it covers. */
function merge(rows: SourceRow[], ranges: string[]): void {
  const covered = new Map<number, [number, number][]>();
  for (const range of ranges) {
    const parts = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(range);
    if (!parts) continue;
    const [left, top, right, bottom] = [columnOf(parts[1]!), Number(parts[2]) - 1, columnOf(parts[3]!), Number(parts[4]) - 1];
    const first = rows[top]?.cells.find((cell) => cell.column === left);
    if (!first || bottom < top || right < left) continue;
    first.columnSpan = Math.min(right, lastColumn) - left + 1;
    first.rowSpan = Math.min(bottom, rows.length - 1) - top + 1;
    for (let r = top; r < top + first.rowSpan; r += 1) covered.set(r, [...(covered.get(r) ?? []), [left, right]]);
  }
  for (const [r, spans] of covered) {
    const row = rows[r];
    if (!row) continue;
    row.cells = row.cells.filter((cell) => cell.columnSpan > 1 || cell.rowSpan > 1 || cell.text !== '' || !spans.some(([left, right]) => cell.column >= left && cell.column <= right));
  }
}
