// One figure beside a fixed benchmark: OHID's rules, in words that follow the polarity of the indicator.
import { wilsonLimits } from '../intervals/proportion.ts';
import { exactPoissonLimits } from '../intervals/poisson.ts';
import { twoSidedNormal } from '../quantiles/normal.ts';
import { countFault, refuse, type Limits, type Result } from '../result.ts';

/** Whether a low or a high figure is good; neutral where nobody has agreed which. */
export type Polarity = 'low' | 'high' | 'neutral';
export type Direction = 'lower' | 'similar' | 'higher';
export type Outcome = 'better' | 'worse' | Direction;

/** The two levels of evidence in use: different, and different almost beyond doubt. */
export const LEVELS = [0.95, 0.998] as const;
export type Level = (typeof LEVELS)[number];

export interface Comparison {
  readonly direction: Direction;
  /** The direction as the polarity reads it: never better or worse where the polarity is neutral. */
  readonly outcome: Outcome;
  /** The highest level at which the figure differs; null when it is similar. */
  readonly level: Level | null;
}

/** A figure with its limits at one level or both. */
export interface Figure {
  readonly value: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998?: number;
  readonly upper998?: number;
}

export function readDirection(direction: Direction, polarity: Polarity): Outcome {
  if (direction === 'similar' || polarity === 'neutral') return direction;
  return (direction === 'lower') === (polarity === 'low') ? 'better' : 'worse';
}

/** Where limits lie beside a value. Equality is similar. */
export function directionOf({ lower, upper }: Limits, benchmark: number): Direction {
  if (upper < benchmark) return 'lower';
  return lower > benchmark ? 'higher' : 'similar';
}

function comparisonOf(at95: Direction, at998: Direction, polarity: Polarity): Comparison {
  const level = at95 === 'similar' ? null : at998 === 'similar' ? 0.95 : 0.998;
  return { direction: at95, outcome: readDirection(at95, polarity), level };
}

export interface BenchmarkRequest {
  readonly figure: Figure | null;
  /** A fixed value: of England, a target, the pooled neighbours. */
  readonly benchmark: number | null;
  readonly polarity: Polarity;
  /** Codes of both areas where they have one: an area is never compared with itself. */
  readonly area?: string;
  readonly benchmarkArea?: string;
}

/** The rule of Fingertips (single overlapping interval): the figure differs when its interval leaves the benchmark out. */
export function compareWithBenchmark({ figure, benchmark, polarity, area, benchmarkArea }: BenchmarkRequest): Result<Comparison> {
  if (area !== undefined && area === benchmarkArea) return refuse('sameArea');
  if (benchmark === null || !Number.isFinite(benchmark)) return refuse('noBenchmark');
  if (figure === null) return refuse('noFigure');
  const { lower95, upper95, lower998, upper998 } = figure;
  if (!Number.isFinite(lower95) || !Number.isFinite(upper95)) return refuse('noInterval');
  const wide = lower998 === undefined || upper998 === undefined ? 'similar' : directionOf({ lower: lower998, upper: upper998 }, benchmark);
  return comparisonOf(directionOf({ lower: lower95, upper: upper95 }, benchmark), wide, polarity);
}

/** Two figures whose intervals must not touch to differ. Over-conservative: two estimates differ well before that. */
export function compareFigures({ first, second, polarity }: { readonly first: Figure; readonly second: Figure; readonly polarity: Polarity }): Result<Comparison> {
  const level = (a: Limits, b: Limits): Direction => (a.upper < b.lower ? 'lower' : a.lower > b.upper ? 'higher' : 'similar');
  const wide = (figure: Figure): Limits | null => (figure.lower998 === undefined || figure.upper998 === undefined ? null : { lower: figure.lower998, upper: figure.upper998 });
  const [a, b] = [wide(first), wide(second)];
  const at95 = level({ lower: first.lower95, upper: first.upper95 }, { lower: second.lower95, upper: second.upper95 });
  return comparisonOf(at95, a && b ? level(a, b) : 'similar', polarity);
}

export interface ControlLimitRequest {
  readonly value: number;
  readonly benchmark: number;
  readonly denominator: number;
  /** Per how many, of value and benchmark alike. */
  readonly multiplier: number;
  readonly measure: 'proportion' | 'rate';
  readonly polarity: Polarity;
}

/**
 * A figure beside control limits drawn around the benchmark (Fingertips' "SPC"): Wilson's for a proportion, exact Poisson
 * limits of the count expected at the benchmark for a rate.
 */
export function compareWithControlLimits({ value, benchmark, denominator, multiplier, measure, polarity }: ControlLimitRequest): Result<Comparison & { readonly lower95: number; readonly upper95: number; readonly lower998: number; readonly upper998: number }> {
  const expected = (benchmark / multiplier) * denominator;
  const fault = countFault(expected, denominator) ?? countFault((value / multiplier) * denominator, denominator) ?? (measure === 'proportion' && expected > denominator ? refuse('countAboveDenominator') : null);
  if (fault) return fault;
  const limits = (level: Level): Limits => {
    const scaled = measure === 'proportion' ? wilsonLimits(expected, denominator, twoSidedNormal(level)) : exactPoissonLimits(expected, level);
    const scale = measure === 'proportion' ? multiplier : multiplier / denominator;
    return { lower: scaled.lower * scale, upper: scaled.upper * scale };
  };
  const [narrow, wide] = [limits(0.95), limits(0.998)];
  const outside = ({ lower, upper }: Limits): Direction => (value < lower ? 'lower' : value > upper ? 'higher' : 'similar');
  return { ...comparisonOf(outside(narrow), outside(wide), polarity), lower95: narrow.lower, upper95: narrow.upper, lower998: wide.lower, upper998: wide.upper };
}
