// Over-dispersion: areas differ by more than chance even where nobody is unusual (D. J. Spiegelhalter, Quality and Safety in
// Health Care 14, 2005). Additive random effects on the square-root (rates) or arcsine (proportions) scale, z winsorised.
import type { Measure } from '../comparisons/figure.ts';
import { twoSidedNormal } from '../quantiles/normal.ts';
import { refuse, type Limits, type Result } from '../result.ts';

/** With fewer areas the variance between them can hardly be estimated. */
export const LEAST_AREAS = 20;
/** Share of z-scores pulled in at each end. */
const WINSORISED = 0.1;

export interface Dispersion {
  /** Mean squared z-score: 1 when chance explains everything. */
  readonly phi: number;
  /** Variance between areas, on the transformed scale. */
  readonly tauSquared: number;
}

interface Scale {
  readonly of: (value: number) => number;
  readonly back: (transformed: number) => number;
  /** Standard error of a transformed value. `size`: people for a proportion, expected events for a rate. */
  readonly error: (size: number) => number;
}

/** Rates are ratios to the average, proportions stay themselves. */
export const scaleOf = (measure: Measure): Scale =>
  measure === 'rate'
    ? { of: Math.sqrt, back: (root) => Math.max(0, root) ** 2, error: (expected) => 1 / (2 * Math.sqrt(expected)) }
    : { of: (share) => Math.asin(Math.sqrt(share)), back: (angle) => Math.sin(Math.max(0, Math.min(Math.PI / 2, angle))) ** 2, error: (people) => 1 / (2 * Math.sqrt(people)) };

export interface DispersionRequest {
  /** Value (ratio to the average, or proportion) and size of each area. */
  readonly areas: readonly { readonly value: number; readonly size: number }[];
  /** 1 for ratios, the average for proportions. */
  readonly target: number;
  readonly measure: Measure;
}

/** Refused with fewer than twenty areas, and where the areas vary no more than chance has it. */
export function overdispersion({ areas, target, measure }: DispersionRequest): Result<Dispersion> {
  const n = areas.length;
  if (n < LEAST_AREAS) return refuse('fewAreas', { least: LEAST_AREAS });
  const scale = scaleOf(measure);
  const scores = areas.map(({ value, size }) => (scale.of(value) - scale.of(target)) / scale.error(size));
  if (!scores.every(Number.isFinite)) return refuse('notANumber');
  const phi = winsorised(scores).reduce((sum, z) => sum + z * z, 0) / n;
  const weights = areas.map(({ size }) => scale.error(size) ** -2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const tauSquared = Math.max(0, (n * phi - (n - 1)) / (total - squares / total));
  return phi <= 1 || tauSquared === 0 ? refuse('notDispersed') : { phi, tauSquared };
}

function winsorised(scores: readonly number[]): number[] {
  const sorted = [...scores].sort((a, b) => a - b);
  const cut = Math.floor(WINSORISED * sorted.length);
  const [least, most] = [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
  return scores.map((score) => Math.min(most, Math.max(least, score)));
}

/** Limits for an area of a size, with the variance between areas added to that of chance. */
export function dispersedLimits(size: number, target: number, measure: Measure, { tauSquared }: Dispersion, confidence: number): Limits {
  const scale = scaleOf(measure);
  const half = twoSidedNormal(confidence) * Math.sqrt(scale.error(size) ** 2 + tauSquared);
  return { lower: scale.back(scale.of(target) - half), upper: scale.back(scale.of(target) + half) };
}
