// What one point of a series covers. Points that share months are not independent, and no run rule holds for them.
import { refuse, type NotComputed, type Result } from '../result.ts';

export interface Window {
  /** Months that one point covers: 3 for a quarter, 12 for a rolling year. */
  readonly months: number;
  /** Months from one point to the next: 3 for a figure published every quarter. */
  readonly every: number;
}

/**
 * Rolling years published every quarter share nine months with the point before: with nothing changing, nine such series
 * in ten would show a signal (ADR 0031). They are drawn as a line, without limits or rules.
 */
export function windowFault({ months, every }: Window): NotComputed | null {
  if (!(months > 0) || !(every > 0)) return refuse('parameterNotPositive');
  return months > every ? refuse('overlappingWindows', { months, every }) : null;
}

/** The latest points that share no month, oldest first, with their places in the series: what may be charted with rules. */
export function nonOverlapping<T>({ values, window }: { readonly values: readonly T[]; readonly window: Window }): Result<{ readonly values: readonly T[]; readonly positions: readonly number[]; readonly window: Window }> {
  const { months, every } = window;
  if (!(months > 0) || !(every > 0)) return refuse('parameterNotPositive');
  const step = Math.max(1, Math.ceil(months / every));
  const positions = values.map((_, index) => index).filter((index) => (values.length - 1 - index) % step === 0);
  return { values: positions.flatMap((index) => values.slice(index, index + 1)), positions, window: { months, every: step * every } };
}
