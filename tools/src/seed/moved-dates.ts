/**
 * Moves the dates in the words of a plan, so that the month it describes becomes the month of today and
 * its story stays live: "Sept 16" becomes "Nov 26", written as it was. Pure; whole months.
 */
import { daysInMonth, isoDate, monthNames, type IsoDate } from '@waymark/domain';

/** From the month that the words describe to the month that they shall describe, both '2026-11'. */
export interface Move {
  from: string;
  to: string;
}

const shortNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
const threeLetters = shortNames.map((name) => name.slice(0, 3));
/** Names that are both the whole month and its usual short form. */
const eitherForm = ['May', 'June', 'July'];
const styles = { en: monthNames.en, cy: monthNames.cy, short: shortNames, three: threeLetters };

const anyMonth = [...new Set([...monthNames.en, ...monthNames.cy, ...shortNames, ...threeLetters])].sort((one, other) => other.length - one.length).join('|');
const seasons = { Spring: 5, Summer: 8, Autumn: 11, Winter: 14 } as const;

/** Each way in which the content writes a date; the first that fits at a place is taken. */
const written = new RegExp(
  [
    String.raw`\{(?<tokenStyle>cy:)?(?<tokenMonth>\d{4}-\d{2})\}`,
    String.raw`\b(?<slashDay>\d{2})/(?<slashMonth>\d{2})/(?<slashYear>\d{4})\b`,
    String.raw`\bQ(?<quarter>[1-4]) (?<financial>\d{4})/\d{2}\b`,
    String.raw`\b(?<season>Spring|Summer|Autumn|Winter) (?<seasonYear>\d{4})\b`,
    String.raw`\b(?:(?<day>\d{1,2}) )?(?<month>${anyMonth})(?<between>[ -])(?<year>\d{4}|\d{2})(?!\d)`,
    String.raw`\b(?<bareYear>20\d{2})(?:-(?<endYear>20\d{2}|\d{2}))?\b(?![-/])`,
  ].join('|'),
  'g',
);

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const yearOf = (index: number): number => Math.floor(index / 12);
const monthOf = (index: number): number => index % 12;
const pad = (value: number): string => String(value).padStart(2, '0');

/** Months from `from` to `to`. */
export function monthsMoved({ from, to }: Move): number {
  return indexOf(to) - indexOf(from);
}

/** A day moved by whole months; a day that the new month lacks becomes its last one. */
export function movedDay(date: IsoDate, move: Move): IsoDate {
  const index = indexOf(date) + monthsMoved(move);
  const year = yearOf(index);
  const month = monthOf(index) + 1;
  return isoDate(year, month, Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)));
}

/**
 * The words with every date moved and nothing else changed. A quarter or season that was over stays over, and
 * one that was not over is not over: where it cannot move by the exact months it moves to the nearest such one.
 */
export function movedText(text: string, move: Move): string {
  const months = monthsMoved(move);
  return text.replace(written, (whole: string, ...rest: unknown[]) => {
    const found = rest.at(-1) as Record<string, string | undefined>;
    if (found.tokenMonth) return styles[found.tokenStyle ? 'cy' : 'en'][monthOf(indexOf(found.tokenMonth) + months)] ?? whole;
    if (found.slashYear) return movedDay(`${found.slashYear}-${found.slashMonth}-${found.slashDay}`, move).split('-').reverse().join('/');
    if (found.quarter) return movedQuarter(Number(found.quarter), Number(found.financial), move);
    if (found.season) return movedSeason(found.season as keyof typeof seasons, Number(found.seasonYear), move);
    if (found.month && found.between && found.year) return movedMonth({ day: found.day, month: found.month, between: found.between, year: found.year }, months);
    const years = Math.round(months / 12);
    const end = found.endYear === undefined ? '' : `-${found.endYear.length === 4 ? Number(found.endYear) + years : pad((Number(found.endYear) + years) % 100)}`;
    return `${Number(found.bareYear) + years}${end}`;
  });
}

interface MonthParts {
  day: string | undefined;
  month: string;
  between: string;
  year: string;
}

function movedMonth({ day, month, between, year }: MonthParts, months: number): string {
  const style = styleOf(month, between, year);
  const number = (style === 'en' || style === 'cy' ? monthNames[style] : threeLetters).findIndex((name) => month.startsWith(name));
  const index = (year.length === 2 ? 2000 + Number(year) : Number(year)) * 12 + number + months;
  const lastDay = daysInMonth(yearOf(index), monthOf(index) + 1);
  const newYear = year.length === 2 ? pad(yearOf(index) % 100) : String(yearOf(index));
  return `${day === undefined ? '' : `${Math.min(Number(day), lastDay)} `}${styles[style][monthOf(index)]}${between}${newYear}`;
}

function styleOf(month: string, between: string, year: string): keyof typeof styles {
  if (monthNames.cy.includes(month)) return 'cy';
  if (between === '-' || (threeLetters.includes(month) && !shortNames.includes(month))) return 'three';
  if (monthNames.en.includes(month) && (!eitherForm.includes(month) || year.length === 4)) return 'en';
  return 'short';
}

/** The end of a period of `length` months that is over, or not over, as it was: `ends` is its last month. */
function movedPeriodEnd(ends: number, length: number, offset: number, move: Move): number {
  const exact = ends + monthsMoved(move);
  const wasOver = ends < indexOf(move.from);
  const beyond = (((exact - offset) % length) + length) % length;
  const earlier = exact - beyond;
  if (beyond === 0) return exact;
  return wasOver ? earlier : earlier + length;
}

/** Financial quarters: Q1 ends in June, Q4 in March of the year after. */
function movedQuarter(quarter: number, financial: number, move: Move): string {
  const ends = movedPeriodEnd(financial * 12 + 2 + quarter * 3, 3, 2, move);
  const calendarQuarter = monthOf(ends) / 3 + 1 / 3;
  const year = calendarQuarter === 1 ? yearOf(ends) - 1 : yearOf(ends);
  return `Q${calendarQuarter === 1 ? 4 : calendarQuarter - 1} ${year}/${pad((year + 1) % 100)}`;
}

/** Seasons end in May, August, November and February; winter is named after the year in which it begins. */
function movedSeason(season: keyof typeof seasons, year: number, move: Move): string {
  const ends = movedPeriodEnd(year * 12 + seasons[season] - 1, 3, 1, move);
  const name = (Object.keys(seasons) as (keyof typeof seasons)[]).find((one) => (seasons[one] - 1) % 12 === monthOf(ends)) ?? season;
  return `${name} ${name === 'Winter' ? yearOf(ends) - 1 : yearOf(ends)}`;
}
