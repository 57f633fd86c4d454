// The columns of a council's own table: their order and the words above them, as its document was imported.
import type { Language } from '@waymark/domain';
import type { PlanField } from '../interpretation/fields.ts';
import type { Interpretation } from '../interpretation/interpret.ts';
import { gridOf, type SourceDocument, type SourceTable } from '../source.ts';
import { actionFields, documentWords, type ActionField } from './words.ts';

export interface LayoutColumn {
  field: PlanField;
  header: string;
}

/** In the order of the table, each field once. */
export type PlanLayout = readonly LayoutColumn[];

/** A column that is written: what it holds and the word above it. `ratingAndProgress` holds both. */
export interface WrittenColumn {
  field: ActionField | 'ratingAndProgress';
  header: string;
}

/** Fields that say what to do where no column is headed as the action, in the order in which they are asked. */
const actionInstead: readonly PlanField[] = ['recommendation', 'objective', 'area'];

/** The layout of the longest table of the plan that was read; null when the document has no such table. */
export function layoutOf(source: SourceDocument, columns: Interpretation['columns']): PlanLayout | null {
  let longest: { table: SourceTable; headerRow: number; fields: readonly (PlanField | null)[] } | null = null;
  for (const [at, { headerRow, columns: fields }] of Object.entries(columns)) {
    const table = source.blocks[Number(at)];
    if (table?.kind !== 'table' || headerRow < 0 || headerRow >= table.rows.length) continue;
    if (longest === null || table.rows.length > longest.table.rows.length) longest = { table, headerRow, fields };
  }
  if (longest === null) return null;
  const row = gridOf(longest.table)[longest.headerRow] ?? [];
  const known = new Set<PlanField>();
  const layout: LayoutColumn[] = [];
  longest.fields.forEach((field, column) => {
    const header = (row[column]?.text ?? '').replace(/\s+/g, ' ').trim();
    if (field === null || header === '' || header.length > 120 || known.has(field) || layout.some((each) => each.header === header)) return;
    known.add(field);
    layout.push({ field, header });
  });
  const field = actionInstead.find((each) => known.has(each));
  if (known.has('action') || field === undefined) return layout;
  return layout.map((column) => (column.field === field ? { ...column, field: 'action' } : column));
}

/**
 * The columns to write: those of the layout that hold something of an action, and behind them the default ones of
 * fields that the plan fills and the layout has no place for. A column of status is left out beside a rating.
 */
export function writtenColumns(layout: PlanLayout | null, language: Language, filled: ReadonlySet<ActionField>): WrittenColumn[] {
  const words = documentWords[language].action;
  if (layout === null) return actionFields.filter((field) => field !== 'approach' || filled.has(field)).map((field) => ({ field, header: words[field] }));
  const rated = layout.some(({ field }) => field === 'rating' || field === 'ratingAndProgress');
  const columns: WrittenColumn[] = [];
  const has = (field: ActionField): boolean => columns.some((column) => column.field === field || (column.field === 'ratingAndProgress' && (field === 'rating' || field === 'progress')));
  const both = !layout.some(({ field }) => field === 'rating') && !layout.some(({ field }) => field === 'progress');
  for (const { field, header } of layout) {
    if (field === 'ratingAndProgress') columns.push({ field: both ? field : layout.some((each) => each.field === 'rating') ? 'progress' : 'rating', header });
    else if (field === 'status' && !rated) columns.push({ field: 'rating', header });
    else if (isActionField(field) && !has(field)) columns.push({ field, header });
  }
  const kept = columns.filter((column, at) => columns.findIndex((other) => other.field === column.field) === at);
  const missing = actionFields.filter((field) => !has(field) && (field === 'action' || filled.has(field)));
  return [...kept, ...missing.map((field) => ({ field, header: free(words[field], kept) }))];
}

export function isActionField(field: string): field is ActionField {
  return (actionFields as readonly string[]).includes(field);
}

/** A default word that the council uses above another column is told apart from it. */
function free(word: string, columns: readonly WrittenColumn[]): string {
  return columns.some(({ header }) => header.toLowerCase() === word.toLowerCase()) ? `${word} (Waymark)` : word;
}
