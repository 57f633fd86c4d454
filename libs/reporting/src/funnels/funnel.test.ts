// Funnel limits and verdicts agree; over-dispersion only where it can be estimated.
import { describe, expect, test } from '@jest/globals';
import { exactPoissonLimits } from '../intervals/poisson.ts';
import { normalDraws, poissonDraw, seededRandom } from '../random.ts';
import type { Result } from '../result.ts';
import { countsThatTouch, proportionFunnelLimits, ratioFunnelLimits } from './limits.ts';
import { overdispersion } from './dispersion.ts';
import { funnel, type FunnelArea } from './funnel.ts';

function computed<T extends object>(result: Result<T>): T {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
}
const random = seededRandom(23);
const normal = normalDraws(random);
const areas = (n: number, rate: (index: number) => number): FunnelArea[] =>
  Array.from({ length: n }, (_, index) => {
    const denominator = 3000 + 900 * index;
    return { area: `a${index}`, count: poissonDraw(denominator * rate(index), random, normal), denominator };
  });

test('the counts that touch an expected count are those whose exact interval ends there', () => {
  for (const expected of [0.5, 3, 12.7, 80, 950]) {
    for (const confidence of [0.95, 0.998]) {
      const { lower, upper } = countsThatTouch(expected, confidence);
      expect(exactPoissonLimits(upper, confidence).lower / expected).toBeCloseTo(1, 6);
      if (lower !== null) expect(exactPoissonLimits(lower, confidence).upper / expected).toBeCloseTo(1, 6);
    }
  }
  expect(countsThatTouch(2, 0.95).lower).toBeNull();
});

describe('a funnel', () => {
  test('a point outside the lines is the one that is called different', () => {
    for (const measure of ['rate', 'proportion'] as const) {
      const given = areas(19, (index) => 0.002 * (index === 4 ? 3 : 1));
      const { points, average, dispersion } = computed(funnel({ areas: given, measure, multiplier: 1000, polarity: 'low' }));
      expect(dispersion).toEqual({ code: 'notComputed', reason: 'fewAreas', detail: { least: 20 } });
      expect(points[4]?.comparison.outcome).toBe('worse');
      for (const { value, denominator, comparison } of points) {
        const touching = countsThatTouch((average / 1000) * denominator, 0.95);
        const upper = measure === 'rate' ? (touching.upper / denominator) * 1000 : computed(proportionFunnelLimits({ average: average / 1000, denominator, multiplier: 1000 })).upper;
        expect(value > upper).toBe(comparison.direction === 'higher');
      }
    }
  });

  test('few are different when all are the same', () => {
    let different = 0;
    for (let run = 0; run < 100; run += 1) different += computed(funnel({ areas: areas(30, () => 0.004), measure: 'rate', multiplier: 1, polarity: 'low', adjust: false })).points.filter(({ comparison }) => comparison.level !== null).length;
    expect(different / 3000).toBeLessThan(0.05);
  });

  test('areas that differ by more than chance widen the lines', () => {
    const given = areas(40, () => 0.01 * Math.exp(0.3 * normal()));
    const adjusted = computed(funnel({ areas: given, measure: 'rate', multiplier: 1, polarity: 'low' }));
    const plain = computed(funnel({ areas: given, measure: 'rate', multiplier: 1, polarity: 'low', adjust: false }));
    const { phi, tauSquared } = computed(adjusted.dispersion);
    expect(phi).toBeGreaterThan(1);
    // A spread of 0.3 on the logarithm is about 0.15 on the square root.
    expect(Math.sqrt(tauSquared)).toBeGreaterThan(0.08);
    expect(Math.sqrt(tauSquared)).toBeLessThan(0.25);
    expect(adjusted.limits.at(-1)?.upper95).toBeGreaterThan(plain.limits.at(-1)?.upper95 ?? Infinity);
    const flagged = (of: typeof plain): number => of.points.filter(({ comparison }) => comparison.level === 0.998).length;
    expect(flagged(adjusted)).toBeLessThan(flagged(plain));
  });

  test('φ of identical z-scores, worked out by hand', () => {
    // z = (√1.44 − 1) / (1 / (2 √25)) = 2 for ten areas and −2 for ten: φ = 4, τ² = (20 · 4 − 19) / (2000 − 100).
    const given = [1.44, 0.64].flatMap((value) => Array.from({ length: 10 }, () => ({ value, size: 25 })));
    const { phi, tauSquared } = computed(overdispersion({ areas: given, target: 1, measure: 'rate' }));
    expect(phi).toBeCloseTo(4, 10);
    expect(tauSquared).toBeCloseTo(61 / 1900, 10);
    expect(overdispersion({ areas: given.map(({ size }) => ({ value: 1, size })), target: 1, measure: 'rate' })).toMatchObject({ reason: 'notDispersed' });
  });

  test('refusals, and limits within the multiplier whatever it is', () => {
    expect(funnel({ areas: [], measure: 'rate', multiplier: 1, polarity: 'low' })).toMatchObject({ reason: 'fewAreas' });
    expect(funnel({ areas: [{ area: 'a', count: 0, denominator: 9 }, { area: 'b', count: 0, denominator: 9 }], measure: 'rate', multiplier: 1, polarity: 'low' })).toMatchObject({ reason: 'fewEvents' });
    expect(funnel({ areas: [{ area: 'a', count: 10, denominator: 9 }, { area: 'b', count: 0, denominator: 9 }], measure: 'proportion', multiplier: 1, polarity: 'low' })).toMatchObject({ reason: 'countAboveDenominator' });
    expect(proportionFunnelLimits({ average: 0.9, denominator: 3, multiplier: 1000 })).toMatchObject({ upper: 1000 });
    expect(ratioFunnelLimits({ observed: 0 })).toMatchObject({ reason: 'fewEvents' });
  });
});
