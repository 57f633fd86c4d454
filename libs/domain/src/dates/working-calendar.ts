// Working days: Monday to Friday without the bank holidays of a versioned calendar.
import { bankHolidays } from './bank-holidays.ts';
import { fromEpochDay, toEpochDay, weekdayOfEpochDay, type IsoDate } from './iso-date.ts';

/**
 * Days on which nobody is expected to work besides Saturdays and Sundays. The version is stored with every decision,
 * so that a holiday announced later never changes what was decided before.
 */
export interface Calendar {
  readonly version: string;
  readonly holidays: ReadonlySet<IsoDate>;
}

/** England and Wales, 2010 to 2035. Outside these years only weekends are known. */
export const englandAndWales: Calendar = {
  version: 'england-and-wales-2010-2035.1',
  holidays: new Set(bankHolidays(2010, 2035)),
};

const weekdayHolidays = new WeakMap<Calendar, readonly number[]>();

function weekdayHolidaysOf(calendar: Calendar): readonly number[] {
  let days = weekdayHolidays.get(calendar);
  if (!days) {
    days = [...calendar.holidays].map(toEpochDay).filter((day) => weekdayOfEpochDay(day) < 6).sort((a, b) => a - b);
    weekdayHolidays.set(calendar, days);
  }
  return days;
}

/**
 * A counter of working days: its difference between two days (as days since 1970-01-01) is the number of working days
 * after the first up to and including the second. Logarithmic in the number of holidays, for every year.
 */
export function workingDayCounter(calendar: Calendar): (epochDay: number) => number {
  const holidays = weekdayHolidaysOf(calendar);
  return (epochDay) => {
    const sinceMonday = epochDay + 3; // 1969-12-29 was a Monday
    const weeks = Math.floor(sinceMonday / 7);
    const weekdays = weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
    let low = 0;
    let high = holidays.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((holidays[middle] ?? Infinity) <= epochDay) low = middle + 1;
      else high = middle;
    }
    return weekdays - low;
  };
}

export function isWorkingDay(date: IsoDate, calendar: Calendar): boolean {
  return weekdayOfEpochDay(toEpochDay(date)) < 6 && !calendar.holidays.has(date);
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, calendar: Calendar): number {
  const count = workingDayCounter(calendar);
  return count(toEpochDay(to)) - count(toEpochDay(from));
}

/**
 * The working day that is `n` working days after `date` (before it when negative). `n` must be whole; with 0 the date
 * itself is returned, working day or not.
 */
export function addWorkingDays(date: IsoDate, n: number, calendar: Calendar): IsoDate {
  if (!Number.isInteger(n)) throw new RangeError('A number of working days must be whole.');
  const step = n < 0 ? -1 : 1;
  let day = toEpochDay(date);
  for (let left = Math.abs(n); left > 0; ) {
    day += step;
    if (isWorkingDay(fromEpochDay(day), calendar)) left -= 1;
  }
  return fromEpochDay(day);
}
