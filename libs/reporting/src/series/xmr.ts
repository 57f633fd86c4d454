// Individuals chart (XmR) as NHS Making Data Count draws it, and the chart of its moving ranges.
import { refuse, type Result } from '../result.ts';
import { readSeries, type Series, type SeriesOptions } from './series.ts';
import type { PointLimits } from './signals.ts';

/** 3 / d₂ with d₂ = 1.128 for ranges of two, rounded as the NHS rounds it. */
const NHS_FACTOR = 2.66;
/** Upper limit of a moving range, in mean ranges (D₄); the screening rule uses the same figure. */
const RANGE_FACTOR = 3.267;

export interface XmrRequest extends SeriesOptions {
  readonly values: readonly (number | null)[];
  /** Leave out moving ranges beyond their own limit (one pass), as NHSRplotthedots does and the NHS's Excel tool does not. */
  readonly screen?: boolean;
  /** Mean ranges from the mean to the limits: 2.66, or 3 / 1.128 to agree with qicharts2. */
  readonly limitFactor?: number;
  /** What values can be at least and at most, such as 0 and 100 for a percentage: limits are not drawn beyond. */
  readonly bounds?: { readonly lower?: number; readonly upper?: number };
}

/** The series with its limits and what they say. Counts below about five, and rare events, belong on other charts. */
export function xmr({ values, screen = true, limitFactor = NHS_FACTOR, bounds = {}, ...options }: XmrRequest): Result<Series> {
  return readSeries(
    values,
    ({ from, to, base }) => {
      const mean = base.reduce((sum, place) => sum + (values[place] ?? 0), 0) / base.length;
      const range = averageRange(values, base, screen);
      const limits = limitsAround(mean, range === null || range === 0 ? null : (range * limitFactor) / 3, bounds);
      return Array.from({ length: to - from }, () => limits);
    },
    options,
  );
}

/** Limits at three and two sigma; none when sigma is null. */
export function limitsAround(mean: number, sigma: number | null, { lower = -Infinity, upper = Infinity }: { lower?: number; upper?: number } = {}): PointLimits {
  if (sigma === null) return { mean, lower: null, upper: null, nearLower: null, nearUpper: null };
  // A value never lies beyond its bounds, so a limit moved to the bound tests as the limit itself would.
  const within = (limit: number): number => Math.min(upper, Math.max(lower, limit));
  return { mean, lower: within(mean - 3 * sigma), upper: within(mean + 3 * sigma), nearLower: within(mean - 2 * sigma), nearUpper: within(mean + 2 * sigma) };
}

/** Mean distance of neighbouring points; a gap or an excluded point between two leaves no distance. Null when none is left. */
export function averageRange(values: readonly (number | null)[], base: readonly number[], screen: boolean): number | null {
  const ranges = base.flatMap((place, index) => {
    const before = base[index - 1];
    return before === place - 1 ? [Math.abs((values[place] ?? 0) - (values[before] ?? 0))] : [];
  });
  const mean = (all: readonly number[]): number | null => (all.length === 0 ? null : all.reduce((sum, range) => sum + range, 0) / all.length);
  const average = mean(ranges);
  if (!screen || average === null) return average;
  return mean(ranges.filter((range) => range < RANGE_FACTOR * average)) ?? average;
}

/** The moving ranges with their mean and limits: whether the variation itself is steady. */
export function movingRange({ values }: { readonly values: readonly (number | null)[] }): Result<{ readonly mean: number; readonly upper: number; readonly nearUpper: number; readonly ranges: readonly (number | null)[] }> {
  const ranges = values.map((value, index) => {
    const before = index === 0 ? null : (values[index - 1] ?? null);
    return value === null || before === null ? null : Math.abs(value - before);
  });
  const mean = averageRange(values, values.flatMap((value, index) => (value === null ? [] : [index])), false);
  if (mean === null) return refuse('fewPoints', { least: 2 });
  return { mean, upper: RANGE_FACTOR * mean, nearUpper: (RANGE_FACTOR * mean * 2) / 3, ranges };
}
