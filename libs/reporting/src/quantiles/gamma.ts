// Regularised incomplete gamma function and its inverse: the chi-square quantile, from which exact Poisson limits follow.
import { refuse, type Result } from '../result.ts';
import { normalBelow } from './normal.ts';
import { scaledLogRatio, stirlingRemainder } from './stirling.ts';

const MAXIMUM_TERMS = 100_000;
const TINY = 1e-300;

/** x^a e^−x / Γ(a): the density of Gamma(a) on the scale of ln x. `remainder` is Stirling's, of a. */
function logDensity(a: number, x: number, remainder: number): number {
  const excess = x - a;
  return scaledLogRatio(a, x, excess) - excess + 0.5 * Math.log(a / (2 * Math.PI)) - remainder;
}

/** Lower share divided by that density: the power series (Abramowitz and Stegun 6.5.29), for x ≤ a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MAXIMUM_TERMS && term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Upper share divided by that density: the continued fraction (6.5.31) by Lentz's method, for x > a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < MAXIMUM_TERMS; n += 1) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b || TINY);
    c = b + factor / c || TINY;
    const change = c * d;
    product *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return product;
}

/** Shares of Gamma(a) below and above x, each to full relative precision where it is the smaller one. */
export function gammaShares(a: number, x: number, remainder = stirlingRemainder(a)): { below: number; above: number; density: number } {
  const density = Math.exp(logDensity(a, x, remainder));
  if (x <= a + 1) {
    const below = density * lowerSeries(a, x);
    return { below, above: 1 - below, density };
  }
  const above = density * upperFraction(a, x);
  return { below: 1 - above, above, density };
}

/** Start: Wilson and Hilferty's cube, or the first term of the series where the cube is no use. */
function start(a: number, below: number, above: number, remainder: number): number {
  const z = below < 0.5 ? normalBelow(below) : -normalBelow(above);
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  const logGammaOfNext = (a + 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI) + remainder;
  const first = (Math.log(below) + logGammaOfNext) / a;
  return root > 0.2 && a > 0.5 ? Math.log(a) + 3 * Math.log(root) : first;
}

/**
 * The x that has a share `below` of Gamma(a) below it and `above` = 1 − below above it. Newton's method on the logarithm
 * of the smaller share as a function of ln x: that is concave (the density on ln x is log-concave), so it converges from anywhere.
 */
export function gammaInverse(a: number, below: number, above: number): number {
  const remainder = stirlingRemainder(a);
  const useLower = below <= above;
  const target = Math.log(useLower ? below : above);
  let u = start(a, below, above, remainder);
  for (let step = 0; step < 100; step += 1) {
    const shares = gammaShares(a, Math.exp(u), remainder);
    const share = useLower ? shares.below : shares.above;
    if (!(share > 0) || !(shares.density > 0)) {
      u = useLower ? u + 1 : u - 1; // so far out that the share is lost to underflow: walk back
      continue;
    }
    const change = ((Math.log(share) - target) * share) / shares.density;
    // A start far beyond the root, where the share is flat, must not throw the next one into underflow.
    u += Math.max(-20, Math.min(20, useLower ? -change : change));
    if (Math.abs(change) < 4e-16 * Math.max(1, Math.abs(u))) break;
  }
  return Math.exp(u);
}

/** The value below which a share `p` (0 < p < 1) of the chi-square distribution with `df` > 0 degrees of freedom lies. */
export function chiSquareQuantile({ p, df }: { readonly p: number; readonly df: number }): Result<{ readonly value: number }> {
  if (!(p > 0 && p < 1)) return refuse('probabilityOutOfRange');
  if (!(df > 0 && df < Infinity)) return refuse('parameterNotPositive');
  return { value: 2 * gammaInverse(df / 2, p, 1 - p) };
}
