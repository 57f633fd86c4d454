// What published cases do not reach: gaps, ties, rebasing, short and constant series, overlapping windows, false signals.
import { describe, expect, test } from '@jest/globals';
import { normalDraws, poissonDraw, seededRandom } from '../random.ts';
import type { Result } from '../result.ts';
import { attributeSeries, casesBetweenSeries } from './attributes.ts';
import { shift, trend, trendEnds } from './rules.ts';
import { runChart } from './run-chart.ts';
import { fivePointTrend, type TrendPoint } from './trend.ts';
import { nonOverlapping } from './window.ts';
import { xmr } from './xmr.ts';

function computed<T extends object>(result: Result<T>): T {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
}
const quarterly = { polarity: 'low', window: { months: 3, every: 3 } } as const;
const rollingYears = { months: 12, every: 3 };
/** Steady figures around 20, without a signal. */
const steady = [20, 23, 18, 21, 19, 22, 17, 21, 20, 18, 23, 19, 20, 22, 18, 21];

describe('XmR', () => {
  test('a point outside its limits is a concern when low is good, an improvement when high is', () => {
    const values = [...steady, 40];
    const { points, variation } = computed(xmr({ values, ...quarterly }));
    expect(points.at(-1)).toMatchObject({ hits: [{ rule: 'outside', direction: 'high' }], variation: 'concern', conflicting: false });
    expect(variation).toMatchObject({ variation: 'concern' });
    expect(computed(xmr({ values, ...quarterly, polarity: 'high' })).variation).toMatchObject({ variation: 'improvement' });
    expect(computed(xmr({ values, ...quarterly, polarity: 'neutral' })).variation).toMatchObject({ variation: 'neutral' });
  });

  test('every rule that a point hits is told, and so is their conflict', () => {
    const falling = [...steady, 60, 52, 46, 41, 37, 34, 32];
    const last = computed(xmr({ values: falling, ...quarterly, screen: false, fixAfter: 16 })).points.at(-1);
    expect(last?.hits).toEqual([{ rule: 'outside', direction: 'high' }, { rule: 'trend', direction: 'low' }, { rule: 'shift', direction: 'high' }]);
    expect(last?.conflicting).toBe(true);
  });

  test('a gap ends runs and leaves no moving range across it', () => {
    const gap = computed(xmr({ values: [10, 10, 30, null, 90, 90, 10], ...quarterly, screen: false }));
    // Ranges: 0, 20, 0, 80: not 60 across the gap.
    expect(((gap.upper ?? 0) - gap.mean) / 2.66).toBeCloseTo(25, 10);
    expect(gap.gaps).toBe(1);
    expect(trendEnds({ values: [1, 2, 3, null, 4, 5, 6, 7] }).marks).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('a tie breaks a run, or is passed over where guidance is taken at its word', () => {
    const values = [1, 2, 3, 4, 4, 5, 6, 7];
    expect(trend({ values }).marks).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(trend({ values, tieRule: 'skip' }).marks.filter((mark) => mark === 1)).toHaveLength(7);
    expect(shift({ sides: [1, 1, 1, 1, 0, 1, 1, 1] }).marks).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(shift({ sides: [1, 1, 1, 1, 0, 1, 1, 1], tieRule: 'skip' }).marks).toEqual([1, 1, 1, 1, 0, 1, 1, 1]);
    expect(trend({ values: [1, 2, 3, 4, 5, 6], length: 6 }).marks).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('rebasing begins mean, ranges and runs anew, and assurance reads the last phase', () => {
    const values = [...steady, ...steady.map((value) => value + 30)];
    const series = computed(xmr({ values, ...quarterly, rebaseAt: [16], target: 47 }));
    expect(series.phases).toEqual([{ from: 0, to: 16, points: 16, trial: false }, { from: 16, to: 32, points: 16, trial: false }]);
    expect(series.mean).toBeCloseTo((series.points[0]?.mean ?? 0) + 30, 10);
    expect(series.points.every(({ hits }) => hits.length === 0)).toBe(true);
    expect(series.assurance).toEqual({ assurance: 'hitOrMiss' });
    expect(computed(xmr({ values, ...quarterly, rebaseAt: [16], target: 20 })).assurance).toEqual({ assurance: 'fail' });
    expect(computed(xmr({ values, ...quarterly, rebaseAt: [16], target: 90 })).assurance).toEqual({ assurance: 'pass' });
    expect(computed(xmr({ values, ...quarterly })).points.at(-1)?.hits.length).toBeGreaterThan(0);
  });

  test('fewer than thirteen points: limits on trial, no signals, no icons', () => {
    const few = computed(xmr({ values: [...steady.slice(0, 11), 90], ...quarterly, target: 5 }));
    expect(few.upper).not.toBeNull();
    expect(few.phases[0]?.trial).toBe(true);
    expect(few.points.every(({ hits }) => hits.length === 0)).toBe(true);
    expect(few.variation).toEqual({ code: 'notComputed', reason: 'fewPoints', detail: { least: 13 } });
    expect(few.assurance).toMatchObject({ reason: 'fewPoints' });
    expect(computed(xmr({ values: [...steady.slice(0, 12), 90], ...quarterly })).variation).toMatchObject({ variation: 'concern' });
  });

  test('a constant series has a mean, no limits and no variation', () => {
    const constant = computed(xmr({ values: steady.map(() => 7), ...quarterly, target: 7 }));
    expect(constant).toMatchObject({ mean: 7, lower: null, upper: null });
    expect(constant.variation).toMatchObject({ reason: 'noVariation' });
    expect(constant.assurance).toMatchObject({ reason: 'noVariation' });
  });

  test('limits are not drawn beyond what values can be', () => {
    const values = steady.map((value) => value - 17);
    expect(computed(xmr({ values, ...quarterly })).lower).toBeLessThan(0);
    expect(computed(xmr({ values, ...quarterly, bounds: { lower: 0 } })).lower).toBe(0);
  });

  test('nothing, nonsense and one point', () => {
    expect(xmr({ values: [null, null], ...quarterly })).toMatchObject({ reason: 'fewPoints' });
    expect(xmr({ values: [1, Number.NaN], ...quarterly })).toMatchObject({ reason: 'notANumber' });
    expect(computed(xmr({ values: [4], ...quarterly }))).toMatchObject({ mean: 4, upper: null });
  });
});

describe('rolling years published every quarter', () => {
  test('no limits, no rules, and the reason', () => {
    const series = computed(xmr({ values: [...steady, 400], polarity: 'low', window: rollingYears, target: 3 }));
    const why = { code: 'notComputed', reason: 'overlappingWindows', detail: { months: 12, every: 3 } };
    expect(series.withoutRules).toEqual(why);
    expect(series.variation).toEqual(why);
    expect(series.assurance).toEqual(why);
    expect(series).toMatchObject({ lower: null, upper: null });
    expect(series.points.every(({ hits, upper }) => hits.length === 0 && upper === null)).toBe(true);
    expect(runChart({ values: steady, window: rollingYears })).toEqual(why);
    expect(attributeSeries({ chart: 'c', counts: steady, polarity: 'low', window: rollingYears })).toMatchObject({ withoutRules: why });
  });

  test('its points that share no month may be charted', () => {
    const found = computed(nonOverlapping({ values: [1, 2, 3, 4, 5, 6, 7, 8, 9], window: rollingYears }));
    expect(found).toEqual({ values: [1, 5, 9], positions: [0, 4, 8], window: { months: 12, every: 12 } });
  });
});

describe('false signals when nothing changes', () => {
  const seed = 17;
  const random = seededRandom(seed);
  const normal = normalDraws(random);
  const share = (runs: number, signal: () => boolean): number => Array.from({ length: runs }, signal).filter(Boolean).length / runs;
  const anyHit = (values: readonly number[]): boolean => computed(xmr({ values, ...quarterly })).points.some(({ hits }) => hits.length > 0);

  test('the rules keep their published rates, and would not on overlapping windows', () => {
    const quarters = (n: number): number[] => Array.from({ length: n }, () => poissonDraw(20, random, normal));
    const rolling = (): number[] => {
      const all = quarters(23);
      return all.slice(3).map((_, index) => all.slice(index, index + 4).reduce((sum, count) => sum + count, 0));
    };
    const independent = share(1500, () => anyHit(quarters(20)));
    const overlapping = share(600, () => anyHit(rolling()));
    const anhoej = share(1500, () => computed(runChart({ values: Array.from({ length: 24 }, normal), window: quarterly.window })).signal);
    const outside = share(200, () => computed(xmr({ values: Array.from({ length: 400 }, normal), ...quarterly, screen: false, fixAfter: 400 })).points.filter(({ hits }) => hits[0]?.rule === 'outside').length > 4);
    console.info(`False signals in 20 points (seed ${seed}): four rules ${(100 * independent).toFixed(1)} % of series of independent quarters; ${(100 * overlapping).toFixed(1)} % had they been rolling years; Anhøj rules ${(100 * anhoej).toFixed(1)} %.`);
    // Simulated for the decision: 16 to 23 % and 91 to 92 %. Anhøj and Olesen (2014): about 3 to 8 % for 20 to 30 points.
    expect(independent).toBeGreaterThan(0.13);
    expect(independent).toBeLessThan(0.25);
    expect(overlapping).toBeGreaterThan(0.85);
    expect(anhoej).toBeLessThan(0.1);
    // Three sigma: 0.27 % of points, so 1.1 of 400; five or more of them are rare.
    expect(outside).toBeLessThan(0.05);
  });
});

describe('attribute charts', () => {
  test('limits follow the denominators, and a gap in either is a gap', () => {
    const { points } = computed(attributeSeries({ chart: 'p', counts: [10, 5, null], denominators: [100, 20, 50], multiplier: 100, ...quarterly }));
    expect(points[1]?.upper).toBeGreaterThan(points[0]?.upper ?? Infinity);
    expect(points[2]?.value).toBeNull();
  });

  test('g: sigma of the geometric distribution', () => {
    const { mean, upper, lower } = computed(casesBetweenSeries({ cases: [4, 2, 6, 0, 8], ...quarterly }));
    expect(mean).toBe(4);
    expect(upper).toBeCloseTo(4 + 3 * Math.sqrt(20), 10);
    expect(lower).toBe(0);
  });

  test('refusals', () => {
    expect(attributeSeries({ chart: 'u', counts: [1, 2], denominators: [3], ...quarterly })).toMatchObject({ reason: 'lengthsDiffer' });
    expect(attributeSeries({ chart: 'p', counts: [4], denominators: [3], ...quarterly })).toMatchObject({ reason: 'countAboveDenominator' });
    expect(attributeSeries({ chart: 'u', counts: [4], denominators: [0], ...quarterly })).toMatchObject({ reason: 'denominatorNotPositive' });
  });
});

describe('five-point trend', () => {
  const yearly = { months: 12, every: 12 };
  const points = [20, 24, 28, 33, 37].map((value, index): TrendPoint => ({ year: 2020 + index, count: value * 10, denominator: 10_000, value, lower95: value - 1, upper95: value + 1 }));
  const of = (changed: readonly (TrendPoint | null)[], window = yearly) => fivePointTrend({ points: changed, method: 'intervalWeighted', polarity: 'low', window });

  test('rising where low is good is worse; the last five count', () => {
    expect(of(points)).toMatchObject({ direction: 'increasing', outcome: 'worse' });
    expect(of([null, ...points])).toMatchObject({ direction: 'increasing' });
  });

  test('a point that alone makes the trend does not make one', () => {
    const one = points.map((point, index) => ({ ...point, value: [30, 28, 26, 24, 60][index] ?? 0, lower95: ([30, 28, 26, 24, 60][index] ?? 0) - 1, upper95: ([30, 28, 26, 24, 60][index] ?? 0) + 1 }));
    expect(of(one)).toMatchObject({ significant: true, direction: 'noChange', outcome: 'similar' });
  });

  test('refusals: rolling or quarterly figures, gaps, too few, everybody', () => {
    expect(of(points, rollingYears)).toEqual({ code: 'notComputed', reason: 'notAnnual', detail: { months: 12, every: 3 } });
    expect(of(points.slice(1))).toMatchObject({ reason: 'fewPoints' });
    expect(of([...points.slice(0, 4), null])).toMatchObject({ reason: 'notConsecutive' });
    expect(of(points.map((point, index) => (index === 0 ? { ...point, year: 2018 } : point)))).toMatchObject({ reason: 'notConsecutive' });
    expect(of(points.map((point) => ({ ...point, denominator: point.count })))).toMatchObject({ reason: 'countReachesDenominator' });
  });
});

test('a run chart needs ten useful points', () => {
  expect(runChart({ values: [1, 2, 3], window: quarterly.window })).toEqual({ code: 'notComputed', reason: 'fewPoints', detail: { least: 10 } });
  expect(computed(runChart({ values: [1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5, 5, 5, 5, 5], window: quarterly.window }))).toMatchObject({ signal: true, longestRun: 9, crossings: 1 });
});
