// The stated rating of an action: a word at the start of its cell, else the cell's colour, else a status.
import type { StatedRating } from '@waymark/domain';
import type { Shade } from '../source.ts';

const colourWords: readonly (readonly [Shade, string])[] = [
  ['red', 'red|coch'],
  ['amber', 'amber|yellow|orange|ambr|oren|melyn'],
  ['green', 'green|gwyrdd'],
  ['blue', 'blue|glas'],
];
const wholeWords = colourWords.map(([shade, words]) => [shade, new RegExp(`^(?:${words})$`, 'i')] as const);
const letters: Record<string, Shade> = { r: 'red', a: 'amber', g: 'green', b: 'blue' };
const word = colourWords.map(([, words]) => words).join('|');
const opening = new RegExp(`^[\\s([{"'“*•●⬤■◆▲-]*(?:\\d\\s*[.):–-]\\s*)?(?:(?:b?rag|cag|status|rating|statws)(?: rating| status)?\\s*[:=-]?\\s*)?(${word})(?![\\p{L}-]*\\p{L})`, 'iu');
const second = new RegExp(`^\\s*(?:/|\\\\|-|–|to|→|>|and|&|or)\\s*(${word})(?!\\p{L})`, 'iu');
const single = /^[\s([{"']*([ragb])[\s)\]}"'.]*$/i;
const singleThenText = /^[\s([{]*([RAGB])[)\]}]?\s*[-–—:](?=\s|$|\p{L})/u;
const pairOfLetters = /^[\s(]*([ragb])\s*[/\\-]\s*([ragb])[\s).]*$/i;

/** Coloured circles, squares and hearts that stand for a rating. */
const signs: Record<string, Shade> = { '🔴': 'red', '🟥': 'red', '🟠': 'amber', '🟡': 'amber', '🟧': 'amber', '🟨': 'amber', '🟢': 'green', '🟩': 'green', '🔵': 'blue', '🟦': 'blue' };
const sign = /^[\s([{]*(🔴|🟥|🟠|🟡|🟧|🟨|🟢|🟩|🔵|🟦)[\ufe0f\s)\]}:–—-]*/u;

/** "Complete (Blue)": a status with its colour behind it. */
const behind = new RegExp(`^[\\p{L} -]{3,30}[(\\[–-]\\s*(${word})\\s*[)\\]]?$`, 'iu');

/** A text without the coloured sign before it. */
export function withoutSign(text: string): string {
  return text.replace(sign, '');
}

export function colourOfWord(text: string): Shade | null {
  if (text.length > 12) return null;
  for (const [shade, words] of wholeWords) if (words.test(text.trim())) return shade;
  return letters[text.trim().toLowerCase()] ?? null;
}

/** Colours that the start of a text names: none, one, or two ("R/A", "Amber to Green"). */
export function coloursAtStart(text: string): Shade[] {
  const signed = sign.exec(text)?.[1];
  if (signed !== undefined) return [signs[signed]!];
  const pair = pairOfLetters.exec(text);
  if (pair) return unique([colourOfWord(pair[1]!), colourOfWord(pair[2]!)]);
  const letter = single.exec(text) ?? singleThenText.exec(text);
  if (letter) return unique([colourOfWord(letter[1]!)]);
  const first = opening.exec(text);
  if (!first) return unique([colourOfWord(behind.exec(text.trim())?.[1] ?? '')]);
  const other = second.exec(text.slice(first[0].length));
  return unique([colourOfWord(first[1]!), other ? colourOfWord(other[1]!) : null]);
}

function unique(shades: (Shade | null)[]): Shade[] {
  return [...new Set(shades.filter((shade) => shade !== null))];
}

export type StatusMeaning = 'complete' | 'onTrack' | 'inProgress' | 'atRisk' | 'offTrack' | 'notStarted';

/** In order: what is not done is asked before what is. */
const statusWords: readonly (readonly [StatusMeaning, RegExp])[] = [
  ['notStarted', /^(?:not (?:yet )?(?:started|begun|commenced|due)|yet to (?:start|begin)|to be started|planned|not due(?: yet)?|future|heb ddechrau|heb gychwyn)\b/i],
  ['offTrack', /^(?:not (?:yet )?(?:complete[d]?|achieved|met|done)|delayed|overdue|off[- ]track|behind(?: schedule)?|late|missed|slipped|stalled|not on track|not (?:yet )?(?:progressed|progressing|actioned)|no progress|wedi.i oedi|hwyr)\b/i],
  ['atRisk', /^(?:at risk|slipping|some (?:delay|slippage|risk)|minor (?:delay|slippage)|mewn perygl)\b/i],
  ['onTrack', /^(?:on[- ]track|on[- ]target|on schedule|progressing well|ar y trywydd)\b/i],
  ['inProgress', /^(?:in[- ]progress|partly|partially|part[- ]|under ?way|underway|started|commenced|ongoing|on-going|progressing|being|mostly|nearly|ar y gweill|ar waith|parhaus)\b/i],
  ['complete', /^(?:fully )?(?:achieved|completed?|done|delivered|finished|closed|met|implemented|signed off|embedded|action complete[d]?|cwblhawyd|wedi.i gwblhau|cyflawnwyd)\b/i],
];

/** The meaning of a status at the start of a text. With `strict` it must stand alone or before punctuation. */
export function statusAtStart(text: string, strict: boolean): StatusMeaning | null {
  const start = text.trim().replace(/^[("'*•-]+\s*/, '');
  for (const [meaning, words] of statusWords) {
    const match = words.exec(start);
    if (!match) continue;
    const rest = start.slice(match[0].length);
    if (!strict || /^\s*(?:$|[.,;:)(–—/\n-]|\d)/.test(rest)) return meaning;
  }
  return null;
}

/** Which colour a status has: by the printed key where it says, else as most councils use them. */
export type StatusColours = Readonly<Record<StatusMeaning, Shade>>;

export const usualStatusColours: StatusColours = { complete: 'green', onTrack: 'green', inProgress: 'amber', atRisk: 'amber', offTrack: 'red', notStarted: 'blue' };

export interface RatingEvidence {
  /** Text of the rating cell ('' when there is none). */
  text: string;
  shade: Shade | null;
  ink: Shade | null;
  /** Text of a status column. */
  status: string;
  /** The timescale says "Achieved" or "Completed". */
  achieved: boolean;
  /** Comment column, asked last and only for a status that stands alone. */
  progress: string;
}

export interface RatingReading {
  rating: StatedRating | null;
  /** What a person should look at. */
  doubt: 'two' | 'conflict' | 'unclear' | null;
  colours: Shade[];
}

/** Reads the rating; a doubtful one (two colours, text against shading) is told, never guessed away. */
export function readRating(evidence: RatingEvidence, colours: StatusColours): RatingReading {
  const { text, shade } = evidence;
  const named = coloursAtStart(text);
  if (named.length === 2) {
    const settled = shade !== null && named.includes(shade);
    return { rating: settled ? { code: shade, source: 'shading' } : null, doubt: 'two', colours: named };
  }
  if (named.length === 1) {
    const code = named[0]!;
    return { rating: { code, source: 'text' }, doubt: shade !== null && shade !== code ? 'conflict' : null, colours: shade === null || shade === code ? [code] : [code, shade] };
  }
  if (shade !== null) return { rating: { code: shade, source: 'shading' }, doubt: null, colours: [shade] };
  const colouredStatus = coloursAtStart(evidence.status);
  if (colouredStatus.length === 1) return { rating: { code: colouredStatus[0]!, source: 'text' }, doubt: null, colours: colouredStatus };
  const meaning = statusAtStart(text, false) ?? statusAtStart(evidence.status, false) ?? (saysDone(evidence.status) ? 'complete' : null);
  if (!meaning && evidence.ink !== null) return { rating: { code: evidence.ink, source: 'shading' }, doubt: null, colours: [evidence.ink] };
  if (meaning) return { rating: { code: colours[meaning], source: 'status' }, doubt: null, colours: [] };
  if (evidence.achieved) return { rating: { code: colours.complete, source: 'status' }, doubt: null, colours: [] };
  const told = statusAtStart(evidence.progress, true);
  if (told === 'complete' && text === '') return { rating: { code: colours.complete, source: 'status' }, doubt: null, colours: [] };
  return { rating: null, doubt: text === '' || /^(?:n\/?a|tbc|-+|–)$/i.test(text) ? null : 'unclear', colours: [] };
}

/** A filled "Date completed" or a ticked "Complete?" column. */
function saysDone(text: string): boolean {
  return /^(?:y|yes|ie|true|100 ?%|[✓✔☑✅])$/i.test(text.trim()) || saysDate(text);
}

/** Whether a text is a date and nothing else. */
export function saysDate(text: string): boolean {
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}-\d\d-\d\d$|^(?:\d{1,2}\w{0,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* (?:\d{1,2},? )?\d{2,4}$/i.test(text.trim());
}
