/** Timing on a noisy machine: variants take turns, and ratios compare neighbours in time. */
import { performance } from 'node:perf_hooks';

/** A way of doing the work; answers how many units it did. */
export interface Variant {
  name: string;
  run: () => number | Promise<number>;
  /** Runs before each of its turns, untimed. */
  prepare?: () => Promise<void>;
}

export interface Measured {
  name: string;
  /** Units per second, one value a round. */
  rates: number[];
  /** Units per second of processor time, all threads of this process together. */
  cpuRates: number[];
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies, between two of them where it falls between. NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  return below + ((sorted[Math.ceil(place)] ?? Number.NaN) - below) * (place - Math.floor(place));
}

/** Runs the variants in turn, `rounds` times, in alternating order, after `warmUp` rounds that do not count. */
export async function takeTurns(variants: readonly Variant[], rounds: number, warmUp = 1): Promise<Measured[]> {
  const measured = variants.map(({ name }): Measured => ({ name, rates: [], cpuRates: [] }));
  for (let round = -warmUp; round < rounds; round += 1) {
    const order = variants.map((_, index) => (round % 2 === 0 ? index : variants.length - 1 - index));
    for (const index of order) {
      await variants[index]!.prepare?.();
      const { units, wall, cpu } = await timed(variants[index]!.run);
      if (round < 0) continue;
      measured[index]!.rates.push((units / wall) * 1000);
      measured[index]!.cpuRates.push((units / cpu) * 1000);
    }
  }
  return measured;
}

/** Milliseconds on the clock and of processor time that some work took. */
export async function timed(work: () => number | Promise<number>): Promise<{ units: number; wall: number; cpu: number }> {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const units = await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { units, wall, cpu: (user + system) / 1000 };
}

/** Median of the ratios of the same round: drift of the machine cancels out. */
export function pairedRatio(one: Measured, other: Measured, rates: 'rates' | 'cpuRates' = 'rates'): number {
  return median(one[rates].map((rate, round) => rate / (other[rates][round] ?? Number.NaN)));
}
