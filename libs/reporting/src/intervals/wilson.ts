// Wilson score interval of a proportion (E. B. Wilson, 1927; the method of OHID's Fingertips).
import { normalQuantile } from './normal-quantile.ts';

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Limits of the proportion x / n, both between 0 and 1. `confidence` is between 0 and 1, usually 0.95 or 0.998;
 * x need not be whole. Throws RangeError when n is not above 0 or x is not from 0 to n.
 */
export function wilsonInterval(x: number, n: number, confidence = 0.95): Interval {
  if (!(n > 0) || !(x >= 0) || x > n) throw new RangeError(`A proportion needs 0 <= x <= n and n > 0, not ${x} of ${n}.`);
  const z = normalQuantile(confidence + (1 - confidence) / 2);
  const centre = 2 * x + z * z;
  const spread = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
  const width = 2 * (n + z * z);
  return { lower: Math.max(0, (centre - spread) / width), upper: Math.min(1, (centre + spread) / width) };
}
