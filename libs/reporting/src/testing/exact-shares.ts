// Poisson and binomial chances in integer arithmetic, 80 digits after the point: shares no code with what it checks.

const DIGITS = 80n;
const ONE = 10n ** DIGITS;

/** A floating-point number, digit for digit. */
function exact(x: number): bigint {
  let [scaled, twos] = [x, 0n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    twos += 1n;
  }
  return (BigInt(scaled) * ONE) >> twos;
}

const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;

/** e^x for x ≥ 0, by halving and squaring. */
function exponential(x: bigint): bigint {
  const halvings = 40n;
  const small = x >> halvings;
  let [term, sum] = [ONE, ONE];
  for (let n = 1n; term > 0n; n += 1n) {
    term = times(term, small) / n;
    sum += term;
  }
  for (let step = 0n; step < halvings; step += 1n) sum = times(sum, sum);
  return sum;
}

/** Chance of at most `events` for a Poisson mean, scaled by 10^80. */
export function poissonAtMost(events: number, mean: number): bigint {
  const m = exact(mean);
  let [term, sum] = [ONE, ONE];
  for (let n = 1; n <= events; n += 1) {
    term = times(term, m) / BigInt(n);
    sum += term;
  }
  return (sum * ONE) / exponential(m);
}

/** Chance of at least `least` successes in `n` trials, scaled by 10^80. */
export function binomialAtLeast(least: number, n: number, chance: number): bigint {
  const p = exact(chance);
  const q = ONE - p;
  const powers = (base: bigint): bigint[] => Array.from({ length: n }, () => base).reduce((all, next) => [...all, times(all.at(-1) ?? ONE, next)], [ONE]);
  const [ofP, ofQ] = [powers(p), powers(q)];
  let [choose, sum] = [1n, 0n];
  for (let k = 0; k <= n; k += 1) {
    if (k >= least) sum += choose * times(ofP[k] ?? 0n, ofQ[n - k] ?? 0n);
    choose = (choose * BigInt(n - k)) / BigInt(k + 1);
  }
  return sum;
}

/** Whether a floating-point share is less than a scaled one. */
export const lessThan = (share: number, scaled: bigint): boolean => exact(share) < scaled;
