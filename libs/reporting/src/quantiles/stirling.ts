// The remainder of Stirling's formula, from which gamma and beta densities are computed without losing digits.

/** Coefficients B(2k) / (2k(2k−1)) of the asymptotic series (Abramowitz and Stegun 6.1.40). */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156, -3617 / 122_400];
/** From here on eight terms reach the last digit. */
const ASYMPTOTIC_FROM = 16;

/** ln Γ(a) − ((a − ½) ln a − a + ½ ln 2π), for a > 0. Smaller arguments are stepped up by the recurrence of Γ. */
export function stirlingRemainder(a: number): number {
  let steps = 0;
  let from = a;
  for (; from < ASYMPTOTIC_FROM; from += 1) steps += (from + 0.5) * Math.log1p(1 / from) - 1;
  const inverse = 1 / (from * from);
  let sum = 0;
  for (let term = SERIES.length - 1; term >= 0; term -= 1) sum = sum * inverse + (SERIES[term] ?? 0);
  return steps + sum / from;
}

/** a · ln(value / a), where value = a + excess; near a the logarithm is taken of the excess, which keeps its digits. */
export function scaledLogRatio(a: number, value: number, excess: number): number {
  return a * (Math.abs(excess) < 0.5 * a ? Math.log1p(excess / a) : Math.log(value / a));
}
