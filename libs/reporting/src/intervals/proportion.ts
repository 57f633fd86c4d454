// Interval of a proportion: the Wilson score interval (E. B. Wilson, 1927; the method of OHID's Fingertips).
import { twoSidedNormal } from '../quantiles/normal.ts';
import { confidenceFault, countFault, refuse, type Estimate, type Limits, type NotComputed, type Result } from '../result.ts';

export interface ProportionRequest {
  /** Those with the property; need not be whole (weighted counts). */
  readonly x: number;
  /** All. */
  readonly n: number;
  /** A share from 0.9 to 1; at 1 the limits are 0 and 1. */
  readonly confidence?: number;
  /** 1 for a share, 100 for per cent. */
  readonly multiplier?: number;
}

/** x / n with its Wilson limits, times the multiplier. The limits are never below 0 or above the multiplier. */
export function proportionInterval({ x, n, confidence = 0.95, multiplier = 1 }: ProportionRequest): Result<Estimate> {
  const fault = proportionFault(x, n) ?? confidenceFault(confidence, { whole: true });
  if (fault) return fault;
  const { lower, upper } = confidence === 1 ? { lower: 0, upper: 1 } : wilsonLimits(x, n, twoSidedNormal(confidence));
  return { value: (x / n) * multiplier, lower: lower * multiplier, upper: upper * multiplier };
}

export function proportionFault(x: number, n: number): NotComputed | null {
  return countFault(x, n) ?? (x > n ? refuse('countAboveDenominator') : null);
}

/** Wilson's limits of the share x / n for a normal deviate z. */
export function wilsonLimits(x: number, n: number, z: number): Limits {
  const centre = 2 * x + z * z;
  const spread = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
  const width = 2 * (n + z * z);
  return { lower: x === 0 ? 0 : Math.max(0, (centre - spread) / width), upper: x === n ? 1 : Math.min(1, (centre + spread) / width) };
}

/** Wilson's limits with a continuity correction (Newcombe 1998, method 4): as conservative as the exact ones, and in closed form. */
export function correctedWilsonLimits(x: number, n: number, z: number): Limits {
  const width = 2 * (n + z * z);
  const y = n - x;
  const below = z * Math.sqrt(Math.max(0, z * z - 2 - 1 / n + (4 * x * (y + 1)) / n));
  const above = z * Math.sqrt(Math.max(0, z * z + 2 - 1 / n + (4 * x * (y - 1)) / n));
  return { lower: x === 0 ? 0 : Math.max(0, (2 * x + z * z - 1 - below) / width), upper: x === n ? 1 : Math.min(1, (2 * x + z * z + 1 + above) / width) };
}
