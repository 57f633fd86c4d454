/** The period that a policy is tried on. Pure. */
import { addDays, addMonths, daysBetween, formatInstant, londonInstant, startOfMonth, toEpochDay, type IsoDate } from '@waymark/domain';
import { reason, type Reason } from '../../platform/graphql/index.ts';

/** Two years, and a quarter more for who counts from the middle of one. */
export const LONGEST_PERIOD = 830;

export interface Period {
  from: IsoDate;
  /** The last day. */
  until: IsoDate;
}

/** The quarter of the calendar that ended last. */
export function lastFullQuarter(today: IsoDate): Period {
  const month = Number(today.slice(5, 7));
  const start = addMonths(startOfMonth(today), -((month - 1) % 3));
  return { from: addMonths(start, -3), until: addDays(start, -1) };
}

/** What was asked for, or why not: the future has no history. */
export function periodOf(asked: { from?: IsoDate | null; until?: IsoDate | null }, today: IsoDate): Period | Reason {
  const quarter = lastFullQuarter(today);
  const period = { from: asked.from ?? quarter.from, until: asked.until ?? (asked.from != null ? today : quarter.until) };
  if (period.until > today) return reason('dateInFuture', { date: period.until });
  if (period.from > period.until) return reason('periodReversed', { from: period.from, until: period.until });
  return daysBetween(period.from, period.until) > LONGEST_PERIOD ? reason('periodTooLong', { limit: LONGEST_PERIOD }) : period;
}

/** The beginning of a day in London. */
export const startOf = (day: IsoDate): string => formatInstant(londonInstant({ day: toEpochDay(day), time: 0 }));
