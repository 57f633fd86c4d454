// Run chart: runs and crossings of the median (J. Anhøj and A. V. Olesen, PLoS ONE 9, 2014), which need no limits.
import { refuse, type Result } from '../result.ts';
import { windowFault, type Window } from './window.ts';

export interface RunChart {
  readonly centre: number;
  /** Points not on the centre line. */
  readonly useful: number;
  readonly longestRun: number;
  /** The longest run that chance makes likely. */
  readonly longestRunMost: number;
  readonly crossings: number;
  /** The fewest crossings that chance makes likely. */
  readonly crossingsLeast: number;
  readonly signal: boolean;
}

/** Below this many useful points the rules say nothing. */
const LEAST_USEFUL = 10;

/** Whether the series shows a shift of its centre: an unusually long run, or unusually few crossings. */
export function runChart({ values, centre, window }: { readonly values: readonly (number | null)[]; readonly centre?: number; readonly window: Window }): Result<RunChart> {
  const fault = windowFault(window);
  if (fault) return fault;
  const known = values.filter((value): value is number => value !== null);
  if (!known.every(Number.isFinite)) return refuse('notANumber');
  const middle = centre ?? median(known);
  const sides = known.map((value) => Math.sign(value - middle)).filter((side) => side !== 0);
  if (sides.length < LEAST_USEFUL) return refuse('fewPoints', { least: LEAST_USEFUL });
  let [run, longestRun, crossings] = [0, 0, 0];
  for (const [index, side] of sides.entries()) {
    const same = side === sides[index - 1];
    run = same ? run + 1 : 1;
    if (index > 0 && !same) crossings += 1;
    longestRun = Math.max(longestRun, run);
  }
  const longestRunMost = halfEven(Math.log2(sides.length)) + 3;
  const crossingsLeast = fairCoinQuantile(sides.length - 1, 0.05);
  return { centre: middle, useful: sides.length, longestRun, longestRunMost, crossings, crossingsLeast, signal: longestRun > longestRunMost || crossings < crossingsLeast };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Rounds halves to the even number, as R does. */
function halfEven(value: number): number {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2) : Math.round(value);
}

/** The least number of heads among n tosses whose cumulative chance reaches p. */
function fairCoinQuantile(n: number, p: number): number {
  let [logChance, sum] = [-n * Math.LN2, 0];
  for (let heads = 0; heads <= n; heads += 1) {
    sum += Math.exp(logChance);
    if (sum >= p) return heads;
    logChance += Math.log((n - heads) / (heads + 1));
  }
  return n;
}
