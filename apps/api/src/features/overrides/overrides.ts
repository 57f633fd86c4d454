/** Whether an override may be asked for or approved. Pure. */
import { addDays, type IsoDate } from '@waymark/domain';
import { reason, type Reason } from '../../platform/graphql/index.ts';

/** A quarter, and a board's delay: longer than that, the rules are wrong and not the rating. */
const LONGEST_DAYS = 120;

export interface Overridable {
  overrideCode: string | null;
  overrideUntil: IsoDate | null;
  overrideBy: string | null;
  overrideApprovedBy: string | null;
  own: boolean;
}

/** One that ended by itself is gone for whoever asks for a new one. */
export const isPending = (action: Overridable, today: IsoDate): boolean => action.overrideCode !== null && action.overrideUntil !== null && action.overrideUntil >= today;

export function reasonsAgainstProposal(action: Overridable, { rating, until }: { rating: string; until: IsoDate }, known: readonly string[], today: IsoDate): Reason[] {
  const latest = addDays(today, LONGEST_DAYS);
  const reasons: Reason[] = [];
  if (isPending(action, today)) reasons.push(reason('overrideThere'));
  if (!known.includes(rating)) reasons.push(reason('ratingUnknown', { field: 'rating' }));
  if (until < today) reasons.push(reason('dateInPast', { field: 'until', today }));
  if (until > latest) reasons.push(reason('dateTooFar', { field: 'until', latest }));
  return reasons;
}

/** Never by who asked for it, nor by somebody whose own action it is. */
export function reasonsAgainstApproval(action: Overridable, accountId: string | null, today: IsoDate): Reason[] {
  if (!isPending(action, today)) return [reason('noOverride')];
  if (action.overrideApprovedBy !== null) return [reason('approvedAlready')];
  if (action.overrideBy === accountId) return [reason('ownProposal')];
  return action.own ? [reason('ownAction')] : [];
}
