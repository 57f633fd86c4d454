// Charts of counts (c), rates (u) and proportions (p), with Laney's corrections for large denominators (u′, p′), and of rare
// events (t, g). D. C. Montgomery, Introduction to Statistical Quality Control; D. B. Laney, Quality Engineering 14 (2002).
import { refuse, type Result } from '../result.ts';
import { readSeries, type Series, type SeriesOptions } from './series.ts';
import type { PointLimits } from './signals.ts';
import { averageRange, limitsAround } from './xmr.ts';

export type AttributeChart = 'c' | 'u' | 'p' | 'uPrime' | 'pPrime';

/** d₂ for ranges of two. */
const D2 = 1.128;

export interface AttributeRequest extends SeriesOptions {
  readonly chart: AttributeChart;
  readonly counts: readonly (number | null)[];
  /** Not for c. */
  readonly denominators?: readonly (number | null)[];
  /** 100 for per cent, 100,000 for a rate per 100,000. */
  readonly multiplier?: number;
}

/** The series with limits that follow from its counts (and, primed, from how much they vary beyond that). */
export function attributeSeries({ chart, counts, denominators, multiplier = 1, ...options }: AttributeRequest): Result<Series> {
  const sizes = chart === 'c' ? counts.map(() => 1) : denominators;
  if (!sizes || sizes.length !== counts.length) return refuse('lengthsDiffer');
  if (sizes.some((size) => size !== null && !(size > 0))) return refuse('denominatorNotPositive');
  if (counts.some((count) => count !== null && count < 0)) return refuse('countNegative');
  const proportion = chart === 'p' || chart === 'pPrime';
  if (proportion && counts.some((count, index) => (count ?? 0) > (sizes[index] ?? Infinity))) return refuse('countAboveDenominator');
  const shares = counts.map((count, index) => {
    const size = sizes[index] ?? null;
    return count === null || size === null ? null : count / size;
  });
  const bounds = { lower: 0, upper: proportion ? multiplier : Infinity };
  return readSeries(
    shares.map((share) => (share === null ? null : share * multiplier)),
    ({ from, to, base }) => {
      const total = (of: readonly (number | null)[]): number => base.reduce((sum, place) => sum + (of[place] ?? 0), 0);
      const centre = total(counts) / total(sizes);
      const spread = (place: number): number => Math.sqrt((proportion ? centre * (1 - centre) : centre) / (sizes[place] ?? 1));
      const stretch = chart === 'uPrime' || chart === 'pPrime' ? laney(shares, base, centre, spread) : 1;
      return Array.from({ length: to - from }, (_, step): PointLimits => {
        const sigma = spread(from + step) * stretch;
        return limitsAround(centre * multiplier, sigma > 0 ? sigma * multiplier : null, bounds);
      });
    },
    options,
  );
}

/** Sigma of the standardised values, from their moving ranges: 1 when counts vary as chance has it. */
function laney(shares: readonly (number | null)[], base: readonly number[], centre: number, spread: (place: number) => number): number {
  const scores = shares.map((share, place) => (share === null ? null : (share - centre) / spread(place)));
  return (averageRange(scores, base, false) ?? 0) / D2;
}

/** Exponent that makes exponential times nearly normal (L. S. Nelson, Journal of Quality Technology 26, 1994). */
const NELSON = 3.6;

/** Times between rare events (t): limits of the transformed times, transformed back. */
export function timeBetweenSeries({ times, ...options }: SeriesOptions & { readonly times: readonly (number | null)[] }): Result<Series> {
  if (times.some((time) => time !== null && time < 0)) return refuse('countNegative');
  const transformed = times.map((time) => (time === null ? null : time ** (1 / NELSON)));
  const back = (value: number | null): number | null => (value === null ? null : Math.max(0, value) ** NELSON);
  return readSeries(
    times,
    ({ from, to, base }) => {
      const centre = base.reduce((sum, place) => sum + (transformed[place] ?? 0), 0) / base.length;
      const range = averageRange(transformed, base, false);
      const { mean, lower, upper, nearLower, nearUpper } = limitsAround(centre, range === null || range === 0 ? null : range / D2);
      const limits = { mean: back(mean) ?? 0, lower: back(lower), upper: back(upper), nearLower: back(nearLower), nearUpper: back(nearUpper) };
      return Array.from({ length: to - from }, () => limits);
    },
    options,
  );
}

/** Cases between rare events (g): geometric, with sigma √(m (m + 1)). */
export function casesBetweenSeries({ cases, ...options }: SeriesOptions & { readonly cases: readonly (number | null)[] }): Result<Series> {
  if (cases.some((count) => count !== null && count < 0)) return refuse('countNegative');
  return readSeries(
    cases,
    ({ from, to, base }) => {
      const mean = base.reduce((sum, place) => sum + (cases[place] ?? 0), 0) / base.length;
      const limits = limitsAround(mean, mean > 0 ? Math.sqrt(mean * (mean + 1)) : null, { lower: 0 });
      return Array.from({ length: to - from }, () => limits);
    },
    options,
  );
}
