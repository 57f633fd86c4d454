/** Whether the date that counts may be moved so. Pure. */
import type { ActionStatus, IsoDate } from '@waymark/domain';
import { reason, type Reason } from '../../platform/graphql/index.ts';

const FURTHEST_YEARS = 20;

/** Every reason against it but the missing one for it. @param today the day in Europe/London */
export function reasonsAgainstMove({ due, status }: { due: IsoDate | null; status: ActionStatus }, to: IsoDate, today: IsoDate): Reason[] {
  const latest = `${Number(today.slice(0, 4)) + FURTHEST_YEARS}${today.slice(4)}`;
  if (status === 'complete' || status === 'cancelled') return [reason('actionEnded')];
  if (to === due) return [reason('sameDate', { field: 'current' })];
  if (to < today) return [reason('dateInPast', { field: 'current', today })];
  return to > latest ? [reason('dateTooFar', { field: 'current', latest })] : [];
}
