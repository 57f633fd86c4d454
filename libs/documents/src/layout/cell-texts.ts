// How a value stands in a written document and how it is taken back: each pair undoes the other exactly.
import { readTitle } from '../interpretation/titles.ts';
import { coloursAtStart } from '../interpretation/ratings.ts';
import { documentWords, languages } from './words.ts';

/** A wide space after the colon: it parts the number of a heading from its title where titles have colons too. */
const mark = ':\u2003';
/** Stands for a number or a rating that is not given, where leaving it out would read as something else. */
const none = '–';

const plainSpaces = (text: string): string => text.replaceAll('\u2003', ' ');

/** "Part A: Leadership"; `label` goes before the number. */
export function headingText({ ref, title }: { ref: string | null; title: string }, label = ''): string {
  const plain = plainSpaces(title);
  if (ref !== null) return `${label === '' ? '' : `${label} `}${plainSpaces(ref)}${mark}${plain}`;
  const read = readTitle(plain);
  return read.ref === null && read.title === plain && plain !== '' ? plain : `${none}${mark}${plain}`;
}

/** A heading that was typed since, without the wide space, is read as councils write headings. */
export function readHeadingText(text: string, labels: readonly string[] = []): { ref: string | null; title: string } {
  const at = text.indexOf(mark);
  if (at < 0) {
    const { ref, title } = readTitle(text);
    return { ref, title };
  }
  const before = text.slice(0, at).trim();
  const title = text.slice(at + mark.length).trim();
  const label = labels.find((each) => before.startsWith(`${each} `));
  return { ref: before === none ? null : label === undefined ? before : before.slice(label.length + 1).trim(), title };
}

/** "Board champion: …" below a heading. A number (of a recommendation) stands before the colon. */
export function lineText(label: string, value: string, ref: string | null = null): string {
  return `${label}${ref === null ? '' : ` ${plainSpaces(ref)}`}${mark}${value}`;
}

export interface ReadLine {
  field: 'recommendation' | 'champion' | 'theme' | 'targetDate' | 'linkedRecommendations' | 'linkedIndicators';
  ref: string | null;
  value: string;
}

const lineFields = ['linkedRecommendations', 'linkedIndicators', 'champion', 'theme', 'targetDate', 'recommendation'] as const;

/** Null for a line with another label. */
export function readLineText(text: string): ReadLine | null {
  const wide = text.indexOf(mark);
  const at = wide < 0 ? text.indexOf(':') : wide;
  if (at < 0) return null;
  const before = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  for (const language of languages) {
    const words = documentWords[language].place;
    const field = lineFields.find((each) => before === words[each] || (each === 'recommendation' && before.startsWith(`${words[each]} `)));
    if (field !== undefined) return { field, ref: before === words[field] ? null : before.slice(words[field].length + 1).trim(), value };
  }
  return null;
}

/** Whether a line is the word of a rating and nothing else. */
export function isRatingWord(line: string, labels: readonly string[]): boolean {
  return labels.includes(line) || (!/\s/.test(line) && coloursAtStart(line).length === 1);
}

/**
 * A rating and the progress below it in one cell. Many councils begin the progress with the rating's word: it then
 * stands alone, unless its first line would be taken for the rating and lost.
 */
export function ratedText(word: string | null, code: string | null, progress: string, labels: readonly string[]): string {
  if (progress === '') return word ?? '';
  const named = coloursAtStart(progress);
  const says = code === null ? named.length === 0 : named.length === 1 && named[0] === code;
  const first = firstLine(progress);
  return says && first !== none && !isRatingWord(first, labels) ? progress : `${word ?? none}\n${progress}`;
}

/** `sure` when the rating stands on a line of its own. */
export function readRatedText(text: string, labels: readonly string[]): { rating: string; progress: string; sure: boolean } {
  const line = firstLine(text);
  if (line === none || isRatingWord(line, labels)) return { rating: line === none ? '' : line, progress: text.slice(line.length + 1), sure: true };
  return { rating: text, progress: text, sure: false };
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/** What Excel, LibreOffice and Google Sheets would run when a .csv is opened (OWASP, CSV injection). */
const runs = /^'*[=+\-@\t\r＝＋－＠]/u;

/** An apostrophe before what would be a formula, and one more where there are such apostrophes already. */
export function neutralised(text: string): string {
  return runs.test(text) ? `'${text}` : text;
}

export function restored(text: string): string {
  return text.startsWith("'") && runs.test(text) ? text.slice(1) : text;
}
