// Golden values from the open data that the project ships; identical services; edges.
import { describe, expect, test } from '@jest/globals';
import { binomialDraw, normalDraws, poissonDraw, seededRandom } from '../random.ts';
import type { Result } from '../result.ts';
import { dfe2025, firstTimeEntrants } from '../testing/open-data.ts';
import { compareWithBenchmark, type Figure } from './benchmark.ts';
import type { Measure, Observation } from './figure.ts';
import { compareWithNeighbours } from './neighbour-comparison.ts';
import { quantileClasses, rankClasses } from './quantile-classes.ts';
import { rankAreas } from './rank.ts';

function computed<T extends object>(result: Result<T>): T {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
}

describe('first-time entrants 2024 beside the DfE 2025 neighbours', () => {
  const compare = (area: string) => computed(compareWithNeighbours({ area, observations: firstTimeEntrants, group: dfe2025(area), measure: 'rate', multiplier: 100_000, polarity: 'low' }));

  test.each([
    ['Islington', 'E09000019', 145, 216.9, 230.7, 10],
    ['Portsmouth', 'E06000044', 207, 155.0, 157.4, 10],
    ['Rotherham', 'E08000018', 142, 155.8, 155.3, 9],
  ])('%s', (_name, area, value, mean, pooled, reported) => {
    const comparison = compare(area);
    expect(comparison.figure).toMatchObject({ value, estimated: true });
    expect(comparison.simpleMean).toBeCloseTo(mean, 1);
    expect(computed(comparison.pooled).value).toBeCloseTo(pooled, 1);
    expect(comparison.coverage).toMatchObject({ reported, of: 10 });
    expect(comparison.group).toEqual({ code: 'dfe', version: '2025' });
    expect(comparison.closeness.reduce((sum, { neighbours }) => sum + neighbours, 0)).toBe(reported);
  });

  test('the missing neighbour is named, and the closeness of the others told', () => {
    expect(compare('E08000018').coverage.missing).toEqual(['E06000020']);
    expect(compare('E09000019').closeness.map(({ label }) => label)).not.toContain('Very close');
  });

  test('Islington is better, and the two rules say it with their intervals', () => {
    const { verdict, reference, twoSample } = compare('E09000019');
    expect(reference).toMatchObject({ direction: 'lower', outcome: 'better' });
    expect(twoSample).toMatchObject({ as: 'ratio', direction: 'lower', confidence: 0.97 });
    expect(verdict).toMatchObject({ outcome: 'better', level: 0.95 });
    expect(compare('E08000018').verdict).toMatchObject({ outcome: 'similar', level: null });
  });

  test('an authority whose name holds a comma has its own figure', () => {
    expect(compare('E06000010').figure).toMatchObject({ value: 226, denominator: 28_706 });
    expect(firstTimeEntrants.every(({ published }) => published == null || published < 500)).toBe(true);
  });

  test('every authority has ten neighbours', () => {
    for (const { area } of firstTimeEntrants) expect(dfe2025(area).members).toHaveLength(10);
  });
});

describe('identical services', () => {
  const seed = 5;
  const random = seededRandom(seed);
  const normal = normalDraws(random);
  const areas = Array.from({ length: 11 }, (_, index) => `a${index}`);
  const group = { code: 'test', version: '1', members: areas.map((area) => ({ area, closeness: '' })) };

  /** Share of services flagged by the verdict, and by OHID's rule alone. */
  function flagged(measure: Measure, draw: () => Observation['count'], denominator: number): { verdict: number; worse: number; reference: number } {
    const total = { verdict: 0, worse: 0, reference: 0 };
    const tables = 400;
    for (let table = 0; table < tables; table += 1) {
      const observations = areas.map((area) => ({ area, count: draw(), denominator }));
      for (const area of areas) {
        const comparison = compareWithNeighbours({ area, observations, group, measure, multiplier: 100, polarity: 'low' });
        if (comparison.code === 'notComputed') continue;
        if (comparison.verdict.code === undefined && comparison.verdict.direction !== 'similar') total.verdict += 1;
        if (comparison.verdict.code === undefined && comparison.verdict.outcome === 'worse') total.worse += 1;
        if (comparison.reference.code === undefined && comparison.reference.direction !== 'similar') total.reference += 1;
      }
    }
    const share = (count: number): number => count / (tables * areas.length);
    return { verdict: share(total.verdict), worse: share(total.worse), reference: share(total.reference) };
  }

  test('at most 3 % are called better or worse', () => {
    const found = [
      ...[2, 5, 15, 50, 150].map((mean) => [`rate, ${mean} events`, flagged('rate', () => poissonDraw(mean, random, normal), 10_000)] as const),
      ...[[40, 0.3], [200, 0.3], [200, 0.6]].map(([n = 0, p = 0]) => [`proportion, ${p} of ${n}`, flagged('proportion', () => binomialDraw(n, p, random), n)] as const),
    ];
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    console.info(`Identical services called different (seed ${seed}):\n${found.map(([name, { verdict, worse, reference }]) => `  ${name}: ${percent(verdict)} (worse ${percent(worse)}); OHID’s rule alone ${percent(reference)}`).join('\n')}`);
    for (const [, { verdict }] of found) expect(verdict).toBeLessThanOrEqual(0.03);
  });

  test('and a service with twice the rate is found', () => {
    let hits = 0;
    for (let run = 0; run < 200; run += 1) {
      const observations = areas.map((area, index) => ({ area, count: poissonDraw(index === 0 ? 60 : 30, random, normal), denominator: 10_000 }));
      const { verdict } = computed(compareWithNeighbours({ area: 'a0', observations, group, measure: 'rate', multiplier: 100, polarity: 'low' }));
      if (verdict.code === undefined && verdict.outcome === 'worse') hits += 1;
    }
    expect(hits).toBeGreaterThan(180);
  });
});

describe('edges of a comparison with neighbours', () => {
  const at = (area: string, count: number | null, denominator: number | null = 100): Observation => ({ area, count, denominator });
  const group = { code: 'g', version: '1', members: ['a', 'b', 'c'].map((area) => ({ area, closeness: '' })) };
  const compare = (observations: Observation[]) => compareWithNeighbours({ area: 'a', observations, group, measure: 'rate', multiplier: 100, polarity: 'neutral' });

  test('without a figure of its own or of a neighbour nothing is compared', () => {
    expect(compare([at('a', null), at('b', 1)])).toEqual({ code: 'notComputed', reason: 'noFigure' });
    expect(compare([at('a', 1), at('b', null)])).toEqual({ code: 'notComputed', reason: 'noNeighbours', detail: { of: 2 } });
  });

  test('an area is not its own neighbour, and a neutral indicator is never better or worse', () => {
    const comparison = computed(compare([at('a', 50), at('b', 2), at('c', 4)]));
    expect(computed(comparison.pooled)).toMatchObject({ count: 6, denominator: 200, value: 3 });
    expect(comparison.verdict).toMatchObject({ outcome: 'higher', level: 0.998 });
  });

  test('a neighbour known only by its rate is in the mean, and nothing is pooled', () => {
    const comparison = computed(compare([at('a', 5), { ...at('b', null, null), published: 7 }, at('c', 9)]));
    expect(comparison.simpleMean).toBe(8);
    expect(comparison.pooled).toMatchObject({ reason: 'noFigure' });
    expect(comparison.verdict).toMatchObject({ code: 'notComputed', reason: 'noFigure' });
  });

  test('no event anywhere is similar, not a fault', () => {
    const comparison = computed(compare([at('a', 0), at('b', 0), at('c', 0)]));
    expect(comparison.reference).toMatchObject({ outcome: 'similar' });
    expect(comparison.verdict).toMatchObject({ code: 'notComputed', reason: 'fewEvents' });
  });
});

test('a benchmark: equality is similar, itself and nothing are not compared', () => {
  const figure: Figure = { value: 5, lower95: 4, upper95: 6, lower998: 3, upper998: 7 };
  expect(compareWithBenchmark({ figure, benchmark: 6, polarity: 'low' })).toEqual({ direction: 'similar', outcome: 'similar', level: null });
  expect(compareWithBenchmark({ figure, benchmark: 6.5, polarity: 'low' })).toEqual({ direction: 'lower', outcome: 'better', level: 0.95 });
  expect(compareWithBenchmark({ figure, benchmark: 2, polarity: 'neutral' })).toEqual({ direction: 'higher', outcome: 'higher', level: 0.998 });
  expect(compareWithBenchmark({ figure, benchmark: 6, polarity: 'low', area: 'x', benchmarkArea: 'x' })).toMatchObject({ reason: 'sameArea' });
  expect(compareWithBenchmark({ figure, benchmark: null, polarity: 'low' })).toMatchObject({ reason: 'noBenchmark' });
  expect(compareWithBenchmark({ figure: { value: 5, lower95: Number.NaN, upper95: 6 }, benchmark: 4, polarity: 'low' })).toMatchObject({ reason: 'noInterval' });
});

describe('ranks', () => {
  const same = Array.from({ length: 11 }, (_, index) => ({ area: `a${index}`, count: 15, denominator: 10_000 }));

  test('eleven services with the same count share the first place, and might have any', () => {
    const { ranks } = computed(rankAreas({ areas: same, measure: 'rate', polarity: 'low', seed: 3 }));
    for (const { rank, lower, upper } of ranks) expect([rank, lower, upper]).toEqual([1, 1, 11]);
  });

  test('far apart services have the place that they have', () => {
    const areas = [900, 500, 100].map((count, index) => ({ area: `a${index}`, count, denominator: 1000 }));
    for (const measure of ['rate', 'proportion'] as const) {
      expect(computed(rankAreas({ areas, measure, polarity: 'high', seed: 3 })).ranks).toEqual([{ area: 'a0', rank: 1, lower: 1, upper: 1 }, { area: 'a1', rank: 2, lower: 2, upper: 2 }, { area: 'a2', rank: 3, lower: 3, upper: 3 }]);
      expect(computed(rankAreas({ areas, measure, polarity: 'low', seed: 3 })).ranks.map(({ rank }) => rank)).toEqual([3, 2, 1]);
    }
  });

  test('the interval holds the true place about as often as it says', () => {
    const random = seededRandom(8);
    const normal = normalDraws(random);
    let held = 0;
    for (let run = 0; run < 150; run += 1) {
      const areas = Array.from({ length: 20 }, (_, index) => ({ area: `a${index}`, count: poissonDraw(10 + 4 * index, random, normal), denominator: 1000 }));
      for (const [index, { lower, upper }] of computed(rankAreas({ areas, measure: 'rate', polarity: 'low', seed: run, simulations: 300 })).ranks.entries()) {
        if (lower <= index + 1 && index + 1 <= upper) held += 1;
      }
    }
    expect(held / 3000).toBeGreaterThan(0.93);
  });

  test('the seed decides, a missing count has no rank, and neutral indicators have none', () => {
    const areas = [...same.map((area, index) => ({ ...area, count: 10 + index })), { area: 'gap', count: null, denominator: 5 }];
    const of = (seed: number) => computed(rankAreas({ areas, measure: 'rate', polarity: 'low', seed }));
    expect(of(4)).toEqual(of(4));
    expect(of(4).of).toBe(11);
    expect(rankAreas({ areas, measure: 'rate', polarity: 'neutral', seed: 1 })).toEqual({ code: 'notComputed', reason: 'noPolarity' });
    expect(rankAreas({ areas: areas.slice(0, 1), measure: 'rate', polarity: 'low', seed: 1 })).toMatchObject({ reason: 'fewAreas' });
    expect(rankAreas({ areas: [{ area: 'x', count: 9, denominator: 5 }, ...same], measure: 'proportion', polarity: 'low', seed: 1 })).toMatchObject({ reason: 'countAboveDenominator' });
  });
});

test('quantile classes never split ties', () => {
  const values = [1, 2, 2, 2, 3, 4, null, 4];
  const quartiles = computed(quantileClasses({ values, classes: 4 }));
  expect(quartiles.classes).toEqual([1, 1, 1, 1, 3, 4, null, 4]);
  expect(new Set(computed(rankClasses({ values: [5, 5, 5, 1], classes: 2 })).classes.slice(0, 3)).size).toBe(1);
  expect(quantileClasses({ values: [1, 2], classes: 4 })).toMatchObject({ reason: 'fewValues' });
});
