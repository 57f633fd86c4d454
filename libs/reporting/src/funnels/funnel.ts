// Funnel plot: all areas around their common average, with limits that narrow as areas grow.
import { compareWithBenchmark, readDirection, type Comparison, type Direction, type Level, type Polarity } from '../comparisons/benchmark.ts';
import type { Measure } from '../comparisons/figure.ts';
import { proportionInterval } from '../intervals/proportion.ts';
import { rateInterval } from '../intervals/rate.ts';
import { countFault, isComputed, refuse, type Limits, type Result } from '../result.ts';
import { dispersedLimits, overdispersion, type Dispersion } from './dispersion.ts';
import { countsThatTouch, proportionFunnelLimits } from './limits.ts';

export interface FunnelArea {
  readonly area: string;
  readonly count: number;
  readonly denominator: number;
}

export interface FunnelRequest {
  readonly areas: readonly FunnelArea[];
  readonly measure: Measure;
  readonly multiplier: number;
  readonly polarity: Polarity;
  /** Widen the limits when areas differ by more than chance; only from twenty areas. */
  readonly adjust?: boolean;
  /** Points of each limit line. */
  readonly steps?: number;
}

export interface FunnelPoint extends FunnelArea {
  readonly value: number;
  readonly comparison: Comparison;
}

export interface FunnelLimits {
  readonly denominator: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

export interface Funnel {
  /** Σ counts / Σ denominators, times the multiplier. */
  readonly average: number;
  readonly points: readonly FunnelPoint[];
  readonly limits: readonly FunnelLimits[];
  /** What widened the limits, or why nothing did. */
  readonly dispersion: Result<Dispersion>;
}

/** Counts and denominators as one. */
export function pool({ items }: { readonly items: readonly { readonly count: number; readonly denominator: number }[] }): Result<{ readonly count: number; readonly denominator: number; readonly value: number }> {
  const count = items.reduce((sum, item) => sum + item.count, 0);
  const denominator = items.reduce((sum, item) => sum + item.denominator, 0);
  return items.map((item) => countFault(item.count, item.denominator)).find((fault) => fault !== null) ?? countFault(count, denominator) ?? { count, denominator, value: count / denominator };
}

/** An area differs when its own interval (Wilson, or exact Poisson) leaves the average out, or, widened, when it lies outside the limits. */
export function funnel({ areas, measure, multiplier, polarity, adjust = true, steps = 40 }: FunnelRequest): Result<Funnel> {
  if (areas.length < 2) return refuse('fewAreas', { least: 2 });
  const all = pool({ items: areas });
  if (all.code === 'notComputed') return all;
  if (measure === 'proportion' && areas.some(({ count, denominator }) => count > denominator)) return refuse('countAboveDenominator');
  if (all.count === 0) return refuse('fewEvents', { least: 1 });
  const average = all.value;
  const target = measure === 'rate' ? 1 : average;
  const sizeOf = (denominator: number): number => (measure === 'rate' ? average * denominator : denominator);
  const dispersion: Result<Dispersion> = adjust
    ? overdispersion({ areas: areas.map(({ count, denominator }) => ({ value: measure === 'rate' ? count / denominator / average : count / denominator, size: sizeOf(denominator) })), target, measure })
    : refuse('notDispersed');
  const scale = measure === 'rate' ? average * multiplier : multiplier;
  const widened = (denominator: number, adjusted: Dispersion, level: Level): Limits => {
    const { lower, upper } = dispersedLimits(sizeOf(denominator), target, measure, adjusted, level);
    return { lower: lower * scale, upper: upper * scale };
  };
  const limitsAt = (denominator: number, level: Level): Limits => {
    if (isComputed(dispersion)) return widened(denominator, dispersion, level);
    if (measure === 'rate') {
      const { lower, upper } = countsThatTouch(average * denominator, level);
      return { lower: ((lower ?? 0) / denominator) * multiplier, upper: (upper / denominator) * multiplier };
    }
    const limits = proportionFunnelLimits({ average, denominator, multiplier, confidence: level });
    return limits.code === 'notComputed' ? { lower: 0, upper: multiplier } : limits;
  };
  const points = areas.map((area): FunnelPoint => {
    const value = (area.count / area.denominator) * multiplier;
    const comparison: Result<Comparison> = isComputed(dispersion)
      ? outsideOf(value, widened(area.denominator, dispersion, 0.95), widened(area.denominator, dispersion, 0.998), polarity)
      : ownInterval({ ...area, average, measure, polarity });
    return { ...area, value, comparison: comparison.code === 'notComputed' ? SIMILAR : comparison };
  });
  return { average: average * multiplier, points, limits: sizes(areas, steps).map((denominator) => both(denominator, limitsAt)), dispersion };
}

const SIMILAR: Comparison = { direction: 'similar', outcome: 'similar', level: null };

/** Whether an area's own interval leaves the average out: what the points of a funnel are coloured by. */
export function ownInterval({ count, denominator, average, measure, polarity }: { readonly count: number; readonly denominator: number; readonly average: number; readonly measure: Measure; readonly polarity: Polarity }): Result<Comparison> {
  const at = (confidence: number) => (measure === 'rate' ? rateInterval({ count, denominator, multiplier: 1, confidence, method: 'exact' }) : proportionInterval({ x: count, n: denominator, confidence }));
  const [narrow, wide] = [at(0.95), at(0.998)];
  if (narrow.code === 'notComputed') return narrow;
  if (wide.code === 'notComputed') return wide;
  return compareWithBenchmark({ figure: { value: narrow.value, lower95: narrow.lower, upper95: narrow.upper, lower998: wide.lower, upper998: wide.upper }, benchmark: average, polarity });
}

function outsideOf(value: number, narrow: Limits, wide: Limits, polarity: Polarity): Comparison {
  const outside = ({ lower, upper }: Limits): Direction => (value < lower ? 'lower' : value > upper ? 'higher' : 'similar');
  const direction = outside(narrow);
  return { direction, outcome: readDirection(direction, polarity), level: direction === 'similar' ? null : outside(wide) === 'similar' ? 0.95 : 0.998 };
}

function both(denominator: number, at: (denominator: number, level: Level) => Limits): FunnelLimits {
  const [narrow, wide] = [at(denominator, 0.95), at(denominator, 0.998)];
  return { denominator, lower95: narrow.lower, upper95: narrow.upper, lower998: wide.lower, upper998: wide.upper };
}

/** Sizes along the axis: closer together where areas are small and the lines bend. */
function sizes(areas: readonly FunnelArea[], steps: number): number[] {
  const all = areas.map(({ denominator }) => denominator);
  const [least, most] = [Math.min(...all) * 0.8, Math.max(...all) * 1.05];
  return Array.from({ length: steps }, (_, step) => least * (most / least) ** (step / (steps - 1)));
}
