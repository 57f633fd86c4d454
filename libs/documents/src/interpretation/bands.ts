// Rows of a table that are titles and no data: merged across, or a single text at the left edge.
import { cellsOf, type Column, type Header } from './columns.ts';
import { readAnnotations } from './labelled-lines.ts';
import { makeHeading, type Heading } from './outline.ts';
import type { Place } from './plan-draft.ts';
import { rowText, type PlanTable } from './table-kinds.ts';
import { readTitle } from './titles.ts';
import { cleanRef, looksLikeRef } from './wording.ts';

/**
 * The heading that the texts of a title row make. A number in a cell of its own numbers it; labelled lines
 * beside it ("Objective lead: …") are its notes.
 */
export function bandHeading(texts: readonly string[], level: number, place: Place): Heading {
  const notes = texts.map((text) => (texts.length > 1 ? readAnnotations(text) : null));
  const titles = texts.filter((_, n) => notes[n] === null);
  const [first = '', ...rest] = titles.length > 0 ? titles : texts;
  const numbered = rest.length > 0 && looksLikeRef(first);
  const heading = makeHeading(rowText(numbered ? rest : [first, ...rest]), level, place.block, place.row, { band: true });
  if (numbered && heading.title.ref === null) heading.title = { ...heading.title, ref: cleanRef(first) };
  Object.assign(heading.notes, ...notes);
  return heading;
}

/** "Objective 1: …" in one cell, "Board Champion: …" in the next. */
export function isTitleWithNotes(texts: readonly string[]): boolean {
  const [first, ...rest] = texts;
  return first !== undefined && rest.length > 0 && readTitle(first).kind !== 'plain' && rest.every((text) => readAnnotations(text) !== null);
}

/** One text across the table, or alone at its left edge where no action could stand. */
export function isBand(source: PlanTable, header: Header, own: Column | null, row: number): boolean {
  const cells = (source.table.rows[row]?.cells ?? []).filter((cell) => cell.text !== '');
  const [first, second] = cells;
  if (!first || cells.length > 2) return false;
  const width = source.width;
  const wide = (span: number): boolean => span >= Math.max(2, width * 0.6);
  if (second) {
    const label = readTitle(first.text);
    const bare = label.kind !== 'plain' && label.title === first.text;
    return (bare && (second.columnSpan > 1 || cells.length === 2) && second.text.length > 3) || (wide(second.columnSpan) && looksLikeRef(first.text));
  }
  const covered = cellsOf(source.grid, row).some((cell) => cell !== first && cell.text !== '');
  if (wide(first.columnSpan) && !covered) return true;
  if (covered) return false;
  const under = header.columns.find((column) => column.start === first.column);
  if (readTitle(first.text).kind !== 'plain' && first.column <= 1) return under?.field !== 'action' || first.bold === true || first.text.length < 250;
  if (first.column !== (header.columns[0]?.start ?? 0)) return false;
  if (under?.field === 'ref') return !looksLikeRef(first.text);
  if (under?.field === 'action') return first.bold === true || first.columnSpan > 1;
  return under === own ? false : first.bold === true || first.columnSpan > 1 || under?.field === null;
}
