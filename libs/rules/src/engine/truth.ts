// Strong three-valued logic (Kleene): false < unknown < true, so that `all` is the least, `any` the greatest and `not` the mirror.
// It equals SQL's logic of NULL, which is why a stored rule set can be back-tested inside the database.
import type { TruthName } from './decision.ts';

export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

const NAMES: readonly TruthName[] = ['false', 'unknown', 'true'];

export function truthName(truth: Truth): TruthName {
  return NAMES[truth] ?? 'unknown';
}

export function opposite(truth: Truth): Truth {
  return (TRUE - truth) as Truth;
}
