// Reading a series with limits: which rules each point hits, what the last one means, and whether a target can be met.
import type { Polarity } from '../comparisons/benchmark.ts';
import { refuse, type Result } from '../result.ts';
import { shift, trend, twoOfThreeNear, type Mark, type TieRule } from './rules.ts';

export type Rule = 'outside' | 'trend' | 'twoOfThree' | 'shift';
export type SignalDirection = 'high' | 'low';
export type Variation = 'common' | 'improvement' | 'concern' | 'neutral';
export type Assurance = 'pass' | 'fail' | 'hitOrMiss';

/** Below this many points limits are on trial: no signals, no icons (Making Data Count). */
export const LEAST_POINTS = 13;

export interface PointLimits {
  readonly mean: number;
  /** Three sigma; null where the series has no variation or may have no limits. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Two sigma. */
  readonly nearLower: number | null;
  readonly nearUpper: number | null;
}

export interface Hit {
  readonly rule: Rule;
  readonly direction: SignalDirection;
}

export interface SeriesPoint extends PointLimits {
  /** Null for a gap: missing or suppressed. Gaps end runs. */
  readonly value: number | null;
  /** From 0; a new phase starts at each rebase. */
  readonly phase: number;
  /** Every rule that the point hits, the weightiest first. */
  readonly hits: readonly Hit[];
  /** What the first hit means under the polarity. */
  readonly variation: Variation;
  /** Rules that pull both ways, for example high but falling: the reader must be told. */
  readonly conflicting: boolean;
}

export interface RuleOptions {
  readonly polarity: Polarity;
  readonly trendPoints?: number;
  readonly shiftPoints?: number;
  readonly tieRule?: TieRule;
}

export interface Phase {
  /** First point, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Points with a value. */
  readonly points: number;
  /** Fewer than thirteen: limits on trial. */
  readonly trial: boolean;
}

const sign = (value: number | null, reference: number): Mark | null => (value === null ? null : (Math.sign(value - reference) as Mark));
const beyond = (value: number, lower: number | null, upper: number | null): Mark => (lower !== null && value < lower ? -1 : upper !== null && value > upper ? 1 : 0);

/** The points of one phase with the rules that they hit; no rule where limits are on trial or absent. */
export function readPhase(values: readonly (number | null)[], limits: readonly PointLimits[], phase: number, silent: boolean, { polarity, trendPoints = 7, shiftPoints = 7, tieRule = 'strict' }: RuleOptions): SeriesPoint[] {
  const sides = values.map((value, index) => sign(value, limits[index]?.mean ?? 0));
  const outside = values.map((value, index): Mark => (value === null ? 0 : beyond(value, limits[index]?.lower ?? null, limits[index]?.upper ?? null)));
  const near = values.map((value, index): Mark => (value === null || outside[index] !== 0 ? 0 : beyond(value, limits[index]?.nearLower ?? null, limits[index]?.nearUpper ?? null)));
  const rules: readonly (readonly [Rule, readonly Mark[]])[] = silent
    ? []
    : [
        ['outside', outside],
        ['trend', trend({ values, length: trendPoints, tieRule }).marks],
        ['twoOfThree', twoOfThreeNear({ near, sides }).marks],
        ['shift', shift({ sides, length: shiftPoints, tieRule }).marks],
      ];
  return values.map((value, index) => {
    const hits = rules.flatMap(([rule, marks]): Hit[] => (marks[index] ? [{ rule, direction: marks[index] === 1 ? 'high' : 'low' }] : []));
    const { mean, lower, upper, nearLower, nearUpper } = limits[index] ?? NO_LIMITS;
    return { value, mean, lower, upper, nearLower, nearUpper, phase, hits, variation: variationOf(hits[0], polarity), conflicting: new Set(hits.map(({ direction }) => direction)).size > 1 };
  });
}

const NO_LIMITS: PointLimits = { mean: 0, lower: null, upper: null, nearLower: null, nearUpper: null };

function variationOf(hit: Hit | undefined, polarity: Polarity): Variation {
  if (!hit) return 'common';
  if (polarity === 'neutral') return 'neutral';
  return (hit.direction === 'high') === (polarity === 'high') ? 'improvement' : 'concern';
}

/** The variation of the last point with a value: what the icon shows. */
export function lastVariation(points: readonly SeriesPoint[], phase: Phase | undefined): Result<{ readonly variation: Variation; readonly hits: readonly Hit[]; readonly conflicting: boolean }> {
  const last = points.findLast(({ value }) => value !== null);
  if (!last || !phase || phase.trial) return refuse('fewPoints', { least: LEAST_POINTS });
  if (last.upper === null && last.lower === null) return refuse('noVariation');
  return { variation: last.variation, hits: last.hits, conflicting: last.conflicting };
}

/** Whether a target lies beyond what the series does by chance: limits of the last point, strictly. */
export function assurance({ lower, upper, target, polarity }: { readonly lower: number | null; readonly upper: number | null; readonly target: number | null; readonly polarity: Polarity }): Result<{ readonly assurance: Assurance }> {
  if (target === null) return refuse('noTarget');
  if (polarity === 'neutral') return refuse('noPolarity');
  if (lower === null || upper === null) return refuse('noVariation');
  if (target > upper) return { assurance: polarity === 'high' ? 'fail' : 'pass' };
  if (target < lower) return { assurance: polarity === 'high' ? 'pass' : 'fail' };
  return { assurance: 'hitOrMiss' };
}
