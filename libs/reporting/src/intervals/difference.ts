// Difference of two proportions: R. G. Newcombe's hybrid of two Wilson intervals (Statistics in Medicine 1998,
// methods 10 and 11).
import { twoSidedNormal } from '../quantiles/normal.ts';
import { confidenceFault, type Estimate, type Result } from '../result.ts';
import { correctedWilsonLimits, proportionFault, wilsonLimits } from './proportion.ts';

export interface DifferenceRequest {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
  readonly confidence?: number;
  /** With a continuity correction (method 11): the stated confidence is then hardly ever missed, and small samples differ less often. */
  readonly corrected?: boolean;
}

/** x1 / n1 − x2 / n2 with its limits, from −1 to 1. */
export function proportionDifferenceInterval({ x1, n1, x2, n2, confidence = 0.95, corrected = false }: DifferenceRequest): Result<Estimate> {
  const fault = proportionFault(x1, n1) ?? proportionFault(x2, n2) ?? confidenceFault(confidence);
  if (fault) return fault;
  const limits = corrected ? correctedWilsonLimits : wilsonLimits;
  const z = twoSidedNormal(confidence);
  const [first, second] = [limits(x1, n1, z), limits(x2, n2, z)];
  const [p1, p2] = [x1 / n1, x2 / n2];
  return { value: p1 - p2, lower: p1 - p2 - Math.hypot(p1 - first.lower, second.upper - p2), upper: p1 - p2 + Math.hypot(first.upper - p1, p2 - second.lower) };
}
