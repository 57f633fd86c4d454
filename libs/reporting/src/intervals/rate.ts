// Rates from counts of independent events, and the ratio of two such rates.
import { betaInverseLogit } from '../quantiles/beta.ts';
import { confidenceFault, countFault, refuse, type Estimate, type Result } from '../result.ts';
import { poissonLimits, type RateMethod, type UsedMethod } from './poisson.ts';

export interface RateRequest {
  readonly count: number;
  /** Persons, or person-years; above 0. May be less than the count. */
  readonly denominator: number;
  /** Per how many: 100,000 for a rate per 100,000. */
  readonly multiplier?: number;
  readonly confidence?: number;
  readonly method?: RateMethod;
}

/**
 * count / denominator with its limits, times the multiplier. Events must be independent: several offences of one child
 * are not, and their interval would be too narrow (use `frequencyRate`).
 */
export function rateInterval({ count, denominator, multiplier = 100_000, confidence = 0.95, method = 'ohid' }: RateRequest): Result<Estimate & { readonly method: UsedMethod }> {
  const fault = countFault(count, denominator) ?? confidenceFault(confidence);
  if (fault) return fault;
  const limits = poissonLimits(count, confidence, method);
  const scale = multiplier / denominator;
  return { value: count * scale, lower: limits.lower * scale, upper: limits.upper * scale, method: limits.method };
}

export interface RateRatioRequest {
  readonly count1: number;
  readonly denominator1: number;
  readonly count2: number;
  readonly denominator2: number;
  readonly confidence?: number;
}

/**
 * The first rate divided by the second, with exact limits: given the sum of both counts, the first is binomial, and
 * Clopper and Pearson's limits of its share become limits of the ratio. `upper` is null (without bound) when the second
 * count is 0; `value` then has no number either. Refused when both counts are 0.
 */
export function rateRatioInterval({ count1, denominator1, count2, denominator2, confidence = 0.95 }: RateRatioRequest): Result<{ readonly value: number | null; readonly lower: number; readonly upper: number | null }> {
  const fault = countFault(count1, denominator1) ?? countFault(count2, denominator2) ?? confidenceFault(confidence);
  if (fault) return fault;
  if (count1 + count2 === 0) return refuse('fewEvents', { least: 1 });
  const tail = (1 - confidence) / 2;
  const scale = denominator2 / denominator1;
  // A share s of the events means a ratio of rates s / (1 − s) · n2 / n1: the logit of the beta quantile is its logarithm.
  const lower = count1 === 0 ? 0 : Math.exp(betaInverseLogit(count1, count2 + 1, tail, 1 - tail)) * scale;
  const upper = count2 === 0 ? null : Math.exp(betaInverseLogit(count1 + 1, count2, 1 - tail, tail)) * scale;
  return { value: count2 === 0 ? null : (count1 / count2) * scale, lower, upper };
}
