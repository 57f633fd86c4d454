// Quantile of the standard normal distribution, by bisection on its distribution function: no table, full precision.

/** Series of the distribution function around zero; terms fall fast for the |z| < 7 that intervals need. */
function below(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 400; n += 1) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + sum * Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The z below which a share p of the standard normal distribution lies; p from 1e-9 to 1 - 1e-9, else RangeError. */
export function normalQuantile(p: number): number {
  if (!(p >= 1e-9 && p <= 1 - 1e-9)) throw new RangeError(`A quantile needs a share between 0 and 1, not ${p}.`);
  if (p === 0.5) return 0;
  let low = -7;
  let high = 7;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (below(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
