// The questions about a table's columns and what makes their answers fit. Pure.
import type { PlanField, SourceBlock, SourceRow } from '../data/import-types.ts';
import { placeCells } from '../review/source-pages.ts';

/** In the order in which the choices are offered. */
export const planFields = [
  'ACTION', 'REF', 'OWNER', 'TIMESCALE', 'RATING', 'RATING_AND_PROGRESS', 'PROGRESS', 'SUCCESS', 'APPROACH', 'STATUS',
  'OBJECTIVE', 'AREA', 'RECOMMENDATION', 'THEME', 'LINKED_RECOMMENDATIONS', 'LINKED_INDICATORS',
] as const satisfies readonly PlanField[];

/** First rows of a table among which its headings are sought. */
export const headerCandidates = 8;

/** Values shown for each column. */
const sampleCount = 3;

/** Longer values are cut, so that a column's samples stay readable. */
const sampleLength = 60;

export interface ColumnQuestion {
  column: number;
  header: string;
  samples: readonly string[];
  field: PlanField | null;
}

/** Texts of each row at their columns; merged cells repeat their text in each column that they cover. */
function gridOf(rows: readonly SourceRow[]): Map<number, string>[] {
  return placeCells(rows, 0, rows.length).map((cells) => {
    const texts = new Map<number, string>();
    for (const { cell, column } of cells) for (let span = 0; span < cell.columnSpan; span += 1) texts.set(column + span, cell.text.trim());
    return texts;
  });
}

/**
 * One question per column of the table.
 * @param rows the first rows of the table, from row 0.
 */
export function columnQuestions(block: SourceBlock, rows: readonly SourceRow[], headerRow: number): ColumnQuestion[] {
  const grid = gridOf(rows);
  const width = Math.max(0, ...grid.flatMap((texts) => [...texts.keys()].map((column) => column + 1)), ...block.columns.map((column) => column.index + 1));
  return Array.from({ length: width }, (_, column) => {
    const below = grid.slice(headerRow + 1).map((texts) => texts.get(column) ?? '');
    const samples = [...new Set(below.filter((text) => text !== ''))].slice(0, sampleCount);
    return {
      column,
      header: grid[headerRow]?.get(column) ?? '',
      samples: samples.map((text) => (text.length > sampleLength ? `${text.slice(0, sampleLength).trimEnd()}…` : text)),
      field: block.columns.find((known) => known.index === column)?.field ?? null,
    };
  });
}

/** Row that holds the headings, as far as is known: the one marked, else the first. */
export function likelyHeaderRow(rows: readonly SourceRow[]): number {
  const marked = rows.slice(0, headerCandidates).findIndex((row) => row.header);
  return Math.max(0, marked);
}

export type ChoiceFault = { kind: 'needAction' } | { kind: 'twice'; field: PlanField; column: number };

/** Fields that several columns may hold together: their texts are joined. */
const repeatable: ReadonlySet<PlanField> = new Set(['PROGRESS', 'SUCCESS', 'APPROACH', 'LINKED_INDICATORS', 'LINKED_RECOMMENDATIONS']);

/** What keeps the answers from being used, in the order of the columns. */
export function choiceFaults(choices: readonly { column: number; field: PlanField | null }[]): ChoiceFault[] {
  const faults: ChoiceFault[] = [];
  const seen = new Set<PlanField>();
  for (const { column, field } of choices) {
    if (field === null) continue;
    if (seen.has(field) && !repeatable.has(field)) faults.push({ kind: 'twice', field, column });
    seen.add(field);
  }
  if (!seen.has('ACTION') && !seen.has('APPROACH') && !seen.has('RECOMMENDATION')) faults.unshift({ kind: 'needAction' });
  return faults;
}
