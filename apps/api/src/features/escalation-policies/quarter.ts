/** The period that a policy is tried on. Pure. */
import { addDays, addMonths, daysBetween, formatInstant, londonInstant, startOfQuarter, toEpochDay, type IsoDate } from '@waymark/domain';
import { reason, type Reason } from '../../platform/graphql/index.ts';

/** Two years, and a quarter more for who counts from the middle of one. */
export const LONGEST_PERIOD = 830;

export interface Period {
  from: IsoDate;
  /** The last day. */
  until: IsoDate;
}

export const periodNames = ['lastQuarter', 'thisQuarter', 'lastFourQuarters'] as const;
export type PeriodName = (typeof periodNames)[number];

/** The quarter of the calendar that ended last, the one of today up to today, or the four that ended last. */
export function periodNamed(name: PeriodName, today: IsoDate): Period {
  const start = startOfQuarter(today);
  if (name === 'thisQuarter') return { from: start, until: today };
  return { from: addMonths(start, name === 'lastQuarter' ? -3 : -12), until: addDays(start, -1) };
}

/** What was asked for, or why not: the future has no history. */
export function periodOf(asked: { period?: PeriodName | null; from?: IsoDate | null; until?: IsoDate | null }, today: IsoDate): Period | Reason {
  const named = periodNamed(asked.period ?? 'lastQuarter', today);
  const period = { from: asked.from ?? named.from, until: asked.until ?? (asked.from != null ? today : named.until) };
  if (period.until > today) return reason('dateInFuture', { date: period.until });
  if (period.from > period.until) return reason('periodReversed', { from: period.from, until: period.until });
  return daysBetween(period.from, period.until) > LONGEST_PERIOD ? reason('periodTooLong', { limit: LONGEST_PERIOD }) : period;
}

/** The beginning of a day in London. */
export const startOf = (day: IsoDate): string => formatInstant(londonInstant({ day: toEpochDay(day), time: 0 }));
