/** Time of a running test API, moved by hand. */
import type { TestApp } from './test-app.ts';
import { Clock } from '../platform/clock/index.ts';

export interface TestClock {
  now(): Date;
  forward(seconds: number): void;
}

/** From now on the API's clock stands still but for `forward`. */
export function stopClock({ app }: Pick<TestApp, 'app'>, start = new Date('2026-11-22T09:00:00Z')): TestClock {
  let time = start.getTime();
  const now = (): Date => new Date(time);
  app.get(Clock).now = now;
  return { now, forward: (seconds) => void (time += seconds * 1000) };
}
