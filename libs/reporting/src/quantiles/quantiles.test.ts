// Quantiles to 1e-12, against a table made at 45 digits by another program and against exact rational arithmetic.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { lessThan, binomialAtLeast, poissonAtMost } from '../testing/exact-shares.ts';
import { seededRandom } from '../random.ts';
import type { Result } from '../result.ts';
import { betaQuantile, tQuantile } from './beta.ts';
import { chiSquareQuantile } from './gamma.ts';
import { normalQuantile } from './normal.ts';

const RELATIVE = 1e-12;
const value = (result: Result<{ readonly value: number }>): number => (result.code === 'notComputed' ? Number.NaN : result.value);
type Row = readonly [distribution: 'normal' | 'chiSquare' | 'beta' | 't', p: number, first: number, second: number, expected: string];

describe('a table of mpmath (45 digits, hypergeometric series, bracketed root)', () => {
  const table = JSON.parse(readFileSync(new URL('../testing/quantile-table.json', import.meta.url), 'utf8')) as Row[];
  const quantile = {
    normal: (p: number) => normalQuantile({ p }),
    chiSquare: (p: number, df: number) => chiSquareQuantile({ p, df }),
    beta: (p: number, a: number, b: number) => betaQuantile({ p, a, b }),
    t: (p: number, df: number) => tQuantile({ p, df }),
  };
  test.each(['normal', 'chiSquare', 'beta', 't'] as const)('%s', (distribution) => {
    const rows = table.filter(([name]) => name === distribution);
    expect(rows.length).toBeGreaterThan(20);
    let worst = 0;
    for (const [, p, first, second, expected] of rows) {
      const error = Math.abs(value(quantile[distribution](p, first, second)) / Number(expected) - 1);
      expect({ p, first, second, within: error <= RELATIVE, error: error <= RELATIVE ? 0 : error }).toEqual({ p, first, second, within: true, error: 0 });
      worst = Math.max(worst, error);
    }
    console.info(`${distribution}: ${rows.length} quantiles, largest relative error ${worst.toExponential(1)}`);
  });
});

describe('exact arithmetic brackets each quantile within 1e-12', () => {
  const random = seededRandom(20_260_401);
  const whole = (most: number): number => 1 + Math.floor(random() * most);

  test('chi-square with an even number of degrees of freedom is a sum of Poisson chances', () => {
    for (let run = 0; run < 60; run += 1) {
      const events = whole(run < 50 ? 60 : 1000);
      const p = run % 3 === 0 ? 0.025 : 0.001 + random() * 0.998;
      const mean = value(chiSquareQuantile({ p, df: 2 * events })) / 2;
      // P(chi-square < 2m) = P(Poisson(m) ≥ events): below the quantile it is less than p, above it more.
      expect(lessThan(1 - p, poissonAtMost(events - 1, mean * (1 - RELATIVE)))).toBe(true);
      expect(lessThan(1 - p, poissonAtMost(events - 1, mean * (1 + RELATIVE)))).toBe(false);
    }
  });

  test('beta with whole parameters is a sum of binomial chances', () => {
    for (let run = 0; run < 60; run += 1) {
      const [a, b] = [whole(80), whole(80)];
      const p = run % 3 === 0 ? 0.975 : 0.001 + random() * 0.998;
      const x = value(betaQuantile({ p, a, b }));
      expect(lessThan(p, binomialAtLeast(a, a + b - 1, x * (1 - RELATIVE)))).toBe(false);
      expect(lessThan(p, binomialAtLeast(a, a + b - 1, x * (1 + RELATIVE)))).toBe(true);
    }
  });

  test('t has closed forms with one and two degrees of freedom', () => {
    for (const p of [0.001, 0.025, 0.2, 0.45, 0.7, 0.975, 0.999]) {
      const tail = Math.min(p, 1 - p);
      const sign = p < 0.5 ? -1 : 1;
      const one = sign / Math.tan(Math.PI * tail);
      const two = sign * (1 - 2 * tail) * Math.sqrt(2 / (4 * tail * (1 - tail)));
      expect(Math.abs(value(tQuantile({ p, df: 1 })) / one - 1)).toBeLessThan(RELATIVE);
      expect(Math.abs(value(tQuantile({ p, df: 2 })) / two - 1)).toBeLessThan(RELATIVE);
    }
  });
});

test('published tables (NIST/SEMATECH e-Handbook 1.3.6.7)', () => {
  expect(value(chiSquareQuantile({ p: 0.95, df: 10 }))).toBeCloseTo(18.307, 3);
  expect(value(chiSquareQuantile({ p: 0.001, df: 100 }))).toBeCloseTo(61.918, 3);
  expect(value(chiSquareQuantile({ p: 0.95, df: 2000 }))).toBeCloseTo(2105.154, 3);
  expect(value(tQuantile({ p: 0.975, df: 10 }))).toBeCloseTo(2.228, 3);
  expect(value(tQuantile({ p: 0.999, df: 30 }))).toBeCloseTo(3.385, 3);
});

test('what has no quantile is refused', () => {
  for (const p of [0, 1, -0.1, 2, Number.NaN]) {
    for (const result of [normalQuantile({ p }), chiSquareQuantile({ p, df: 3 }), betaQuantile({ p, a: 1, b: 2 }), tQuantile({ p, df: 4 })]) {
      expect(result).toEqual({ code: 'notComputed', reason: 'probabilityOutOfRange' });
    }
  }
  for (const bad of [0, -1, Number.NaN, Infinity]) {
    for (const result of [chiSquareQuantile({ p: 0.5, df: bad }), betaQuantile({ p: 0.5, a: bad, b: 2 }), betaQuantile({ p: 0.5, a: 1, b: bad }), tQuantile({ p: 0.5, df: bad })]) {
      expect(result).toEqual({ code: 'notComputed', reason: 'parameterNotPositive' });
    }
  }
});
