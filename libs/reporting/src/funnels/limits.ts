// Control limits of a funnel plot: the figures at which an area of a given size just begins to differ from the average.
import { exactPoissonLimits } from '../intervals/poisson.ts';
import { gammaShares } from '../quantiles/gamma.ts';
import { twoSidedNormal } from '../quantiles/normal.ts';
import { confidenceFault, countFault, refuse, type Limits, type Result } from '../result.ts';

/** Proportions whose Wilson interval just touches the average ("inverse Wilson", PHEindicatormethods), within 0 and the multiplier. */
export function proportionFunnelLimits({ average, denominator, multiplier = 1, confidence = 0.95 }: { readonly average: number; readonly denominator: number; readonly multiplier?: number; readonly confidence?: number }): Result<Limits> {
  const fault = countFault(average, denominator) ?? (average > 1 ? refuse('countAboveDenominator') : null) ?? confidenceFault(confidence);
  if (fault) return fault;
  const half = twoSidedNormal(confidence) * Math.sqrt((average * (1 - average)) / denominator);
  return { lower: Math.max(0, average - half) * multiplier, upper: Math.min(1, average + half) * multiplier };
}

/** Ratios observed / expected at which an area with so many observed events begins to differ: O / U(O) and O / L(O), exact. */
export function ratioFunnelLimits({ observed, multiplier = 1, confidence = 0.95 }: { readonly observed: number; readonly multiplier?: number; readonly confidence?: number }): Result<Limits> {
  const fault = countFault(observed, 1) ?? confidenceFault(confidence);
  if (fault) return fault;
  if (observed === 0) return refuse('fewEvents', { least: 1 });
  const { lower, upper } = exactPoissonLimits(observed, confidence);
  return { lower: (observed / upper) * multiplier, upper: (observed / lower) * multiplier };
}

/** Ratios around 1 for a number of expected events: quantiles of the Poisson distribution, smoothed by chi-square (FunnelPlotR). */
export function expectedFunnelLimits({ expected, multiplier = 1, confidence = 0.95 }: { readonly expected: number; readonly multiplier?: number; readonly confidence?: number }): Result<Limits> {
  const fault = countFault(expected, 1) ?? confidenceFault(confidence);
  if (fault) return fault;
  if (expected === 0) return refuse('fewEvents', { least: 1 });
  const { lower, upper } = exactPoissonLimits(expected, confidence);
  return { lower: (lower / expected) * multiplier, upper: (upper / expected) * multiplier };
}

/**
 * Counts, not whole, whose exact interval just touches an expected count: drawn as the funnel of rates they enclose exactly
 * the areas that the interval calls similar. The lower one is null where no count is low enough.
 */
export function countsThatTouch(expected: number, confidence: number): { readonly lower: number | null; readonly upper: number } {
  const tail = (1 - confidence) / 2;
  // L(O) = expected where a share `tail` of Gamma(O) lies below it; U(O) = expected where as much of Gamma(O + 1) lies above.
  const upper = root((count) => tail - gammaShares(count, expected).below, expected, expected + 20 + 8 * Math.sqrt(expected));
  const atNone = Math.exp(-expected);
  const lower = atNone > tail ? null : root((count) => gammaShares(count + 1, expected).above - tail, 0, expected);
  return { lower, upper };
}

/** Where an increasing function crosses zero: bisection to a millionth of the start, then a straight line. */
function root(rising: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [atLow, atHigh] = [rising(low), rising(high)];
  for (let step = 0; step < 22; step += 1) {
    const middle = (low + high) / 2;
    const value = rising(middle);
    if (value < 0) [low, atLow] = [middle, value];
    else [high, atHigh] = [middle, value];
  }
  return atHigh === atLow ? low : low - (atLow * (high - low)) / (atHigh - atLow);
}
