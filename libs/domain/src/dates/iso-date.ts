// Calendar dates as ISO text ('2026-11-30') and as whole days since 1970-01-01, on which all arithmetic runs.

/** A date of the Gregorian calendar, 'YYYY-MM-DD', years 0001 to 9999. No time, no zone. */
export type IsoDate = string;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_TO_1970 = 719_162; // days from 0001-01-01 to 1970-01-01

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function epochDayOf(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapShift = month > 2 && isLeapYear(year) ? 1 : 0;
  return past * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapShift + day - 1 - DAYS_TO_1970;
}

/** Two decimal digits at `at`, or a number below zero where a character is not a digit. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const units = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -10_000;
}

/** Whole days since 1970-01-01, or NaN when the text is not a date that exists. Never throws: the hot path of rules. */
export function parseEpochDay(text: string): number {
  return text.length === 10 ? leadingEpochDay(text) : NaN;
}

/** As `parseEpochDay`, of the first ten characters. */
export function leadingEpochDay(text: string): number {
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NaN;
  return epochDayOf(year, month, day);
}

export function isIsoDate(text: string): boolean {
  return !Number.isNaN(parseEpochDay(text));
}

/** Whole days since 1970-01-01; throws RangeError when the text is no date. */
export function toEpochDay(date: IsoDate): number {
  const day = parseEpochDay(date);
  if (Number.isNaN(day)) throw new RangeError(`'${date}' is not a date of the form 2026-11-30.`);
  return day;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Text of year, month and day, which must exist; throws RangeError otherwise. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  toEpochDay(text);
  return text;
}

export function fromEpochDay(epochDay: number): IsoDate {
  const { year, month, day } = civilFromEpochDay(epochDay);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function civilFromEpochDay(epochDay: number): CivilDate {
  const sinceYearOne = epochDay + DAYS_TO_1970;
  // The mean year never overshoots by more than one, so at most one step back or forward is taken.
  let year = Math.floor(sinceYearOne / 365.2425) + 1;
  if (epochDayOf(year, 1, 1) > epochDay) year -= 1;
  else if (epochDayOf(year + 1, 1, 1) <= epochDay) year += 1;
  let month = 12;
  while (epochDayOf(year, month, 1) > epochDay) month -= 1;
  return { year, month, day: epochDay - epochDayOf(year, month, 1) + 1 };
}

export function civilDate(date: IsoDate): CivilDate {
  return civilFromEpochDay(toEpochDay(date));
}

/** The date `n` days later (earlier when negative). */
export function addDays(date: IsoDate, n: number): IsoDate {
  return fromEpochDay(toEpochDay(date) + n);
}

/** Days from `from` to `to`; negative when `to` is earlier. The inverse of addDays. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

export function startOfMonth(date: IsoDate): IsoDate {
  return `${date.slice(0, 7)}-01`;
}

/** The first day of the quarter of the calendar. */
export function startOfQuarter(date: IsoDate): IsoDate {
  const { year, month } = civilDate(date);
  return isoDate(year, month - ((month - 1) % 3), 1);
}

/** The same day of a later month, or the last one of that month when it is shorter: 31 August and 6 months is 28 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = civilDate(date);
  const index = year * 12 + month - 1 + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return isoDate(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

export function endOfMonth(date: IsoDate): IsoDate {
  const { year, month } = civilDate(date);
  return isoDate(year, month, daysInMonth(year, month));
}

/** 1 for Monday to 7 for Sunday, from days since 1970-01-01 (a Thursday). */
export function weekdayOfEpochDay(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: IsoDate): number {
  return weekdayOfEpochDay(toEpochDay(date));
}
