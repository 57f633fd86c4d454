// The stretch of time for which an update is due: a calendar month, the rhythm in which boards' officers are asked to report.
import { addDays, endOfMonth, startOfMonth, type IsoDate } from './iso-date.ts';

/** Whole days, the last one included. */
export interface ReportingPeriod {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export function reportingPeriodOf(day: IsoDate): ReportingPeriod {
  return { from: startOfMonth(day), to: endOfMonth(day) };
}

/** The period of the day and those before it, the latest first. */
export function reportingPeriodsUntil(day: IsoDate, count: number): ReportingPeriod[] {
  const periods: ReportingPeriod[] = [];
  for (let last = day; periods.length < count; last = addDays(periods.at(-1)!.from, -1)) periods.push(reportingPeriodOf(last));
  return periods;
}
