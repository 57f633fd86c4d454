// 155 services × 12 indicators × 36 quarters compared, ranked and suppressed. The figure is docs/benchmarks.md's; this notices
// growth by an order, on a machine that is busy as well.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

interface Portfolio {
  readonly compared: number;
  readonly ranked: number;
  readonly hidden: number;
  readonly tables: number;
  readonly simulations: number;
  readonly parts: readonly number[];
  readonly seconds: number;
}

const [program, loader] = ['testing/portfolio.ts', '../../rules/src/testing/typescript-loader.mjs'].map((path) => new URL(path, import.meta.url));

test('155 services × 12 indicators × 36 quarters', () => {
  const run = JSON.parse(execFileSync(process.execPath, ['--import', loader?.href ?? '', fileURLToPath(program ?? '')], { encoding: 'utf8' })) as Portfolio;
  const [comparing = 0, ranking = 0, suppressing = 0] = run.parts;
  console.info(
    `${run.compared} compared in ${comparing.toFixed(2)} s, ${run.ranked} ranked (${run.simulations} simulations) in ${ranking.toFixed(2)} s, ${run.tables} tables suppressed (${run.hidden} cells hidden) in ${suppressing.toFixed(2)} s: ${run.seconds.toFixed(2)} s of CPU.`,
  );
  expect(run.compared).toBe(155 * 12 * 36);
  expect(run.ranked).toBe(155 * 12 * 36);
  expect(run.hidden).toBeGreaterThan(0);
  expect(run.seconds).toBeLessThan(20);
});
