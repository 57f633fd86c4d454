/** Whether a measure or a reading may be kept. Pure. */
import type { IsoDate } from '@waymark/domain';
import { reason, type Reason } from '../../platform/graphql/index.ts';

const LONGEST = { title: 300, note: 500, reason: 1_000 } as const;

export function reasonsAgainstText(field: keyof typeof LONGEST, text: string | null, needed: boolean): Reason[] {
  if (text === null) return needed ? [reason('textMissing', { field })] : [];
  return text.length > LONGEST[field] ? [reason('textTooLong', { field, limit: LONGEST[field] })] : [];
}

export function reasonsAgainstTarget(target: number): Reason[] {
  return target > 0 && target <= 100 ? [] : [reason('targetOutOfRange', { field: 'targetPercent' })];
}

/** @param today the day in Europe/London */
export function reasonsAgainstReading({ numerator, denominator, datedOn }: { numerator: number; denominator: number; datedOn: IsoDate }, today: IsoDate): Reason[] {
  const reasons: Reason[] = [];
  if (denominator < 1) reasons.push(reason('nothingCounted', { field: 'denominator' }));
  else if (numerator < 0 || numerator > denominator) reasons.push(reason('moreThanCounted', { field: 'numerator' }));
  if (datedOn > today) reasons.push(reason('dateInFuture', { field: 'datedOn', today }));
  return reasons;
}

/** To one decimal: 45 of 53 is 84.9. */
export const percentOf = (numerator: number, denominator: number): number => Math.round((1_000 * numerator) / denominator) / 10;

/** Actual as a percentage of the target: 84.9 against 98 is 86.6. */
export const achievedOf = (numerator: number, denominator: number, target: number): number => Math.round((100_000 * numerator) / denominator / target) / 10;
