// Limits of a Poisson count: exact, Byar's approximation, and OHID's rule for choosing between them.
import { gammaInverse } from '../quantiles/gamma.ts';
import { twoSidedNormal } from '../quantiles/normal.ts';
import { confidenceFault, countFault, type Limits, type Result } from '../result.ts';

/** `ohid`: exact below ten events, Byar's from ten, as published by Fingertips. `exact`: exact for every count. */
export type RateMethod = 'ohid' | 'exact';
export type UsedMethod = 'exact' | 'byar';

/** Below this many events Byar's approximation is not good enough (PHEindicatormethods, phe_rate). */
const EXACT_BELOW = 10;

// Small whole counts return for ever: their exact limits are remembered, for a few levels of confidence.
const remembered = new Map<number, Map<number, Limits>>();

/** Exact (Garwood, 1936) limits: the means at which as few, or as many, events have a chance of (1 − confidence) / 2. */
export function exactPoissonLimits(count: number, confidence: number): Limits {
  const store = Number.isInteger(count) && count <= 1000;
  const known = store ? remembered.get(confidence)?.get(count) : undefined;
  if (known) return known;
  const tail = (1 - confidence) / 2;
  const limits = { lower: count === 0 ? 0 : gammaInverse(count, tail, 1 - tail), upper: gammaInverse(count + 1, 1 - tail, tail) };
  if (store && (remembered.has(confidence) || remembered.size < 8)) {
    const level = remembered.get(confidence) ?? new Map<number, Limits>();
    remembered.set(confidence, level.set(count, limits));
  }
  return limits;
}

/** Byar's limits. For very small counts the lower one can fall below 0, where it means nothing. */
export function byarPoissonLimits(count: number, confidence: number): Limits {
  const z = twoSidedNormal(confidence);
  const cube = (events: number, sign: -1 | 1): number => events * (1 - 1 / (9 * events) + (sign * z) / (3 * Math.sqrt(events))) ** 3;
  return { lower: count === 0 ? 0 : cube(count, -1), upper: cube(count + 1, 1) };
}

export function poissonLimits(count: number, confidence: number, method: RateMethod): Limits & { readonly method: UsedMethod } {
  const exact = method === 'exact' || count < EXACT_BELOW;
  const { lower, upper } = exact ? exactPoissonLimits(count, confidence) : byarPoissonLimits(count, confidence);
  return { lower, upper, method: exact ? 'exact' : 'byar' };
}

/** Limits of a count of independent events; need not be whole (an expected count, an estimated one). `lower` is null where Byar's has none. */
export function countInterval({ count, confidence = 0.95, method = 'ohid' }: { readonly count: number; readonly confidence?: number; readonly method?: RateMethod | 'byar' }): Result<{ readonly value: number; readonly lower: number | null; readonly upper: number; readonly method: UsedMethod }> {
  const fault = countFault(count, 1) ?? confidenceFault(confidence);
  if (fault) return fault;
  const limits = method === 'byar' ? { ...byarPoissonLimits(count, confidence), method: 'byar' as const } : poissonLimits(count, confidence, method);
  return { value: count, lower: limits.lower < 0 ? null : limits.lower, upper: limits.upper, method: limits.method };
}
