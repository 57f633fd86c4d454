/** Whether something may be said of an action, and what it makes of the action. Pure. */
import { isAccepted, type ActionStatus, type AssuranceState, type IsoDate } from '@waymark/domain';
import { reason, type Reason } from '../../platform/graphql/index.ts';

export const LONGEST_TEXT = 4_000;
const LONGEST_REASON = 1_000;
const FURTHEST_YEARS = 20;

/** What an update can change of an action. */
export interface Reported {
  status: ActionStatus;
  forecast: IsoDate | null;
}

/** How the action is to stand afterwards, and what is said of it. Texts are trimmed; empty ones are null. */
export interface NewUpdate extends Reported {
  text: string | null;
  forecastReason: string | null;
}

export interface UpdatedAction extends Reported {
  /** The date that counts today. */
  due: IsoDate | null;
  assurance: AssuranceState;
}

const moves = (before: Reported, after: Reported): boolean => before.forecast !== after.forecast;

/** A first forecast within the date is no move; everything else is, and needs its reason (design, model decision 3). */
export function needsReason(before: UpdatedAction, after: Reported): boolean {
  return moves(before, after) && (before.forecast !== null || (after.forecast !== null && before.due !== null && after.forecast > before.due));
}

/** Every reason against it, none when it may be kept. @param today the day in Europe/London */
export function reasonsAgainst(before: UpdatedAction, after: NewUpdate, today: IsoDate): Reason[] {
  const reasons: Reason[] = [];
  const { text, forecast, forecastReason } = after;
  if (text !== null && text.length > LONGEST_TEXT) reasons.push(reason('textTooLong', { field: 'text', limit: LONGEST_TEXT }));
  if (text === null) reasons.push(...(before.status === after.status && !moves(before, after) ? [reason('nothingChanged', { field: 'text' })] : [reason('textMissing', { field: 'text' })]));
  if (before.status === 'cancelled') reasons.push(reason('actionCancelled'));
  else if (after.status === 'cancelled') reasons.push(reason('notByUpdate', { field: 'status' }));
  if (isAccepted(before.assurance) && after.status !== before.status) reasons.push(reason('accepted', { field: 'status' }));
  if (moves(before, after)) {
    const latest = `${Number(today.slice(0, 4)) + FURTHEST_YEARS}${today.slice(4)}`;
    if (forecast !== null && forecast < today) reasons.push(reason('forecastPast', { field: 'forecast', today }));
    if (forecast !== null && forecast > latest) reasons.push(reason('forecastTooFar', { field: 'forecast', latest }));
    if (needsReason(before, after) && forecastReason === null) reasons.push(reason('textMissing', { field: 'forecastReason' }));
    if (forecastReason !== null && forecastReason.length > LONGEST_REASON) reasons.push(reason('textTooLong', { field: 'forecastReason', limit: LONGEST_REASON }));
  }
  return reasons;
}

/** The same, of "No change, still on track". */
export function reasonsAgainstNoChange(before: Reported): Reason[] {
  return before.status === 'complete' || before.status === 'cancelled' ? [reason('actionEnded')] : [];
}
