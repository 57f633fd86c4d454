// When an action is due, as precisely as the plan says it and no more (design, model decision 3).
import { daysInMonth, isoDate, type IsoDate } from '../dates/iso-date.ts';
import type { Parameters } from '../wording.ts';

export const precisions = ['day', 'month', 'quarter', 'season', 'year', 'ongoing', 'tbc', 'achieved'] as const;
export type Precision = (typeof precisions)[number];

export interface Timescale {
  /** Exactly what the plan says, to the character. */
  readonly sourceText: string;
  readonly precision: Precision;
  /** The day on which it is due: the last day of what is named. Null when no date can be read. */
  readonly due: IsoDate | null;
  readonly ongoing: boolean;
  readonly achieved: boolean;
}

/** Something about a timescale that a person should see or confirm. */
export interface TimescaleOddity {
  readonly code: TimescaleOddityCode;
  readonly parameters: Parameters;
}

/**
 * empty: nothing is written · relative: 'Immediate', 'Within 3 months' {text} · notApplicable: 'N/A' ·
 * unrecognised: no date or known word {text} · dateWhileToBeConfirmed: a date beside 'tbc' {due, precision} ·
 * twoDates: {earlier, later} · range: {from, to} · startDateOnly: 'from April 2016' {from} ·
 * yearMissing: and nothing to resolve it near {text} · yearAssumed: resolved near a given date {text, due} ·
 * quarterOfWhichYear: 'Q2 2016' {calendar, financial} · financialYear: {due} · schoolTerm, partOfYear, holiday: {due} ·
 * weekCommencing: {due} · monthBeforeDay: '09/30/2016' {due} · dayOutsideMonth: '31 June 2016' {due} ·
 * monthMisspelt: {text, due} · ambiguousNumbers: '06/12' {text} · completionDate: 'Completed June 2016' {due} ·
 * extraText: words beside the date {text}
 */
export type TimescaleOddityCode =
  | 'empty' | 'relative' | 'notApplicable' | 'unrecognised' | 'dateWhileToBeConfirmed' | 'twoDates' | 'range' | 'startDateOnly'
  | 'yearMissing' | 'yearAssumed' | 'quarterOfWhichYear' | 'financialYear' | 'schoolTerm' | 'partOfYear' | 'holiday'
  | 'weekCommencing' | 'monthBeforeDay' | 'dayOutsideMonth' | 'monthMisspelt' | 'ambiguousNumbers' | 'completionDate' | 'extraText';

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** Meteorological seasons: the last month of each. Winter ends in the February after the year that names it. */
const LAST_MONTH_OF_SEASON: Readonly<Record<Season, number>> = { spring: 5, summer: 8, autumn: 11, winter: 2 };

export interface DateParts {
  readonly year: number;
  /** 1 to 12; needed for day and month */
  readonly month?: number;
  /** needed for day; a day beyond the month's end means its last day */
  readonly day?: number;
  /** 1 to 4; needed for quarter */
  readonly quarter?: number;
  readonly season?: Season;
  /** The year named is the one that starts on 1 April. */
  readonly financial?: boolean;
}

const endOf = (year: number, month: number): IsoDate => isoDate(year, month, daysInMonth(year, month));

/**
 * The day on which something with these parts is due: the last day of the month, quarter, season or year it names.
 * Throws RangeError for a precision without a date or when a needed part is missing or does not exist.
 */
export function dueDate(precision: Precision, parts: DateParts): IsoDate {
  const { year, month, day, quarter, season, financial } = parts;
  switch (precision) {
    case 'day':
      if (month === undefined || day === undefined) break;
      return isoDate(year, month, Math.min(day, daysInMonth(year, month)));
    case 'month':
      if (month === undefined) break;
      return endOf(year, month);
    case 'quarter':
      if (quarter === undefined) break;
      if (!financial) return endOf(year, quarter * 3);
      return quarter === 4 ? endOf(year + 1, 3) : endOf(year, quarter * 3 + 3);
    case 'season':
      if (season === undefined) break;
      return endOf(season === 'winter' ? year + 1 : year, LAST_MONTH_OF_SEASON[season]);
    case 'year':
      return financial ? endOf(year + 1, 3) : endOf(year, 12);
    default:
      throw new RangeError(`A timescale that is '${precision}' has no date.`);
  }
  throw new RangeError(`A date of precision '${precision}' lacks a part.`);
}
