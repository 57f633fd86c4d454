// Which columns a table has that Waymark wrote: the words above them, in whatever order they stand today.
import type { PlanLayout, WrittenColumn } from '../layout/plan-layout.ts';
import { writtenColumns } from '../layout/plan-layout.ts';
import { actionFields, documentWords, languages, placeFields, type DocumentWords, type PlaceField } from '../layout/words.ts';
import { fieldOfHeader } from './header-words.ts';

export type WrittenField = WrittenColumn['field'];

export interface WrittenColumns {
  place: Map<PlaceField, number>;
  action: Map<WrittenField, number>;
  /** Columns that stand for nothing in a plan, with their words. */
  others: { column: number; header: string }[];
}

/**
 * The columns of a header row; null when they are not those of a written table: no action, a field twice, or (in a flat
 * table) no number of a section and of an objective.
 */
export function writtenColumnsOf(headers: readonly string[], flat: boolean, layout: PlanLayout | null): WrittenColumns | null {
  for (const language of languages) {
    const columns = columnsIn(documentWords[language], headers, flat, layout === null ? [] : writtenColumns(layout, language, new Set(actionFields)));
    if (columns) return columns;
  }
  return null;
}

function columnsIn(words: DocumentWords, headers: readonly string[], flat: boolean, own: readonly WrittenColumn[]): WrittenColumns | null {
  const columns: WrittenColumns = { place: new Map(), action: new Map(), others: [] };
  if (flat && !['sectionRef', 'objectiveRef'].every((field) => headers.includes(words.place[field as PlaceField]))) return null;
  // "Objective" may be the council's word for the action: the column of the place is the first of that name.
  const byPlace = new Map<string, PlaceField>(flat ? placeFields.map((field) => [words.place[field], field]) : []);
  for (const [column, header] of headers.entries()) {
    if (header === '') continue;
    const place = byPlace.get(header);
    if (place !== undefined && !columns.place.has(place)) {
      columns.place.set(place, column);
      continue;
    }
    const field = own.find((each) => each.header === header)?.field ?? actionFields.find((each) => words.action[each] === header) ?? understood(header);
    if (field === null) columns.others.push({ column, header });
    else if (columns.action.has(field)) return null;
    else columns.action.set(field, column);
  }
  return columns.action.has('action') ? columns : null;
}

function understood(header: string): WrittenField | null {
  const field = fieldOfHeader(header);
  if (field === 'status') return 'rating';
  return field !== null && (field === 'ratingAndProgress' || actionFields.some((each) => each === field)) ? (field as WrittenField) : null;
}
