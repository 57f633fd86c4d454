// Puts a Word table together: grid positions, cells merged downwards, text of a cell from its parts.
import type { Shade, SourceBlock, SourceCell, SourceRow, SourceTable, SourceText } from '../source.ts';
import { tidy } from './text.ts';

export interface ParagraphPart {
  kind: 'paragraph';
  text: string;
  /** Number printed before it. */
  label: string | null;
  level: number | null;
  bold: boolean;
  size: number | null;
  /** Colour behind the text (paragraph shading or highlight). */
  shade: Shade | null;
  /** Colour of the text, when all of it has one. */
  ink: Shade | null;
  written?: 'details' | 'page';
}

export type Part = ParagraphPart | SourceTable;

export interface DocxCell {
  parts: Part[];
  fill: Shade | null;
  span: number;
  merge: 'restart' | 'continue' | null;
  deleted: boolean;
}

export interface DocxRow {
  cells: DocxCell[];
  before: number;
  deleted: boolean;
}

/** A paragraph outside tables as a block; null when it is empty. */
export function textBlock(part: ParagraphPart): SourceText | null {
  const text = tidy(part.label === null ? part.text : `${part.label} ${part.text}`);
  if (tidy(part.text) === '') return null;
  return {
    kind: part.level === null ? 'paragraph' : 'heading',
    text,
    level: part.level,
    ...(part.bold ? { bold: true as const } : {}),
    ...(part.size === null ? {} : { size: part.size }),
    ...(part.written === undefined ? {} : { written: part.written }),
  };
}

/**
 * The blocks of a table: itself, or, when it only arranges the page (one cell, or a frame around
 * another table), what stands inside it.
 */
export function tableBlocks(rows: DocxRow[]): (Part | SourceTable)[] {
  const kept = rows.filter((row) => !row.deleted);
  const cells = kept.flatMap((row) => row.cells);
  const widest = Math.max(0, ...kept.map((row) => row.cells.length));
  const frames = cells.some((cell) => cell.parts.some((part) => part.kind === 'table' && isGrid(part)));
  if (cells.length === 1 || (frames && (widest <= 2 || kept.length === 1))) return cells.flatMap((cell) => cell.parts);
  return [assemble(kept)];
}

function isGrid(table: SourceTable): boolean {
  return table.rows.length >= 2 && table.rows.some((row) => row.cells.length >= 3);
}

function assemble(rows: DocxRow[]): SourceTable {
  const open = new Map<number, SourceCell>();
  const sourceRows: SourceRow[] = [];
  for (const row of rows) {
    const cells: SourceCell[] = [];
    const covered = new Set<number>();
    let column = row.before;
    for (const cell of row.cells) {
      const above = cell.merge === 'continue' ? open.get(column) : undefined;
      if (above) {
        above.rowSpan += 1;
        const more = cellText(cell.parts).text;
        if (more !== '') above.text = tidy(`${above.text}\n${more}`);
        covered.add(column);
      } else {
        const made = makeCell(cell, column);
        cells.push(made);
        if (cell.merge !== null) {
          open.set(column, made);
          covered.add(column);
        }
      }
      column += cell.span;
    }
    for (const started of [...open.keys()]) if (!covered.has(started)) open.delete(started);
    sourceRows.push({ cells });
  }
  return { kind: 'table', rows: sourceRows };
}

function makeCell(cell: DocxCell, column: number): SourceCell {
  const { text, label } = cell.deleted ? { text: '', label: null } : cellText(cell.parts);
  const paragraphs = cell.parts.filter((part): part is ParagraphPart => part.kind === 'paragraph' && part.text.trim() !== '');
  const ink = paragraphs[0]?.ink ?? null;
  return {
    text,
    shade: cell.fill ?? cell.parts.map((part) => (part.kind === 'paragraph' ? part.shade : null)).find((shade) => shade !== null) ?? null,
    column,
    columnSpan: cell.span,
    rowSpan: 1,
    ...(ink !== null && paragraphs.every((part) => part.ink === ink) ? { ink } : {}),
    ...(paragraphs.length > 0 && paragraphs.every((part) => part.bold) ? { bold: true as const } : {}),
    ...(label === null ? {} : { label }),
  };
}

/**
 * Text of a cell. A single number before its first paragraph stands apart as the label (it is the
 * row's number more often than part of the sentence); numbers of a list inside the cell stay in place.
 */
function cellText(parts: Part[]): { text: string; label: string | null } {
  const labelled = parts.filter((part) => part.kind === 'paragraph' && part.label !== null);
  const first = parts[0];
  const alone = labelled.length === 1 && first === labelled[0] && first?.kind === 'paragraph' ? first.label : null;
  const lines = parts.map((part) => {
    if (part.kind === 'table') return part.rows.map((row) => row.cells.map((cell) => cell.text).join('\t')).join('\n');
    return part.label === null || alone !== null || part.text.trim() === '' ? part.text : `${part.label} ${part.text}`;
  });
  const text = tidy(lines.join('\n'));
  if (text !== '') return { text, label: alone };
  const numbers = labelled.map((part) => (part.kind === 'paragraph' ? (part.label ?? '') : ''));
  return { text: tidy(numbers.join('\n')), label: null };
}

/** Parts of a story as blocks in reading order. */
export function blocksOf(parts: Part[]): SourceBlock[] {
  return parts.flatMap((part): SourceBlock[] => {
    if (part.kind === 'table') return part.rows.length === 0 ? [] : [part];
    const block = textBlock(part);
    return block ? [block] : [];
  });
}
