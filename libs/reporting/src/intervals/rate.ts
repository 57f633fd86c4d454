// Interval of a rate from a count of events: exact Poisson below ten, Byar's approximation from ten (OHID's convention).
import { normalQuantile } from './normal-quantile.ts';
import type { Interval } from './wilson.ts';

/** Below this many events the approximation is not good enough (PHEindicatormethods, phe_rate). */
const EXACT_BELOW = 10;

export interface RateInterval extends Interval {
  readonly value: number;
  readonly method: 'exact' | 'byar';
}

/**
 * The rate x / n and its limits, times `per` (for example 100,000). Events must be independent: offences of the
 * same children are not, and their interval would be too narrow. Throws RangeError when n is not above 0, or x is
 * below 0 or, under ten, not whole.
 */
export function rateInterval(x: number, n: number, { per, confidence = 0.95 }: { per: number; confidence?: number }): RateInterval {
  if (!(n > 0) || !(x >= 0)) throw new RangeError(`A rate needs x >= 0 and n > 0, not ${x} of ${n}.`);
  const exact = x < EXACT_BELOW;
  const { lower, upper } = exact ? exactCount(x, confidence) : byarCount(x, confidence);
  return { value: (x / n) * per, lower: (lower / n) * per, upper: (upper / n) * per, method: exact ? 'exact' : 'byar' };
}

/** Byar's limits of a Poisson count. `lower` is below 0 for very small counts, for which it is not meant. */
export function byarCount(x: number, confidence = 0.95): Interval {
  const z = normalQuantile(confidence + (1 - confidence) / 2);
  const limit = (count: number, sign: -1 | 1): number => count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3;
  return { lower: x === 0 ? 0 : limit(x, -1), upper: limit(x + 1, 1) };
}

/** Exact (Garwood) limits of a small whole count: the means at which as few or as many events have chance alpha / 2. */
function exactCount(x: number, confidence: number): Interval {
  if (!Number.isInteger(x)) throw new RangeError(`Exact limits need a whole count, not ${x}.`);
  const tail = (1 - confidence) / 2;
  const lower = x === 0 ? 0 : solve((mean) => 1 - atMost(x - 1, mean) - tail);
  return { lower, upper: solve((mean) => tail - atMost(x, mean)) };
}

/** Chance of at most x events, for a Poisson mean. */
function atMost(x: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let events = 1; events <= x; events += 1) {
    term *= mean / events;
    sum += term;
  }
  return sum;
}

/** Where an increasing function crosses zero; counts under ten have their limits well below 100. */
function solve(rising: (mean: number) => number): number {
  let low = 0;
  let high = 100;
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
