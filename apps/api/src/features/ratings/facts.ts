/** What is known of an action, as the facts that rules read. Pure: the clock comes in only when they are read. */
import { daysBetween, type ActionStatus, type IsoDate, type Precision } from '@waymark/domain';
import type { Facts } from '@waymark/rules';

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
  evidenceCount: number;
  verifiedEvidenceCount: number;
  lastEvidenceOn: IsoDate | null;
  ownerCount: number;
  /** One of the owners is accountable. */
  hasOwner: boolean;
}

/**
 * Maps an action to the inputs of `actionCatalogue`; what counts days is derived there, from `now`.
 * A fact that Waymark does not hold yet (assurance, progress in percent, indicator signals, escalation
 * level, expiry of evidence) is absent, which rules read as unknown: never as zero, never as false.
 */
export function factsOf(row: FactRow): Facts {
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
    evidenceCount: row.evidenceCount,
    verifiedEvidenceCount: row.verifiedEvidenceCount,
    lastEvidenceOn: row.lastEvidenceOn,
    ownerCount: row.ownerCount,
    hasOwner: row.hasOwner,
    objectiveTargetDate: row.objectiveTargetDate,
  };
}

/** Days past its date of an action that is still open; null when it is not past it, done, cancelled or without a date. */
export function daysOverdueOf(row: Pick<FactRow, 'status' | 'timescaleCurrent'>, today: IsoDate): number | null {
  if (row.timescaleCurrent === null || row.status === 'complete' || row.status === 'cancelled' || row.timescaleCurrent >= today) return null;
  return daysBetween(row.timescaleCurrent, today);
}
