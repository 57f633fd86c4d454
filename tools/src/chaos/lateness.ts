/** How late each step was recorded, from the moment at which somebody could have. Pure. */
import type { UpTime } from './programs.ts';

/** Ends of the times at which no worker was ready, oldest first; the first is the beginning of the run. */
export function recoveries(workers: readonly (readonly UpTime[])[]): number[] {
  const times = workers.flat().sort((a, b) => a.from - b.from);
  const ends: number[] = [];
  let coveredUntil = -Infinity;
  for (const { from, until } of times) {
    if (from > coveredUntil) ends.push(from);
    coveredUntil = Math.max(coveredUntil, until ?? Infinity);
  }
  return ends;
}

/** Seconds from when it was due, or from the last recovery before it was recorded, whichever is later. */
export function latenessAfterRecovery(dueAt: number, recordedAt: number, ends: readonly number[]): number {
  const recovered = ends.findLast((end) => end <= recordedAt) ?? dueAt;
  return (recordedAt - Math.max(dueAt, recovered)) / 1000;
}
