// Further published cases, properties on random data, and what is refused.
import { describe, expect, test } from '@jest/globals';
import { betaBelow } from '../quantiles/beta.ts';
import { gammaShares } from '../quantiles/gamma.ts';
import { normalDraws, poissonDraw, seededRandom } from '../random.ts';
import type { Result } from '../result.ts';
import { proportionDifferenceInterval } from './difference.ts';
import { meanInterval } from './mean.ts';
import { countInterval } from './poisson.ts';
import { correctedWilsonLimits, proportionInterval } from './proportion.ts';
import { rateInterval, rateRatioInterval } from './rate.ts';
import { directlyStandardisedRate, frequencyRate, indirectlyStandardisedRatio } from './standardised.ts';

function computed<T extends object>(result: Result<T>): T {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
}
const random = seededRandom(11);
const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));

describe('proportions', () => {
  test('Newcombe 1998, table I, score method', () => {
    for (const [x, n, lower, upper] of [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]] as const) {
      const interval = computed(proportionInterval({ x, n }));
      expect(interval.lower).toBeCloseTo(lower, 4);
      expect(interval.upper).toBeCloseTo(upper, 4);
    }
  });

  test('limits are where the score test just rejects', () => {
    for (let run = 0; run < 200; run += 1) {
      const n = between(1, 500);
      const x = between(0, n);
      const { lower, upper } = computed(proportionInterval({ x, n, confidence: 0.95 }));
      for (const limit of [lower, upper]) {
        if (limit > 0 && limit < 1) expect(Math.abs(x / n - limit) / Math.sqrt((limit * (1 - limit)) / n)).toBeCloseTo(1.959963984540054, 9);
      }
      expect(lower).toBeLessThanOrEqual(x / n);
      expect(upper).toBeGreaterThanOrEqual(x / n);
    }
  });

  test('certainty spans everything, and a share needs 0 ≤ x ≤ n', () => {
    expect(proportionInterval({ x: 3, n: 9, confidence: 1, multiplier: 100 })).toEqual({ value: (3 / 9) * 100, lower: 0, upper: 100 });
    expect(proportionInterval({ x: 3, n: 2 })).toEqual({ code: 'notComputed', reason: 'countAboveDenominator' });
    expect(proportionInterval({ x: -1, n: 2 })).toEqual({ code: 'notComputed', reason: 'countNegative' });
    expect(proportionInterval({ x: 0, n: 0 })).toEqual({ code: 'notComputed', reason: 'denominatorNotPositive' });
    expect(proportionInterval({ x: Number.NaN, n: 5 })).toEqual({ code: 'notComputed', reason: 'notANumber' });
    expect(proportionInterval({ x: 1, n: 5, confidence: 95 })).toEqual({ code: 'notComputed', reason: 'confidenceOutOfRange', detail: { least: 0.9, most: 1 } });
  });

  test('Newcombe 1998, table I, score method with continuity correction', () => {
    for (const [x, n, lower, upper] of [[81, 263, 0.2535, 0.3682], [15, 148, 0.0598, 0.1644], [0, 20, 0, 0.2005], [1, 29, 0.0018, 0.1963]] as const) {
      const interval = correctedWilsonLimits(x, n, 1.959963984540054);
      expect(interval.lower).toBeCloseTo(lower, 4);
      expect(interval.upper).toBeCloseTo(upper, 4);
    }
    const corrected = computed(proportionDifferenceInterval({ x1: 56, n1: 70, x2: 48, n2: 80, corrected: true }));
    expect(corrected.lower).toBeCloseTo(0.0428, 4);
    expect(corrected.upper).toBeCloseTo(0.3422, 4);
  });

  test('Newcombe 1998 (differences), method 10', () => {
    for (const [x1, n1, x2, n2, lower, upper] of [[56, 70, 48, 80, 0.0524, 0.3339], [9, 10, 3, 10, 0.1705, 0.809], [10, 10, 0, 10, 0.6075, 1], [0, 10, 0, 10, -0.2775, 0.2775]] as const) {
      const interval = computed(proportionDifferenceInterval({ x1, n1, x2, n2 }));
      expect(interval.lower).toBeCloseTo(lower, 4);
      expect(interval.upper).toBeCloseTo(upper, 4);
    }
  });
});

describe('rates', () => {
  test('Garwood 1936: exact limits of small counts', () => {
    for (const [count, lower, upper] of [[0, 0, 3.6889], [1, 0.0253, 5.5716], [5, 1.6235, 11.6683], [10, 4.7954, 18.3904], [50, 37.1110, 65.9188]] as const) {
      const interval = computed(countInterval({ count, method: 'exact' }));
      expect(interval.lower).toBeCloseTo(lower, 4);
      expect(interval.upper).toBeCloseTo(upper, 4);
    }
  });

  test('exact limits leave the stated share in each tail', () => {
    for (let run = 0; run < 200; run += 1) {
      const count = between(1, 400);
      const { lower, upper } = computed(countInterval({ count, method: 'exact', confidence: 0.998 }));
      // Chance of at least `count` events at the lower limit, and of at most as many at the upper.
      expect(gammaShares(count, lower ?? 0).below).toBeCloseTo(0.001, 12);
      expect(gammaShares(count + 1, upper).above).toBeCloseTo(0.001, 12);
    }
  });

  test('the method turns at ten events, and can be exact throughout', () => {
    expect(rateInterval({ count: 9, denominator: 100 })).toMatchObject({ method: 'exact' });
    expect(rateInterval({ count: 10, denominator: 100 })).toMatchObject({ method: 'byar' });
    expect(rateInterval({ count: 10, denominator: 100, method: 'exact' })).toMatchObject({ method: 'exact' });
  });

  test('exact intervals hold the truth at least as often as they say', () => {
    const normal = normalDraws(random);
    for (const mean of [2, 15, 60]) {
      let held = 0;
      for (let run = 0; run < 4000; run += 1) {
        const { lower, upper } = computed(rateInterval({ count: poissonDraw(mean, random, normal), denominator: 1, multiplier: 1, method: 'exact' }));
        if (lower <= mean && mean <= upper) held += 1;
      }
      expect(held / 4000).toBeGreaterThan(0.94);
    }
  });

  test('a ratio of rates: tails of the binomial, and symmetry', () => {
    for (let run = 0; run < 100; run += 1) {
      const [count1, count2, denominator1, denominator2] = [between(1, 80), between(1, 300), between(1000, 9000), between(1000, 90_000)];
      const ratio = computed(rateRatioInterval({ count1, denominator1, count2, denominator2 }));
      const shareOf = (limit: number): number => (limit * denominator1) / (limit * denominator1 + denominator2);
      const [low, high] = [shareOf(ratio.lower), shareOf(ratio.upper ?? 0)];
      expect(betaBelow(count1, count2 + 1, low, 1 - low)).toBeCloseTo(0.025, 10);
      expect(betaBelow(count1 + 1, count2, high, 1 - high)).toBeCloseTo(0.975, 10);
      const inverse = computed(rateRatioInterval({ count1: count2, denominator1: denominator2, count2: count1, denominator2: denominator1 }));
      expect(inverse.lower * (ratio.upper ?? 0)).toBeCloseTo(1, 9);
    }
  });

  test('a ratio to nothing has no upper limit, and nothing to nothing no ratio', () => {
    expect(rateRatioInterval({ count1: 4, denominator1: 100, count2: 0, denominator2: 100 })).toMatchObject({ value: null, upper: null });
    expect(rateRatioInterval({ count1: 0, denominator1: 100, count2: 4, denominator2: 100 })).toMatchObject({ value: 0, lower: 0 });
    expect(rateRatioInterval({ count1: 0, denominator1: 100, count2: 0, denominator2: 100 })).toMatchObject({ code: 'notComputed', reason: 'fewEvents' });
  });
});

describe('standardised rates', () => {
  test('with one age group the direct rate is the crude rate with Byar’s limits', () => {
    const direct = computed(directlyStandardisedRate({ strata: [{ count: 40, denominator: 9000, weight: 3 }] }));
    const crude = computed(rateInterval({ count: 40, denominator: 9000 }));
    for (const key of ['value', 'lower', 'upper'] as const) expect(direct[key]).toBeCloseTo(crude[key], 8);
  });

  test('events of the same people widen the interval', () => {
    const single = computed(frequencyRate({ bands: [{ events: 1, people: 60 }], denominator: 10_000 }));
    const repeated = computed(frequencyRate({ bands: [{ events: 1, people: 15 }, { events: 3, people: 15 }], denominator: 10_000 }));
    expect(repeated.value).toBe(single.value);
    // Variance Σ f² people: 15 + 9 · 15 = 150 instead of 60.
    expect((repeated.upper - repeated.value) / (single.upper - single.value)).toBeCloseTo(Math.sqrt(150 / 60), 10);
  });

  test('refusals', () => {
    expect(directlyStandardisedRate({ strata: [{ count: 9, denominator: 100, weight: 1 }] })).toEqual({ code: 'notComputed', reason: 'fewEvents', detail: { least: 10 } });
    expect(directlyStandardisedRate({ strata: [] })).toMatchObject({ reason: 'fewValues' });
    expect(directlyStandardisedRate({ strata: [{ count: 20, denominator: 100, weight: 0 }] })).toMatchObject({ reason: 'parameterNotPositive' });
    expect(frequencyRate({ bands: [{ events: 2, people: 4 }], denominator: 100 })).toMatchObject({ reason: 'fewEvents' });
    expect(indirectlyStandardisedRatio({ strata: [{ count: 3, denominator: 5, referenceCount: 0, referenceDenominator: 10 }] })).toMatchObject({ reason: 'fewEvents' });
    expect(meanInterval({ values: [4] })).toEqual({ code: 'notComputed', reason: 'fewValues', detail: { least: 2 } });
    expect(meanInterval({ values: [4, Number.NaN] })).toMatchObject({ reason: 'notANumber' });
  });
});
