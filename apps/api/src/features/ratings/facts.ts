/** What is known of an action, as the facts that rules read. Pure: the clock comes in only when they are read. */
import { addDays, daysBetween, type ActionStatus, type AssuranceState, type IsoDate, type Precision } from '@waymark/domain';
import type { Facts, IndicatorSignal } from '@waymark/rules';

/** The columns of an action, its objective and its evidence that bear on its rating. Dates as 2026-11-30. */
export interface FactRow {
  status: ActionStatus;
  statedCode: string | null;
  timescalePrecision: Precision;
  timescaleBaseline: IsoDate | null;
  timescaleCurrent: IsoDate | null;
  timescaleForecast: IsoDate | null;
  timesMoved: number;
  startedOn: IsoDate | null;
  lastUpdatedOn: IsoDate | null;
  objectiveTargetDate: IsoDate | null;
  /** Pieces that stand: not withdrawn, not rejected, the newest version of each. Some may have expired: see below. */
  evidenceCount: number;
  verifiedEvidenceCount: number;
  /** Last days on which pieces of these are good, with commas between; null when none of them ends. */
  evidenceExpiries: string | null;
  verifiedEvidenceExpiries: string | null;
  lastEvidenceOn: IsoDate | null;
  ownerCount: number;
  /** One of the owners is accountable. */
  hasOwner: boolean;
  assurance: AssuranceState;
  /** Of its success measures the one furthest from its target, in percent of the target; null when nothing was measured. */
  measureAchieved: number | null;
  /** Of the indicators that it should move the worst; null when it is linked to none. */
  indicatorSignal: IndicatorSignal | null;
  /** Approved by another person than who asked for it: what counts instead of the computed rating, up to this day. No fact. */
  overrideCode: string | null;
  overrideUntil: IsoDate | null;
}

/**
 * Maps an action to the inputs of `actionCatalogue`; what counts days is derived there, from `now`.
 * A fact that Waymark does not hold yet (progress in percent, escalation level) is absent, which rules read as unknown: never as zero, never as false.
 * @param day in Europe/London: evidence that was good until the day before counts as expired, and as evidence no more
 */
export function factsOf(row: FactRow, day: IsoDate): Facts {
  const expired = expiredBefore(row.evidenceExpiries, day);
  return {
    status: row.status,
    statedRating: row.statedCode,
    timescalePrecision: row.timescalePrecision,
    due: row.timescaleCurrent,
    baselineDue: row.timescaleBaseline,
    forecast: row.timescaleForecast,
    forecastSlipDays: row.timescaleCurrent !== null && row.timescaleForecast !== null ? daysBetween(row.timescaleCurrent, row.timescaleForecast) : null,
    timesMoved: row.timesMoved,
    startedOn: row.startedOn,
    lastUpdatedOn: row.lastUpdatedOn,
    evidenceCount: row.evidenceCount - expired,
    verifiedEvidenceCount: row.verifiedEvidenceCount - expiredBefore(row.verifiedEvidenceExpiries, day),
    expiredEvidenceCount: expired,
    lastEvidenceOn: row.lastEvidenceOn,
    ownerCount: row.ownerCount,
    hasOwner: row.hasOwner,
    objectiveTargetDate: row.objectiveTargetDate,
    assurance: row.assurance,
    measureAchieved: row.measureAchieved,
    linkedIndicatorSignal: row.indicatorSignal,
  };
}

const daysIn = (list: string | null): IsoDate[] => (list === null ? [] : list.split(','));

const expiredBefore = (list: string | null, day: IsoDate): number => daysIn(list).filter((last) => last < day).length;

/** The days after `day` on which a piece of evidence counts no more, in order: on these the facts change by themselves. */
export function expiryDays(row: Pick<FactRow, 'evidenceExpiries'>, day: IsoDate): IsoDate[] {
  return [...new Set(daysIn(row.evidenceExpiries))].map((last) => addDays(last, 1)).filter((on) => on > day).sort();
}

/** Days past its date of an action that is still open; null when it is not past it, done, cancelled or without a date. */
export function daysOverdueOf(row: Pick<FactRow, 'status' | 'timescaleCurrent'>, today: IsoDate): number | null {
  if (row.timescaleCurrent === null || row.status === 'complete' || row.status === 'cancelled' || row.timescaleCurrent >= today) return null;
  return daysBetween(row.timescaleCurrent, today);
}
