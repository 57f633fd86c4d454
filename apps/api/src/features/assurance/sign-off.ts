/** How long a claim waited, from the revisions of an action. Pure. */
import { daysBetween, localDate, type IsoDate } from '@waymark/domain';
import type { RevisionRow } from '../action-edits/index.ts';

export interface SignOff {
  signOffLagDays: number | null;
  waitingDays: number | null;
}

/** @param revisions newest first; a claim is whatever left the action claimed */
export function signOffOf(revisions: readonly Pick<RevisionRow, 'at' | 'before' | 'after'>[], today: IsoDate): SignOff {
  let [claimed, accepted]: (IsoDate | null)[] = [null, null];
  for (const { at, before, after } of revisions.toReversed()) {
    const state = after['assurance'];
    if (state === undefined || state === before?.['assurance']) continue;
    const day = localDate(new Date(at).toISOString());
    if (state === 'claimed') [claimed, accepted] = [day, null];
    else if (state === 'boardAccepted') accepted = day;
    else if (state === 'none' || state === 'returned') [claimed, accepted] = [null, null];
  }
  return {
    signOffLagDays: claimed && accepted ? daysBetween(claimed, accepted) : null,
    waitingDays: claimed && !accepted ? daysBetween(claimed, today) : null,
  };
}
