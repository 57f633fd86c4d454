// The ways in which plans write a date, most telling first. Each pattern reads one span of text; day comes before month (UK).
import { easterSunday } from '../dates/bank-holidays.ts';
import { daysInMonth, fromEpochDay, isoDate, type IsoDate } from '../dates/iso-date.ts';
import { everydayMonthWords, misspeltMonth, MONTH, monthNumber, seasonOf } from './date-words.ts';
import { dueDate, type Precision, type TimescaleOddityCode } from './timescale.ts';

/** A date as far as the text says it. `due` needs the year, which may have to come from elsewhere. */
export interface DateReading {
  readonly precision: Precision;
  readonly year: number | null;
  readonly month: number | null;
  readonly due: (year: number) => IsoDate;
  readonly oddities: readonly TimescaleOddityCode[];
}

/** Settles a century: the year nearest to the date the text was written, if known. */
export type YearReader = (digits: string) => number;

interface Context {
  readonly year: YearReader;
  /** Whether a year is far from when the text was written ('May 30' is then the thirtieth of May). */
  readonly implausible: (year: number) => boolean;
  readonly before: string;
  readonly after: string;
}

export interface DatePattern {
  readonly expression: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, context: Context) => DateReading | null;
}

const YEAR4 = '(?:19[89]|20\\d)\\d';
const YEAR = `${YEAR4}|['‘’]?\\d\\d`;
const NO_MORE = '(?![\\d%]|[./-]\\d|\\s?(?:st|nd|rd|th)\\b)';
const ORDINAL = '(?:\\s?(?:st|nd|rd|th|af|ain|il|ydd|fed|eg))?';
const YEAR_PAIR = `(?<first>${YEAR4}|\\d\\d)\\s?[/-]\\s?(?<second>(?:20)?\\d\\d)`;
const pattern = (source: string, read: DatePattern['read']): DatePattern => ({ expression: new RegExp(source, 'giu'), read });

function reading(precision: Precision, year: number | null, month: number | null, due: DateReading['due'], ...oddities: TimescaleOddityCode[]): DateReading {
  return { precision, year, month, due, oddities };
}

function day(year: number | null, month: number, dayOfMonth: number, ...oddities: TimescaleOddityCode[]): DateReading | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null;
  const outside = dayOfMonth > daysInMonth(year ?? 2000, month);
  const due = (actual: number): IsoDate => dueDate('day', { year: actual, month, day: dayOfMonth });
  return reading('day', year, month, due, ...oddities, ...(outside ? (['dayOutsideMonth'] as const) : []));
}

function month(year: number | null, number: number, ...oddities: TimescaleOddityCode[]): DateReading {
  return reading('month', year, number, (actual) => dueDate('month', { year: actual, month: number }), ...oddities);
}

function numericDay(first: number, second: number, year: number): DateReading | null {
  if (second > 12 && first <= 12) return day(year, first, second, 'monthBeforeDay');
  return day(year, second, first);
}

/** '2016/17', '16-17', '2016/2017' name the year that starts in the first; null when they do not follow each other. */
function yearPair(first: string, second: string, year: YearReader): number | null {
  const from = year(first);
  return year(second) === from + 1 || Number(second) === (from + 1) % 100 ? from : null;
}

const ordinals: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, cyntaf: 1 };

const quarter: DatePattern['read'] = (groups, context) => {
  const written = groups.quarter ?? groups.ordinal ?? '';
  const number = ordinals[written.toLowerCase()] ?? Number(written[0]);
  const first = groups.first ?? groups.earlyFirst;
  const second = groups.second ?? groups.earlySecond;
  if (first !== undefined && second !== undefined) {
    const year = yearPair(first, second, context.year);
    if (year === null) return null;
    return reading('quarter', year, null, (actual) => dueDate('quarter', { year: actual, quarter: number, financial: true }));
  }
  const single = groups.year ?? groups.earlyYear;
  return reading('quarter', single === undefined ? null : context.year(single), number * 3, (actual) => dueDate('quarter', { year: actual, quarter: number }), 'quarterOfWhichYear');
};

const season: DatePattern['read'] = (groups, context) => {
  const name = seasonOf(groups.season ?? '');
  if (name === null) return null;
  const term = groups.term !== undefined || /\b(?:tymor (?:y |yr )?)$/i.test(context.before);
  let year = groups.year === undefined ? null : context.year(groups.year);
  if (groups.first !== undefined && groups.second !== undefined) {
    const from = yearPair(groups.first, groups.second, context.year);
    if (from === null) return null;
    year = name === 'spring' || name === 'summer' ? from + 1 : from;
  }
  // School terms of England and Wales: autumn to December, spring to the end of March, summer to July.
  if (term && name !== 'winter') {
    const last = { spring: 3, summer: 7, autumn: 12 }[name];
    return reading('season', year, last, (actual) => dueDate('month', { year: actual, month: last }), 'schoolTerm');
  }
  const last = { spring: 5, summer: 8, autumn: 11, winter: 12 }[name];
  return reading('season', year, last, (actual) => dueDate('season', { year: actual, season: name }));
};

const dayAndMonth: DatePattern['read'] = (groups, context) => {
  const number = monthNumber(groups.month ?? '');
  if (number === null) return null;
  const year = groups.year === undefined ? null : context.year(groups.year);
  return day(year, number, Number(groups.lastDay ?? groups.day));
};

const monthAndYear: DatePattern['read'] = (groups, context) => {
  const number = monthNumber(groups.month ?? '') ?? null;
  const written = groups.year ?? '';
  if (number === null) return null;
  const year = context.year(written);
  if (written.length === 2 && context.implausible(year) && Number(written) <= 31) return day(null, number, Number(written));
  return month(year, number);
};

const financialYear: DatePattern['read'] = (groups, context) => {
  const { first = '', second = '' } = groups;
  const year = yearPair(first, second, context.year);
  if (year === null || (first.length === 2 && Number(first) <= 12 && groups.kind === undefined)) return null;
  if (/academic|school/i.test(groups.kind ?? '')) return reading('year', year, null, (actual) => isoDate(actual + 1, 8, 31), 'schoolTerm');
  return reading('year', year, null, (actual) => dueDate('year', { year: actual, financial: true }), 'financialYear');
};

const partOfYear: DatePattern['read'] = (groups, context) => {
  const last = { early: 1, start: 1, beginning: 1, mid: 2, middle: 2, canol: 2, dechrau: 1, late: 4 }[(groups.part ?? '').toLowerCase()];
  if (last === undefined) return null;
  return reading('quarter', context.year(groups.year ?? ''), null, (actual) => dueDate('quarter', { year: actual, quarter: last }), 'partOfYear');
};

const holiday: DatePattern['read'] = (groups, context) => {
  const name = (groups.holiday ?? '').toLowerCase();
  const year = groups.year === undefined ? null : context.year(groups.year);
  if (name === 'easter' || name === 'pasg') return reading('day', year, 4, (actual) => fromEpochDay(easterSunday(actual)), 'holiday');
  if (name === 'new year') return reading('day', year, 1, (actual) => isoDate(actual, 1, 1), 'holiday');
  return reading('day', year, 12, (actual) => isoDate(actual, 12, 25), 'holiday');
};

/** A month with no year. 'May' and 'March' also are everyday words, so they must look like the month. */
const monthAlone: DatePattern['read'] = (groups, context) => {
  const word = (groups.month ?? '').replace(/\.$/, '');
  const number = monthNumber(word);
  if (number === null) return null;
  if (everydayMonthWords.has(word.toLowerCase())) {
    const placed = /(?:^|[-/&(,;:]|\b(?:by|in|of|during|before|until|till|early|mid|late|from|and|to|end|next|every|erbyn|mis|ym|diwedd))\s*$/i.test(context.before);
    const alone = context.after.trim() === '' || /^\s*(?:[-/&(),;:.\ue000]|(?:and|to|or|a|ac)\b)/i.test(context.after);
    if (!/^\p{Lu}/u.test(word) || !placed || !alone) return null;
  }
  return month(null, number);
};

export const datePatterns: readonly DatePattern[] = [
  pattern(`(?<![\\d.])(?<year>${YEAR4})\\s?[-/.]\\s?(?<month>\\d{1,2})\\s?[-/.]\\s?(?<day>\\d{1,2})(?!\\d)(?:T[\\d:.]*Z?)?`, (groups) =>
    day(Number(groups.year), Number(groups.month), Number(groups.day))),
  pattern(`(?<![\\d./])(?<day>\\d{1,2})\\s?(?<mark>[./-])\\s?(?<month>\\d{1,2})\\s?\\k<mark>\\s?(?<year>${YEAR})(?!\\d)`, (groups, context) =>
    numericDay(Number(groups.day), Number(groups.month), context.year(groups.year ?? ''))),
  pattern(`(?:(?<earlyFirst>(?<!\\d)(?:20)?\\d\\d)[/-](?<earlySecond>(?:20)?\\d\\d)\\s+|(?<earlyYear>${YEAR4})\\s+)?(?<!\\p{L})(?:q[1-4]\\s?(?:-|to|/|and|&)\\s?)?(?:(?:q|qtr|quarter|chwarter)\\.?\\s?(?<quarter>[1-4])(?!\\d)|(?<ordinal>first|second|third|fourth|[1-4](?:st|nd|rd|th))\\s+(?:quarter|qtr))(?:\\s*\\([^()\\d]{0,30}\\))?(?:\\s*,?\\s*(?:of\\s+|o\\s+|in\\s+|fy\\s?|\\()?(?:${YEAR_PAIR}|(?<year>${YEAR})${NO_MORE}))?`, quarter),
  // 'Hydref' is October and autumn: with the article ('yr hydref') it is the season.
  pattern(`(?<!\\p{L})(?<season>spring|summer|autumn|winter|gwanwyn|wanwyn|haf|gaeaf|(?<=\\b(?:yr|early|mid|late)\\s)hydref)(?!\\p{L})(?<term>\\s+(?:half[- ])?term(?:time)?)?\\s*[-,]?\\s*(?:of\\s+)?(?:${YEAR_PAIR}(?!\\d)|(?<year>${YEAR})${NO_MORE})?`, season),
  pattern(`(?<!\\d|${MONTH}[\\s.'’/-]{0,3})(?:(?<day>\\d{1,2})${ORDINAL}\\s*(?:-|to|and|&|\\/)\\s*)?(?<lastDay>\\d{1,2})${ORDINAL}\\s*(?:of\\s+|o\\s+)?[-/.,]?\\s*(?<month>${MONTH})(?:[\\s,./-]*(?<year>${YEAR})${NO_MORE})?`, dayAndMonth),
  pattern(`(?<month>${MONTH})\\s*(?<day>\\d{1,2})${ORDINAL}\\s*,?\\s+(?<year>${YEAR4})(?!\\d)`, dayAndMonth),
  pattern(`(?<month>${MONTH})\\s*(?<day>\\d{1,2})\\s?(?:st|nd|rd|th)\\b`, dayAndMonth),
  pattern(`(?<month>${MONTH})[\\s,.'‘’/-]*(?:of\\s+)?(?<year>${YEAR})${NO_MORE}`, monthAndYear),
  pattern(`(?<!\\d)(?<year>${YEAR4})[\\s,-]+(?<month>${MONTH})(?!\\s*\\d)`, monthAndYear),
  pattern(`(?<!\\p{L})(?<word>\\p{L}{5,11})[\\s,.'‘’/-]*(?<year>${YEAR})${NO_MORE}`, (groups, context) => {
    const number = misspeltMonth(groups.word ?? '');
    return number === null ? null : month(context.year(groups.year ?? ''), number, 'monthMisspelt');
  }),
  pattern(`(?:(?<kind>academic|school|financial|fiscal|municipal|fy)\\s*(?:year)?\\s*)?(?<![\\d/.-])${YEAR_PAIR}(?![\\d/])`, financialYear),
  pattern(`(?<!\\d)(?<year>${YEAR4})-(?<month>0[1-9]|1[0-2])(?![\\d-])`, (groups) => month(Number(groups.year), Number(groups.month))),
  pattern(`(?<![\\d/.])(?<month>0?[1-9]|1[0-2])\\s?[/.-]\\s?(?<year>${YEAR4})(?!\\d)`, (groups) => month(Number(groups.year), Number(groups.month))),
  pattern(`(?<![\\d/.])(?<left>\\d{1,2})/(?<right>\\d\\d?)(?![\\d/])`, (groups, context) => {
    const left = Number(groups.left);
    const right = Number(groups.right);
    if (left === 24 && right === 7) return null;
    if (right > 12 && left <= 12) return month(context.year(groups.right ?? ''), left);
    return left > 12 && right <= 12 ? day(null, right, left) : null;
  }),
  pattern(`(?<!\\p{L})(?<part>early|mid|middle|late|start|beginning|dechrau|canol)\\s*-?\\s*(?:of\\s+(?:the\\s+year\\s+)?)?(?<year>${YEAR4})(?!\\d)`, partOfYear),
  pattern(`(?<!\\p{L})(?<holiday>christmas|xmas|nadolig|easter|pasg|new year)(?!\\p{L})(?:\\s*,?\\s*(?<year>${YEAR})${NO_MORE})?`, holiday),
  pattern(`(?<![\\d/.£])(?<year>${YEAR4})(?![\\d]|[./-]\\d|\\s?%)`, (groups) =>
    reading('year', Number(groups.year), null, (actual) => dueDate('year', { year: actual }))),
  pattern(`(?<month>${MONTH})`, monthAlone),
];
