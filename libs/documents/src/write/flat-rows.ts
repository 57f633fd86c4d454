// A plan as one table: every row says where its action belongs, so that it can be filtered and sorted.
import { formatDate, type Language } from '@waymark/domain';
import { documentWords, placeFields, type PlaceField } from '../layout/words.ts';
import type { WrittenColumn } from '../layout/plan-layout.ts';
import { cellText, columnsToWrite, ratingOfCell, type ActionToWrite, type ObjectiveToWrite, type PlanToWrite, type RatingToWrite, type SectionToWrite, type Writing } from './plan-to-write.ts';

export interface FlatTable {
  headers: string[];
  /** What each column holds, for its width. */
  fields: (PlaceField | WrittenColumn['field'])[];
  rows: { texts: string[]; rating: RatingToWrite | null }[];
  /** Places of the columns that hold a rating and nothing else. */
  ratingColumns: number[];
}

/** Always there: by these two a table is known again. */
const always: ReadonlySet<PlaceField> = new Set(['sectionRef', 'section', 'objectiveRef', 'objective']);

type Place = Partial<Record<PlaceField, string>>;

export function flatTable(plan: PlanToWrite, writing: Writing): FlatTable {
  const columns = columnsToWrite(plan, writing);
  const rows: { place: Place; action: ActionToWrite | null }[] = [];
  for (const section of plan.sections) {
    for (const { ref, text } of section.recommendations) rows.push({ place: { ...sectionPlace(section), recommendationRef: ref ?? '', recommendation: text }, action: null });
    for (const objective of section.objectives) {
      const place = { ...sectionPlace(section), ...objectivePlace(objective, writing.language) };
      if (objective.actions.length === 0) rows.push({ place, action: null });
      for (const action of objective.actions) rows.push({ place, action });
    }
  }
  const words = documentWords[writing.language].place;
  // Where a council calls its actions "Recommendation", the column of that name stands before, or theirs would be taken for it.
  const used = placeFields.filter((field) => always.has(field) || columns.some(({ header }) => header === words[field]) || rows.some(({ place }) => (place[field] ?? '') !== ''));
  return {
    headers: [...used.map((field) => words[field]), ...columns.map(({ header }) => header)],
    fields: [...used, ...columns.map(({ field }) => field)],
    rows: rows.map(({ place, action }) => ({
      texts: [...used.map((field) => place[field] ?? ''), ...columns.map((column) => (action === null ? '' : cellText(action, column, writing)))],
      rating: action === null ? null : (columns.map((column) => ratingOfCell(action, column, writing)).find((rating) => rating !== null) ?? null),
    })),
    ratingColumns: columns.flatMap(({ field }, at) => (field === 'rating' ? [used.length + at] : [])),
  };
}

const sectionPlace = ({ ref, title }: SectionToWrite): Place => ({ sectionRef: ref ?? '', section: title });

function objectivePlace(objective: ObjectiveToWrite, language: Language): Place {
  const { ref, title, champion, theme, targetDate, linkedRecommendations, linkedIndicators } = objective;
  return {
    objectiveRef: ref ?? '', objective: title, champion: champion ?? '', theme: theme ?? '',
    targetDate: targetDate === null ? '' : formatDate(targetDate, language),
    linkedRecommendations: linkedRecommendations.join(', '), linkedIndicators: linkedIndicators.join(', '),
  };
}
