// Ranks that carry their uncertainty: a place in a league table means nothing without the places it might as well have had
// (H. Goldstein and D. J. Spiegelhalter, Journal of the Royal Statistical Society A 159, 1996).
import { confidenceFault, countFault, refuse, type Result } from '../result.ts';
import { gammaDraw, normalDraws, normalFiller, seededRandom } from '../random.ts';
import type { Polarity } from './benchmark.ts';
import type { Measure } from './figure.ts';
import { keySorter } from './key-sort.ts';

export interface RankRequest {
  readonly areas: readonly { readonly area: string; readonly count: number | null; readonly denominator: number | null }[];
  readonly measure: Measure;
  /** Rank 1 is best. A neutral indicator has no ranks. */
  readonly polarity: Polarity;
  readonly seed: number;
  /** Simulated tables; more of them make the ends of the intervals steadier. */
  readonly simulations?: number;
  readonly confidence?: number;
}

export interface AreaRank {
  readonly area: string;
  /** Ties share the best of their places. */
  readonly rank: number;
  /** Best and worst place of the simulated interval. */
  readonly lower: number;
  readonly upper: number;
}

/** Their numbers take the lowest bits of a simulated value: with more areas too few digits were left. */
const MOST_AREAS = 1024;

/**
 * Ranks of the areas that have a count, each with an interval: in every simulated table each area's true value is drawn
 * from what its count leaves open (gamma for rates, beta for proportions, Jeffreys' prior), and the table is ranked.
 */
export function rankAreas({ areas, measure, polarity, seed, simulations = 1000, confidence = 0.95 }: RankRequest): Result<{ readonly ranks: readonly AreaRank[]; readonly of: number; readonly simulations: number; readonly seed: number }> {
  if (polarity === 'neutral') return refuse('noPolarity');
  const level = confidenceFault(confidence);
  if (level) return level;
  if (!(simulations >= 100)) return refuse('fewValues', { least: 100 });
  const known = areas.flatMap(({ area, count, denominator }) => (count === null || denominator === null ? [] : [{ area, count, denominator }]));
  if (known.length < 2) return refuse('fewAreas', { least: 2 });
  if (known.length > MOST_AREAS) return refuse('lengthsDiffer', { most: MOST_AREAS });
  for (const { count, denominator } of known) {
    const fault = countFault(count, denominator) ?? (measure === 'proportion' && count > denominator ? refuse('countAboveDenominator') : null);
    if (fault) return fault;
  }
  const n = known.length;
  const sign = polarity === 'low' ? 1 : -1;
  const places = simulate(known, measure, sign, simulations, seed);
  const skip = Math.floor(((1 - confidence) / 2) * simulations);
  const values = known.map(({ count, denominator }) => (sign * count) / denominator);
  const sorted = Float64Array.from(values).sort();
  const ranks = known.map(({ area }, index) => {
    const of = places.subarray(index * n, (index + 1) * n);
    return { area, rank: firstAtLeast(sorted, values[index] ?? 0) + 1, lower: placeAfter(of, skip), upper: n + 1 - placeAfter(of.slice().reverse(), skip) };
  });
  return { ranks, of: n, simulations, seed };
}

/** How often each area (row) came to each place (column). */
function simulate(known: readonly { count: number; denominator: number }[], measure: Measure, sign: 1 | -1, simulations: number, seed: number): Uint32Array {
  const n = known.length;
  const places = new Uint32Array(n * n);
  // Positive floats sort as their bits do, and whole numbers sort faster. The lowest bits hold the area.
  const values = new Float32Array(n);
  const keys = new Uint32Array(values.buffer);
  const mask = 2 ** Math.ceil(Math.log2(n)) - 1;
  const sort = keySorter(n);
  const flip = sign === 1 ? 0 : 0xffff_ffff;
  const events = gammaDraws(known.map(({ count }) => count + 0.5), seed);
  const others = measure === 'rate' ? null : gammaDraws(known.map(({ count, denominator }) => denominator - count + 0.5), ~seed);
  const denominators = Float64Array.from(known, ({ denominator }) => denominator);
  for (let run = 0; run < simulations; run += 1) {
    const drawn = events();
    const rest = others?.();
    for (let index = 0; index < n; index += 1) {
      const event = drawn[index] ?? 0;
      values[index] = event / (rest ? event + (rest[index] ?? 0) : (denominators[index] ?? 1));
    }
    for (let index = 0; index < n; index += 1) keys[index] = (((keys[index] ?? 0) ^ flip) & ~mask) | index;
    const sorted = sort(keys);
    for (let place = 0; place < n; place += 1) {
      const cell = ((sorted[place] ?? 0) & mask) * n + place;
      places[cell] = (places[cell] ?? 0) + 1;
    }
  }
  return places;
}

/** From this shape on, Wilson and Hilferty's cube (of which Byar's limits are quantiles) is drawn instead of the gamma distribution: within 2 % at its ends. */
const CUBE_FROM = 4;

/** One draw of Gamma for each shape, again and again into the same array. */
function gammaDraws(shapes: readonly number[], seed: number): () => Float64Array {
  const target = new Float64Array(shapes.length);
  const fill = normalFiller(seed);
  const random = seededRandom(seed ^ 0x5bd1_e995);
  const normal = normalDraws(random);
  const all = Float64Array.from(shapes);
  const centres = all.map((shape) => 1 - 1 / (9 * shape));
  const spreads = all.map((shape) => 1 / (3 * Math.sqrt(shape)));
  const small = shapes.flatMap((shape, index) => (shape < CUBE_FROM ? [index] : []));
  return () => {
    fill(target);
    for (let index = 0; index < target.length; index += 1) {
      const root = (centres[index] ?? 0) + (spreads[index] ?? 0) * (target[index] ?? 0);
      target[index] = (all[index] ?? 0) * root * root * root;
    }
    for (const index of small) target[index] = gammaDraw(all[index] ?? 1, random, normal);
    return target;
  };
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place (from 1) up to which more than `skip` simulations came. */
function placeAfter(counts: Uint32Array, skip: number): number {
  let seen = 0;
  for (let place = 0; place < counts.length; place += 1) {
    seen += counts[place] ?? 0;
    if (seen > skip) return place + 1;
  }
  return counts.length;
}
