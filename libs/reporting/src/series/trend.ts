// Recent trend over five yearly points, as Fingertips marks it: weighted slope or Cochran–Armitage, and no point that decides alone.
import { readDirection, type Outcome, type Polarity } from '../comparisons/benchmark.ts';
import { refuse, type Result } from '../result.ts';
import type { Window } from './window.ts';

export interface TrendPoint {
  /** Which year, so that a gap is seen. */
  readonly year: number;
  readonly count: number;
  readonly denominator: number;
  readonly value: number;
  readonly lower95: number;
  readonly upper95: number;
}

export interface FivePointTrend {
  readonly direction: 'increasing' | 'decreasing' | 'noChange';
  /** Better or worse, by the polarity; higher or lower where it is neutral. */
  readonly outcome: Outcome;
  readonly chiSquare: number;
  /** Chi-square is beyond the limit, whatever the leave-one-out slopes say. */
  readonly significant: boolean;
  readonly slope: number;
}

/** 99.8 % of chi-square with one degree of freedom lies below. */
const CHI_SQUARE_LIMIT = 9.54953570608324;
const POINTS = 5;
/** Width of a 95 % interval in standard errors, as Fingertips rounds it. */
const WIDTH_95 = 3.92;

export interface TrendRequest {
  /** Oldest first; the last five count. Null is a gap, which ends what came before. */
  readonly points: readonly (TrendPoint | null)[];
  readonly method: 'intervalWeighted' | 'proportion';
  readonly polarity: Polarity;
  /** Must be one year each, every year. */
  readonly window: Window;
}

/** Refused unless the last five points are consecutive single years without a gap. */
export function fivePointTrend({ points, method, polarity, window }: TrendRequest): Result<FivePointTrend> {
  if (window.months !== 12 || window.every !== 12) return refuse('notAnnual', { months: window.months, every: window.every });
  const last = points.slice(-POINTS);
  const known = last.filter((point): point is TrendPoint => point !== null);
  if (known.length < POINTS) return refuse(last.length < POINTS ? 'fewPoints' : 'notConsecutive', { least: POINTS });
  if (known.some(({ year }, index) => index > 0 && year !== (known[index - 1]?.year ?? 0) + 1)) return refuse('notConsecutive', { least: POINTS });
  if (known.some((point) => [point.count, point.denominator, point.value, point.lower95, point.upper95].some((figure) => !Number.isFinite(figure)))) return refuse('notANumber');
  if (known.some(({ denominator }) => denominator <= 0)) return refuse('denominatorNotPositive');
  if (known.some(({ count, denominator }) => count === denominator)) return refuse('countReachesDenominator');
  if (known.some(({ lower95, upper95 }) => !(upper95 > lower95))) return refuse('noInterval');

  const fit = method === 'proportion' ? cochranArmitage : weightedSlope;
  const { slope, chiSquare } = fit(known);
  const significant = chiSquare > CHI_SQUARE_LIMIT;
  const slopes = known.map((_, left) => weightedSlope(known.filter((__, index) => index !== left)).slope);
  const agree = slopes.every((other) => Math.sign(other) === Math.sign(slope));
  const direction = !significant || !agree || slope === 0 ? 'noChange' : slope > 0 ? 'increasing' : 'decreasing';
  const outcome = readDirection(direction === 'noChange' ? 'similar' : direction === 'increasing' ? 'higher' : 'lower', polarity);
  return { direction, outcome, chiSquare, significant, slope };
}

interface Fit {
  readonly slope: number;
  readonly chiSquare: number;
}

/** Least squares, each value weighted by the inverse square of its standard error. */
function weightedSlope(points: readonly TrendPoint[]): Fit {
  const weights = points.map(({ lower95, upper95 }) => ((upper95 - lower95) / WIDTH_95) ** -2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = points.reduce((sum, { year }, index) => sum + (weights[index] ?? 0) * year, 0) / total;
  let [across, squares] = [0, 0];
  for (const [index, { year, value }] of points.entries()) {
    across += (weights[index] ?? 0) * (year - centre) * value;
    squares += (weights[index] ?? 0) * (year - centre) ** 2;
  }
  const slope = across / squares;
  return { slope, chiSquare: slope * slope * squares };
}

/** Test for a linear trend in proportions (W. G. Cochran, Biometrics 1954; P. Armitage, Biometrics 1955). */
function cochranArmitage(points: readonly TrendPoint[]): Fit {
  const people = points.reduce((sum, { denominator }) => sum + denominator, 0);
  const share = points.reduce((sum, { count }) => sum + count, 0) / people;
  const centre = points.reduce((sum, { year, denominator }) => sum + year * denominator, 0) / people;
  let [across, squares] = [0, 0];
  for (const { year, count, denominator } of points) {
    across += (year - centre) * count;
    squares += (year - centre) ** 2 * denominator;
  }
  return { slope: across / squares, chiSquare: across ** 2 / (share * (1 - share) * squares) };
}
