/** A number as somebody types it into the field of a threshold. */
import type { Threshold } from '../sentences/thresholds.ts';

export type ReadThreshold = { value: number } | { fault: 'wrong' | 'whole' | 'tooSmall' | 'tooLarge' };

const counted = new Set(['days', 'workingDays', 'items']);

export function readThreshold(text: string, { unit, minimum, maximum }: Pick<Threshold, 'unit' | 'minimum' | 'maximum'>): ReadThreshold {
  const plain = text.trim().replace(/^[−–]/, '-').replace(/\s*%$/, '');
  if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(plain)) return { fault: counted.has(unit ?? '') ? 'whole' : 'wrong' };
  const value = Number(plain);
  if (counted.has(unit ?? '') && !Number.isInteger(value)) return { fault: 'whole' };
  if (minimum !== null && value < minimum) return { fault: 'tooSmall' };
  return maximum !== null && value > maximum ? { fault: 'tooLarge' } : { value: value === 0 ? 0 : value };
}
