// One row of a plan as texts, and how it becomes an action with its findings.
import { certainChildData, parseTimescale, splitOwners, type ImportedAction, type ImportedOwner, type IsoDate, type Parameters as Values, type ParsedTimescale } from '@waymark/domain';
import type { Shade } from '../source.ts';
import type { DraftAction, DraftObjective, Place } from './plan-draft.ts';
import type { FindingCode, Findings } from './findings.ts';
import { coloursAtStart, readRating, statusAtStart, withoutSign, type RatingReading, type StatusColours } from './ratings.ts';
import { countRefs, excerpt } from './wording.ts';

export interface RawAction {
  ref: string | null;
  description: string;
  approach: string;
  owner: string;
  timescale: string;
  ratingText: string;
  shade: Shade | null;
  ink: Shade | null;
  status: string;
  success: string;
  /** Comments beside the rating word and progress, in the order of the columns. */
  progress: string;
  place: Place;
  objective: DraftObjective;
  /** Steps below a merged action are rated in other ways: none of them rates the whole. */
  otherRatings?: string[];
  /** Read already, in a document that says exactly where its rating stands. */
  stated?: RatingReading;
}

export interface ReadingContext {
  findings: Findings;
  statusColours: StatusColours;
  after: IsoDate | undefined;
  /** Timescales and owners repeat from row to row: each text is parsed once. */
  timescales: Map<string, ParsedTimescale>;
  owners: Map<string, readonly ImportedOwner[]>;
}

/** Joins the rest of a broken row: a sentence goes on, anything else begins a line. */
export function joinTexts(first: string, rest: string): string {
  if (first === '') return rest;
  if (rest === '') return first;
  const goesOn = /^[\p{Ll}(,;&]/u.test(rest) && !/[.!?:]$/.test(first);
  return `${first}${goesOn ? ' ' : '\n'}${rest}`;
}

/** Parses the texts, adds the action to its objective and notes what a person should see. */
export function finishAction(raw: RawAction, context: ReadingContext): void {
  const { findings } = context;
  const parsed = once(context.timescales, raw.timescale, (text) => parseTimescale(text, context.after === undefined ? {} : { after: context.after }));
  const steps = [raw.ratingText === '' ? (raw.shade ?? '') : raw.ratingText, ...(raw.otherRatings ?? [])];
  const reading: RatingReading = raw.stated ?? (raw.otherRatings ? { rating: null, doubt: 'unclear', colours: [] } : readRating(
    { text: raw.ratingText, shade: raw.shade, ink: raw.ink, status: raw.status, achieved: parsed.timescale.achieved, progress: raw.progress },
    context.statusColours,
  ));
  const action: ImportedAction = {
    ref: raw.ref,
    description: raw.description === '' ? raw.approach : raw.description,
    approach: raw.description === '' ? null : orNull(raw.approach),
    ownerText: orNull(raw.owner),
    owners: once(context.owners, raw.owner, splitOwners),
    timescale: parsed.timescale,
    statedRating: reading.rating,
    successMeasure: orNull(raw.success),
    progress: orNull(raw.progress),
  };
  const draft: DraftAction = { action, place: raw.place, source: raw };
  raw.objective.actions.push(draft);
  const note = (code: FindingCode, parameters: Values = {}): void => findings.add(code, raw.place, parameters, raw);

  if (action.description === '') note('actionMissing', { ref: raw.ref });
  if (raw.ref !== null && countRefs(raw.ref) > 1) note('severalRefs', { ref: raw.ref });
  if (action.owners.length > 1) note('severalOwners', { text: raw.owner, count: action.owners.length, accountable: action.owners.find((owner) => owner.accountable)?.name ?? '' });
  if (action.owners.length === 0) note('noOwner');
  noteTimescale(raw.timescale, parsed, note);

  const code = reading.rating?.code ?? null;
  if (reading.doubt === 'conflict') note('ratingConflict', { text: reading.colours[0] ?? '', shade: reading.colours[1] ?? '' });
  else if (reading.doubt !== null) note('ratingUnclear', { text: excerpt(raw.otherRatings ? steps.join(', ') : raw.ratingText), rating: code });
  else if (reading.rating?.source === 'shading') note('ratingFromShading', { rating: code });
  else if (reading.rating?.source === 'status') note('ratingFromStatus', { rating: code });
  else if (reading.rating === null) note('noRating');
  if (raw.status !== '' && reading.rating?.source !== 'status' && !raw.progress.includes(raw.status) && coloursAtStart(raw.status).length === 0) note('statusBeside', { text: excerpt(raw.status) });
  for (const kind of certainChildData([raw.description, raw.approach, raw.progress, raw.success, raw.owner].join('\n'))) note('childDataSuspected', { kind });
}

function once<T>(known: Map<string, T>, text: string, read: (text: string) => T): T {
  const before = known.get(text);
  if (before !== undefined) return before;
  const value = read(text);
  known.set(text, value);
  return value;
}

const assumed = new Set(['range', 'financialYear', 'schoolTerm', 'partOfYear', 'holiday', 'weekCommencing', 'monthMisspelt', 'completionDate', 'notApplicable', 'extraText']);

function noteTimescale(text: string, { timescale, oddities }: ParsedTimescale, note: (code: 'twoDates' | 'noTimescale' | 'yearAssumed' | 'dateAssumed' | 'dateUnclear' | 'ongoingWithDate' | 'ongoingAchieved', parameters?: Values) => void): void {
  const { due } = timescale;
  for (const { code, parameters } of oddities) {
    if (code === 'twoDates') note('twoDates', { text, later: due, ...parameters });
    else if (code === 'empty') note('noTimescale');
    else if (code === 'yearAssumed') note('yearAssumed', { text, due });
    else if (assumed.has(code)) note('dateAssumed', { text, due, oddity: code });
    else note('dateUnclear', { text, due, oddity: code });
  }
  if (timescale.ongoing && timescale.achieved) note('ongoingAchieved', { text });
  else if (timescale.ongoing && due !== null) note('ongoingWithDate', { text, due });
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** Whether a rating cell says more than a rating: its comment then belongs to the progress. */
export function isComment(text: string): boolean {
  const bare = text.replace(/[\s.,;:()–—-]+/g, ' ').trim();
  if (bare === '' || bare.split(' ').length <= 1) return false;
  if (withoutSign(text) !== text) return statusAtStart(withoutSign(text), true) === null || bare.split(' ').length > 4;
  const colours = coloursAtStart(text);
  // "Green – complete" says the rating twice, not more.
  const after = text.replace(/^[^\p{L}]*\p{L}+[^\p{L}\d]*/u, '');
  if (colours.length === 1 && after.split(/\s+/).length <= 3 && statusAtStart(after, true) !== null) return false;
  if (colours.length > 0) return bare.split(' ').filter((word) => !/^(?:r|a|g|b|red|amber|green|blue|yellow|rag|brag|rating|to|and|or|coch|ambr|gwyrdd|glas)$|^\//i.test(word.replace(/\/.*/, ''))).length > 0;
  return bare.split(' ').length > 3 || statusAtStart(text, true) === null;
}
