// A row of a written table as an action: cells mean what stands in them, and a blank one means nothing.
import type { StatedCode } from '@waymark/domain';
import { isRatingWord, readRatedText } from '../layout/cell-texts.ts';
import type { SourceCell } from '../source.ts';
import { finishAction, type RawAction, type ReadingContext } from './raw-action.ts';
import { coloursAtStart, type RatingReading } from './ratings.ts';
import type { DraftObjective, Place } from './plan-draft.ts';
import type { WrittenColumns, WrittenField } from './written-columns.ts';

/** A rating of the service, as its documents print it. */
export interface RatingWord {
  code: string;
  label: string;
}

/** Adds the action of a row to its objective, with its findings. */
export function addWrittenAction(cells: readonly (SourceCell | undefined)[], columns: WrittenColumns, objective: DraftObjective, place: Place, ratings: readonly RatingWord[], context: ReadingContext, textOf: (cell: SourceCell | undefined) => string): void {
  const at = (field: WrittenField): SourceCell | undefined => {
    const column = columns.action.get(field);
    return column === undefined ? undefined : cells[column];
  };
  const text = (field: WrittenField): string => textOf(at(field));
  const both = columns.action.has('ratingAndProgress') ? readRatedText(text('ratingAndProgress'), ratings.map(({ label }) => label)) : null;
  const rated = both === null ? at('rating') : at('ratingAndProgress');
  const ratingText = both?.rating ?? text('rating');
  const raw: RawAction = {
    ref: text('ref') || null,
    description: text('action'),
    approach: text('approach'),
    owner: text('owner'),
    timescale: text('timescale'),
    ratingText, shade: rated?.shade ?? null, ink: null, status: '',
    success: text('success'),
    progress: both?.progress ?? text('progress'),
    place, objective,
    stated: statedBy(ratingText, both === null || both.sure, rated?.shade ?? null, ratings),
  };
  finishAction(raw, context);
}

/** The word decides; a fill of another colour is told. A cell without a word rates nothing, whatever its fill. */
function statedBy(text: string, alone: boolean, shade: SourceCell['shade'], ratings: readonly RatingWord[]): RatingReading {
  const label = alone ? ratings.find((each) => each.label.toLowerCase() === text.toLowerCase()) : undefined;
  const colours = coloursAtStart(text);
  const code = label?.code ?? (colours.length === 1 ? colours[0]! : null);
  if (code === null) return { rating: null, doubt: text === '' || text === '–' || !alone ? null : 'unclear', colours };
  const conflict = shade !== null && shade !== code && isRatingWord(code, []);
  return { rating: { code: code as StatedCode, source: 'text' }, doubt: conflict ? 'conflict' : null, colours: conflict ? [code as StatedCode, shade] : [] };
}

/** Whether a row says anything of an action. */
export function saysAction(cells: readonly (SourceCell | undefined)[], columns: WrittenColumns): boolean {
  return [...columns.action.values()].some((column) => (cells[column]?.text ?? '') !== '');
}
