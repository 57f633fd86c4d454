/** Why an action needs its owner now. Pure. */
import { daysBetween, type ActionStatus, type AssuranceState, type IsoDate } from '@waymark/domain';
import { reason, type Reason } from '../../platform/graphql/index.ts';

/** As the default rules have it: a deadline so near is near. */
const DUE_SOON_DAYS = 14;

export interface OwnAction {
  status: ActionStatus;
  due: IsoDate | null;
  /** Day of the last update or evidence. */
  lastUpdatedOn: IsoDate | null;
  /** An update covers the reporting period of today. */
  updatedThisPeriod: boolean;
  expiredEvidence: number;
  assurance: AssuranceState;
}

export const isOpenStatus = (status: ActionStatus): boolean => status !== 'complete' && status !== 'cancelled';

/**
 * None when it needs nothing now. Whoever has given this period's update has said how things stand: what is late then stays
 * late on the plan, but asks for nothing more of them until the next period.
 */
export function needsOf({ status, due, lastUpdatedOn, updatedThisPeriod, expiredEvidence, assurance }: OwnAction, today: IsoDate): Reason[] {
  if (!isOpenStatus(status)) return [];
  const needs: Reason[] = assurance === 'returned' ? [reason('returned')] : [];
  if (!updatedThisPeriod) {
    if (due !== null && due < today) needs.push(reason('overdue', { days: daysBetween(due, today), due }));
    else if (due !== null && daysBetween(today, due) <= DUE_SOON_DAYS) needs.push(reason('dueSoon', { days: daysBetween(today, due), due }));
    needs.push(lastUpdatedOn === null ? reason('neverUpdated') : reason('notUpdated', { since: lastUpdatedOn }));
  }
  if (expiredEvidence > 0) needs.push(reason('evidenceExpired', { count: expiredEvidence }));
  return needs;
}

/** The longest without an update first, then the earliest date. */
export function oldestFirst(a: OwnAction, b: OwnAction): number {
  return compare(a.lastUpdatedOn ?? '', b.lastUpdatedOn ?? '') || compare(a.due ?? '9999', b.due ?? '9999');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
