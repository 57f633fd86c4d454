// Seeded random numbers: whatever is simulated gives the same figures on every machine and every day.

import { normalBelow } from './quantiles/normal.ts';

export type Random = () => number;

/** Numbers from 0 up to 1 (sfc32, C. Doty-Humphrey, PractRand), 32 bits each. */
export function seededRandom(seed: number): Random {
  const [buffer, words] = [new Float64Array(256), new Int32Array([seed, 0x9e37_79b9, 0x243f_6a88, 1])];
  let at = buffer.length;
  for (let warmUp = 0; warmUp < 2; warmUp += 1) fillUniform(buffer, words);
  return () => {
    if (at >= buffer.length) {
      fillUniform(buffer, words);
      at = 0;
    }
    at += 1;
    return buffer[at - 1] ?? 0;
  };
}

/** The generator runs in blocks, with its four words in local variables: several times as fast as number by number. */
function fillUniform(target: Float64Array, words: Int32Array): void {
  fillFrom(target, words, null);
}

/** Each number becomes a share, or, with a table, the entry that its upper 16 bits name. */
function fillFrom(target: Float64Array, words: Int32Array, table: Float64Array | null): void {
  let [a = 0, b = 0, c = 0, counter = 0] = words;
  for (let index = 0; index < target.length; index += 1) {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    target[index] = table === null ? (sum >>> 0) / 4_294_967_296 : (table[sum >>> 16] ?? 0);
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = counter;
}

const STEPS = 65_536;
let quantiles: Float64Array | undefined;

/** Standard normal numbers: one of 65,536 equally likely quantiles, from −4.3 to 4.3. Enough for simulated intervals, and fast. */
export function normalDraws(random: Random): () => number {
  const table = normalTable();
  return () => table[(random() * STEPS) | 0] ?? 0;
}

const normalTable = (): Float64Array => (quantiles ??= Float64Array.from({ length: STEPS }, (_, step) => normalBelow((step + 0.5) / STEPS)));

/** Fills one array after the other with standard normal numbers. */
export function normalFiller(seed: number): (target: Float64Array) => void {
  const [table, words] = [normalTable(), new Int32Array([seed, 0x9e37_79b9, 0x243f_6a88, 1])];
  fillUniform(new Float64Array(32), words);
  return (target) => fillFrom(target, words, table);
}

/** A draw of Gamma(shape ≥ 1/3, scale 1): Marsaglia and Tsang (2000), ACM TOMS 26:363. */
export function gammaDraw(shape: number, random: Random, normal: () => number): number {
  const d = shape - 1 / 3;
  if (d < 2 / 3) return gammaDraw(shape + 1, random, normal) * random() ** (1 / shape);
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random();
    if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A Poisson count: by multiplication for small means, else through the gamma distribution (Ahrens and Dieter 1974). */
export function poissonDraw(mean: number, random: Random, normal: () => number): number {
  let [count, left] = [0, mean];
  while (left > 30) {
    const events = Math.floor(left * 0.875);
    const time = gammaDraw(events, random, normal);
    if (time > left) return count + binomialDraw(events - 1, left / time, random);
    count += events;
    left -= time;
  }
  const floor = Math.exp(-left);
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}

/** A binomial count, trial by trial. */
export function binomialDraw(n: number, chance: number, random: Random): number {
  let count = 0;
  for (let trial = 0; trial < n; trial += 1) if (random() < chance) count += 1;
  return count;
}
