// Regularised incomplete beta function and its inverse: quantiles of the beta and of Student's t distribution.
import { refuse, type Result } from '../result.ts';
import { normalBelow } from './normal.ts';
import { scaledLogRatio, stirlingRemainder } from './stirling.ts';

const MAXIMUM_TERMS = 100_000;
const TINY = 1e-300;

interface Shape {
  readonly a: number;
  readonly b: number;
  /** ½ ln(ab / 2π(a + b)) and the remainders of Stirling's formula: what the density has that does not depend on x. */
  readonly constant: number;
}

function shape(a: number, b: number): Shape {
  const n = a + b;
  const constant = 0.5 * Math.log((a / n) * (b / (2 * Math.PI))) - (stirlingRemainder(a) + stirlingRemainder(b) - stirlingRemainder(n));
  return { a, b, constant };
}

/** x^a y^b / B(a, b): the density on the scale of ln(x / y), with y = 1 − x given so that it keeps its digits. */
function density({ a, b, constant }: Shape, x: number, y: number): number {
  const excess = x * b - y * a;
  return Math.exp(scaledLogRatio(a, x * (a + b), excess) + scaledLogRatio(b, y * (a + b), -excess) + constant);
}

/** Lower share times a, divided by that density: continued fraction (DLMF 8.17.22) by Lentz's method, for x < (a + 1) / (a + b + 2). */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let product = d;
  for (let m = 1; m < MAXIMUM_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    product *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const change = c * d;
    product *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return product;
}

function shares(form: Shape, x: number, y: number): { below: number; above: number; density: number } {
  const { a, b } = form;
  const height = density(form, x, y);
  if (x < (a + 1) / (a + b + 2)) {
    const below = (height / a) * fraction(a, b, x);
    return { below, above: 1 - below, density: height };
  }
  const above = (height / b) * fraction(b, a, y);
  return { below: 1 - above, above, density: height };
}

/** Share of Beta(a, b) below x; y = 1 − x. */
export const betaBelow = (a: number, b: number, x: number, y: number): number => shares(shape(a, b), x, y).below;

/** Start on the scale of ln(x / y): Abramowitz and Stegun 26.5.22, or the first term of the series near an end. */
function start({ a, b, constant }: Shape, below: number, above: number): number {
  if (a > 1 && b > 1) {
    const z = below < 0.5 ? -normalBelow(below) : normalBelow(above);
    const first = 1 / (2 * a - 1);
    const second = 1 / (2 * b - 1);
    const h = 2 / (first + second);
    const lambda = (z * z - 3) / 6;
    const w = (z * Math.sqrt(h + lambda)) / h - (second - first) * (lambda + 5 / 6 - 2 / (3 * h));
    if (Number.isFinite(w)) return Math.log(a / b) - 2 * w;
  }
  // Near 0 the share is x^a / (a B), near 1 it is 1 − y^b / (b B).
  const logBeta = scaledLogRatio(a, a + b, b) * -1 + scaledLogRatio(b, a + b, a) * -1 - constant;
  const logX = Math.min(-1e-3, (Math.log(below) + Math.log(a) + logBeta) / a);
  const logY = Math.min(-1e-3, (Math.log(above) + Math.log(b) + logBeta) / b);
  const nearZero = below * b < above * a;
  return nearZero ? logX - Math.log(-Math.expm1(logX)) : Math.log(-Math.expm1(logY)) - logY;
}

/**
 * ln(x / (1 − x)) of the x that has a share `below` of Beta(a, b) below it and `above` = 1 − below above it: Newton's method
 * on the logarithm of the smaller share, concave on this scale. The logit keeps the digits of both x and 1 − x.
 */
export function betaInverseLogit(a: number, b: number, below: number, above: number): number {
  const form = shape(a, b);
  const useLower = below <= above;
  const target = Math.log(useLower ? below : above);
  let u = start(form, below, above);
  for (let step = 0; step < 200; step += 1) {
    const x = 1 / (1 + Math.exp(-u));
    const y = 1 / (1 + Math.exp(u));
    const found = shares(form, x, y);
    const share = useLower ? found.below : found.above;
    if (!(share > 0) || !(found.density > 0)) {
      u = useLower ? u + 1 : u - 1; // lost to underflow: walk back
      continue;
    }
    const change = ((Math.log(share) - target) * share) / found.density;
    // A start far beyond the root, where the share is flat, must not throw the next one into underflow.
    u += Math.max(-20, Math.min(20, useLower ? -change : change));
    if (Math.abs(change) < 4e-16 * Math.max(1, Math.abs(u))) break;
  }
  return u;
}

/** The x below which a share `p` (0 < p < 1) of Beta(`a`, `b`) lies; a and b above 0. */
export function betaQuantile({ p, a, b }: { readonly p: number; readonly a: number; readonly b: number }): Result<{ readonly value: number }> {
  if (!(p > 0 && p < 1)) return refuse('probabilityOutOfRange');
  if (!(a > 0 && a < Infinity && b > 0 && b < Infinity)) return refuse('parameterNotPositive');
  return { value: 1 / (1 + Math.exp(-betaInverseLogit(a, b, p, 1 - p))) };
}

/** The value below which a share `p` (0 < p < 1) of Student's t with `df` > 0 degrees of freedom lies: df / (df + t²) is Beta(df/2, 1/2). */
export function tQuantile({ p, df }: { readonly p: number; readonly df: number }): Result<{ readonly value: number }> {
  if (!(p > 0 && p < 1)) return refuse('probabilityOutOfRange');
  if (!(df > 0 && df < Infinity)) return refuse('parameterNotPositive');
  if (p === 0.5) return { value: 0 };
  const tail = Math.min(p, 1 - p);
  const size = Math.sqrt(df * Math.exp(-betaInverseLogit(df / 2, 0.5, 2 * tail, 1 - 2 * tail)));
  return { value: p < 0.5 ? -size : size };
}
