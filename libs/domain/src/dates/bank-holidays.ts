// Bank holidays of England and Wales by rule, with the days that a proclamation moved or added.
// Sources: Banking and Financial Dealings Act 1971, schedule 1; https://www.gov.uk/bank-holidays (announced exceptions).
import { fromEpochDay, toEpochDay, isoDate, weekdayOfEpochDay, type IsoDate } from './iso-date.ts';

/** Easter Sunday of the Gregorian calendar as days since 1970-01-01 (method of Meeus, Jones and Butcher). */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateShift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * lateShift + 114;
  return toEpochDay(isoDate(year, Math.floor(sum / 31), (sum % 31) + 1));
}

const isWeekend = (epochDay: number): boolean => weekdayOfEpochDay(epochDay) > 5;

function firstMonday(year: number, month: number): number {
  const first = toEpochDay(isoDate(year, month, 1));
  return first + ((8 - weekdayOfEpochDay(first)) % 7);
}

function lastMonday(year: number, month: number): number {
  const last = toEpochDay(isoDate(year, month, 31)); // only May and August, which have 31 days
  return last - (weekdayOfEpochDay(last) - 1);
}

/** A fixed day that falls on a weekend is kept on the next weekday that is not one already. */
function substitute(day: number, taken: readonly number[]): number {
  let kept = day;
  while (isWeekend(kept) || taken.includes(kept)) kept += 1;
  return kept;
}

/** What proclamations changed. A moved holiday stands in both lists. */
const removed: ReadonlySet<IsoDate> = new Set([
  '2012-05-28', // spring holiday moved to 4 June for the Diamond Jubilee
  '2020-05-04', // early May holiday moved to 8 May, 75 years after VE Day
  '2022-05-30', // spring holiday moved to 2 June for the Platinum Jubilee
]);
const added: readonly IsoDate[] = [
  '2011-04-29', // royal wedding
  '2012-06-04',
  '2012-06-05', // Diamond Jubilee
  '2020-05-08',
  '2022-06-02',
  '2022-06-03', // Platinum Jubilee
  '2022-09-19', // state funeral
  '2023-05-08', // coronation
];

/** Bank holidays of England and Wales in the years from `first` to `last`, in order. */
export function bankHolidays(first: number, last: number): IsoDate[] {
  const days: IsoDate[] = [];
  for (let year = first; year <= last; year += 1) {
    const easter = easterSunday(year);
    const christmas = substitute(toEpochDay(isoDate(year, 12, 25)), []);
    // When Christmas Day is a Sunday, Boxing Day keeps its Monday and Christmas is kept on the Tuesday: the pair of days is the same.
    const boxing = substitute(toEpochDay(isoDate(year, 12, 26)), [christmas]);
    const regular = [
      substitute(toEpochDay(isoDate(year, 1, 1)), []),
      easter - 2,
      easter + 1,
      firstMonday(year, 5),
      lastMonday(year, 5),
      lastMonday(year, 8),
      christmas,
      boxing,
    ];
    days.push(...regular.map(fromEpochDay).filter((day) => !removed.has(day)));
    days.push(...added.filter((day) => day.startsWith(`${year}-`)));
  }
  return days.sort();
}
