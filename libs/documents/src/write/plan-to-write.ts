// What a document is written from: texts alone, as a reader of the document will see them.
import type { ImportedPlan, IsoDate, Language, RatingColour } from '@waymark/domain';
import { formatDate } from '@waymark/domain';
import { writtenColumns, type PlanLayout, type WrittenColumn } from '../layout/plan-layout.ts';
import { actionFields, documentWords, type ActionField } from '../layout/words.ts';
import { ratedText } from '../layout/cell-texts.ts';

export interface ActionToWrite {
  ref: string | null;
  action: string;
  approach: string | null;
  owner: string | null;
  /** As the council wrote it. */
  timescale: string | null;
  /** Code of the stated rating. */
  rating: string | null;
  success: string | null;
  progress: string | null;
}

export interface ObjectiveToWrite {
  ref: string | null;
  title: string;
  champion: string | null;
  theme: string | null;
  targetDate: IsoDate | null;
  linkedRecommendations: readonly string[];
  linkedIndicators: readonly string[];
  actions: readonly ActionToWrite[];
}

export interface SectionToWrite {
  ref: string | null;
  title: string;
  recommendations: readonly { ref: string | null; text: string }[];
  objectives: readonly ObjectiveToWrite[];
}

export interface PlanToWrite {
  title: string;
  sections: readonly SectionToWrite[];
}

export interface RatingToWrite {
  code: string;
  label: string;
  meaning: string;
  colour: RatingColour;
}

/** How a plan is written: in which columns and words, and what every page says of itself. */
export interface Writing {
  language: Language;
  /** The council's own columns; null for those that Waymark uses by default. */
  layout: PlanLayout | null;
  ratings: readonly RatingToWrite[];
  /** Protective marking: "OFFICIAL". */
  marking: string;
  /** Day and time of the data, the time as people in Britain read it: "14:05". */
  asAt: { date: IsoDate; time: string };
}

/** A plan that was read, as it would be written again. */
export function toWrite(plan: Pick<ImportedPlan, 'title' | 'sections'>): PlanToWrite {
  return {
    title: plan.title,
    sections: plan.sections.map((section) => ({
      ...section,
      objectives: section.objectives.map((objective) => ({
        ...objective,
        actions: objective.actions.map(({ ref, description, approach, ownerText, timescale, statedRating, successMeasure, progress }) => ({
          ref, action: description, approach, owner: ownerText, timescale: timescale.sourceText, rating: statedRating?.code ?? null, success: successMeasure, progress,
        })),
      })),
    })),
  };
}

/** The columns of this plan's tables. */
export function columnsToWrite(plan: PlanToWrite, { layout, language }: Writing): WrittenColumn[] {
  const actions = plan.sections.flatMap((section) => section.objectives.flatMap((objective) => objective.actions));
  const filled = new Set<ActionField>(actionFields.filter((field) => actions.some((action) => (action[field] ?? '') !== '')));
  return writtenColumns(layout, language, filled);
}

/** What stands in a column for an action. */
export function cellText(action: ActionToWrite, { field }: WrittenColumn, { ratings }: Writing): string {
  const word = action.rating === null ? null : (ratings.find(({ code }) => code === action.rating)?.label ?? action.rating);
  if (field === 'rating') return word ?? '';
  if (field === 'ratingAndProgress') return ratedText(word, action.rating, action.progress ?? '', ratings.map(({ label }) => label));
  return action[field] ?? '';
}

/** The rating that a cell shows, for its colour; null for other cells. */
export function ratingOfCell(action: ActionToWrite, { field }: WrittenColumn, { ratings }: Writing): RatingToWrite | null {
  if (field !== 'rating' && field !== 'ratingAndProgress') return null;
  return ratings.find(({ code }) => code === action.rating) ?? null;
}

/** "OFFICIAL · Data as at 27 November 2026, 14:05". */
export function pageLine({ language, marking, asAt }: Writing): string {
  return `${marking} · ${documentWords[language].dataAsAt} ${formatDate(asAt.date, language)}, ${asAt.time}`;
}

/** Light enough for black text (contrast above 7 to 1), strong enough to be read as its colour. */
export const fills: Readonly<Record<RatingColour, string>> = { red: 'F8B4AE', amber: 'FFD57E', green: 'A9DDB0', blue: 'A9CDF0', grey: 'E0E0E0' };
