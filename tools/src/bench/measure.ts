/** Timing on a noisy machine: variants take turns, and ratios compare neighbours in time. */
import { performance } from 'node:perf_hooks';

/** A way of doing the work; answers how many units it did. */
export interface Variant {
  name: string;
  run: () => number | Promise<number>;
}

export interface Measured {
  name: string;
  /** Units per second, one value a round. */
  rates: number[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Runs the variants in turn, `rounds` times, in alternating order, after one round to warm up. */
export async function takeTurns(variants: readonly Variant[], rounds: number): Promise<Measured[]> {
  const measured = variants.map(({ name }): Measured => ({ name, rates: [] }));
  for (let round = -1; round < rounds; round += 1) {
    const order = variants.map((_, index) => (round % 2 === 0 ? index : variants.length - 1 - index));
    for (const index of order) {
      const start = performance.now();
      const units = await variants[index]!.run();
      const rate = (units / (performance.now() - start)) * 1000;
      if (round >= 0) measured[index]!.rates.push(rate);
    }
  }
  return measured;
}

/** Median of the ratios of the same round: drift of the machine cancels out. */
export function pairedRatio(one: Measured, other: Measured): number {
  return median(one.rates.map((rate, round) => rate / (other.rates[round] ?? Number.NaN)));
}
