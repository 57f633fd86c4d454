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
 * The working day that is `n` working days after `day` (before it when negative), as days since 1970-01-01. `n` must be whole; with 0
 * the day itself, working day or not. A handful of counts whatever `n` is: each step goes as many days as working days are missing,
 * which never goes too far.
 */
export function workingDayAfter(day: number, n: number, count: (epochDay: number) => number): number {
  if (!Number.isInteger(n)) throw new RangeError('A number of working days must be whole.');
  let found = day;
  if (n > 0) for (let left = n; left > 0; left = n - (count(found) - count(day))) found += left;
  else for (let left = -n; left > 0; left = -n - (count(day - 1) - count(found - 1))) found -= left;
  return found;
}

/** As `workingDayAfter`, of dates. */
export function addWorkingDays(date: IsoDate, n: number, calendar: Calendar): IsoDate {
  return fromEpochDay(workingDayAfter(toEpochDay(date), n, workingDayCounter(calendar)));
}
