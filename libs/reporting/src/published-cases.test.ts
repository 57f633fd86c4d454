// Every published case within its own tolerance: the copy beside this names the source of each.
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- JSON whose form differs from method to method */
import { describe, expect, test } from '@jest/globals';
import { compareFigures, compareWithBenchmark, compareWithControlLimits, type Comparison, type Polarity } from './comparisons/benchmark.ts';
import { quantileBounds, rankClasses } from './comparisons/quantile-classes.ts';
import { rankAreas } from './comparisons/rank.ts';
import { ownInterval, pool } from './funnels/funnel.ts';
import { expectedFunnelLimits, proportionFunnelLimits, ratioFunnelLimits } from './funnels/limits.ts';
import { meanInterval } from './intervals/mean.ts';
import { countInterval } from './intervals/poisson.ts';
import { proportionInterval } from './intervals/proportion.ts';
import { rateInterval } from './intervals/rate.ts';
import { directlyStandardisedRate, indirectlyStandardisedRatio } from './intervals/standardised.ts';
import type { Limits, Result } from './result.ts';
import { attributeSeries, timeBetweenSeries, type AttributeChart } from './series/attributes.ts';
import { shift, shiftEnds, trendEnds, twoOfThree, twoOfThreeNear } from './series/rules.ts';
import { runChart } from './series/run-chart.ts';
import type { Series } from './series/series.ts';
import { assurance, type PointLimits } from './series/signals.ts';
import { fivePointTrend } from './series/trend.ts';
import { movingRange, xmr } from './series/xmr.ts';
import { roundForRelease } from './suppression/marks.ts';
import { expectWithin, publishedCases, type Loose } from './testing/published-cases.ts';

type Harness = (input: Loose, expected: Loose) => Loose;

/** Nothing computed is null in the published files. */
const nothing = { value: null, lower: null, upper: null };
const opened = (result: Result<object>): Loose => (result.code === 'notComputed' ? nothing : result);
const levels = (input: Loose): number[] => [input.confidence].flat();

/** The fields that the published files name: value, lower95, upper95, lower998, upper998. */
function atLevels(input: Loose, at: (confidence: number) => Result<object>): Loose {
  const all = levels(input).map((confidence) => ({ confidence, result: opened(at(confidence)) }));
  const limits = all.flatMap(({ confidence, result }) => {
    const suffix = confidence === 0.95 ? '95' : '998';
    return [[`lower${suffix}`, result.lower], [`upper${suffix}`, result.upper]];
  });
  const { method, ...rest } = all[0]?.result ?? {};
  return { ...rest, ...Object.fromEntries(limits), method: method === 'exact' ? 'Exact' : method === 'byar' ? 'Byars' : undefined };
}

const zip = (input: Loose): Loose[] => input.n.map((denominator: number, index: number) => ({ count: input.x[index], denominator, weight: input.stdpop_esp2013?.[index], referenceCount: input.x_ref?.[index], referenceDenominator: input.n_ref?.[index] }));
const polarityOf = (name: string): Polarity => (name === 'lowIsGood' ? 'low' : name === 'highIsGood' ? 'high' : 'neutral');
const outcome = (comparison: Result<Comparison>, level: 95 | 998): string => {
  if (comparison.code === 'notComputed' || comparison.level === null || (level === 998 && comparison.level !== 0.998)) return 'Same';
  return comparison.outcome === 'better' ? 'Better' : 'Worse';
};
const fiveLevels = (comparison: Result<Comparison>): string => {
  const word = outcome(comparison, 95);
  return outcome(comparison, 998) === 'Same' ? word : word === 'Better' ? 'Best' : 'Worst';
};
const range = (text: string): number[] => {
  const [from = 0, to = 0] = text.split('..').map(Number);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
};
const controlLimits = (measure: 'proportion' | 'rate'): Harness => (input) => {
  const comparison = compareWithControlLimits({ ...input, multiplier: input.unit, measure, polarity: polarityOf(input.polarity) });
  return { c95: outcome(comparison, 95), c998: outcome(comparison, 998) };
};
const bounds = (classes: number): Harness => (input) => {
  const result = quantileBounds({ values: range(input.values), classes });
  return result.code === 'notComputed' ? result : result.bounds;
};

const harnesses: Record<string, Harness> = {
  'poisson.byar.countCI': (input) => opened(countInterval({ count: input.x, confidence: input.confidence, method: 'byar' })),
  'proportion.wilson': (input) => opened(proportionInterval(input)),
  'rate.phe_rate': (input) => atLevels(input, (confidence) => rateInterval({ count: input.x, denominator: input.n, multiplier: input.multiplier, confidence })),
  'proportion.phe_proportion': (input) => atLevels(input, (confidence) => proportionInterval({ ...input, confidence })),
  'mean.studentT': (input) => {
    const found = atLevels(input, (confidence) => meanInterval({ values: input.values, confidence }));
    return { ...found, mean: found.value, sd: found.deviation };
  },
  'dsr.dobson': (input) => atLevels(input, (confidence) => directlyStandardisedRate({ strata: zip(input), multiplier: input.multiplier, confidence })),
  'isr.ratio': (input) => atLevels(input, (confidence) => indirectlyStandardisedRatio({ strata: zip(input), multiplier: input.multiplier, confidence })),
  'isr.rate': (input) => atLevels(input, (confidence) => indirectlyStandardisedRatio({ strata: zip(input), multiplier: input.multiplier, confidence, as: 'rate' })),
  'quantile.phe_quantile': (input) => {
    const result = rankClasses({ values: input.values, classes: input.nquantiles, highestFirst: input.invert });
    return result.code === 'notComputed' ? result : result.classes;
  },
  'quantileBounds.fingertips.quartiles': bounds(4),
  'quantileBounds.fingertips.quintiles': bounds(5),
  'benchmark.spcForProportions': controlLimits('proportion'),
  'benchmark.spcForDsr': controlLimits('rate'),
  'benchmark.ciOverlap.twoLevels': (input) => ({
    lowIsGood: fiveLevels(compareWithBenchmark({ figure: input, benchmark: input.benchmark, polarity: 'low' })),
    highIsGood: fiveLevels(compareWithBenchmark({ figure: input, benchmark: input.benchmark, polarity: 'high' })),
  }),
  'benchmark.ciOverlap.double': (input) => outcome(compareFigures({ first: input.a, second: input.b, polarity: polarityOf(input.polarity) }), 95),
  'rank.lait': (input) => {
    const areas = input.values.map((count: number, index: number) => ({ area: `${index}`, count, denominator: 100 }));
    const result = rankAreas({ areas, measure: 'rate', polarity: input.polarity === 'High' ? 'high' : 'low', seed: 1 });
    return result.code === 'notComputed' ? result : result.ranks.map(({ rank }) => rank);
  },
};

const fixed = { polarity: 'high', window: { months: 1, every: 1 } } as const;
const read = <T extends object>(result: Result<T>): T => {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
};
const ratios = ({ numerators, denominators }: Loose): number[] => numerators.map((numerator: number, index: number) => numerator / denominators[index]);
const attribute = (chart: AttributeChart, input: Loose) => read(attributeSeries({ chart, counts: input.numerators ?? input.counts, denominators: input.denominators, multiplier: input.multiplier, ...fixed }));
const four = (point?: PointLimits): Loose => [point?.lower, point?.nearLower, point?.nearUpper, point?.upper];
const ends = ({ points }: Series) => ({ first: four(points[0]), last: four(points.at(-1)) });
const nearMarks = ({ close_to_limits, side_of_mean }: Loose) => ({ near: close_to_limits.map((close: number, index: number) => close * side_of_mean[index]), sides: side_of_mean });
const trendOf = (input: Loose, method: 'intervalWeighted' | 'proportion') =>
  read(fivePointTrend({ points: input.points_oldest_first.map((point: Loose, index: number) => ({ year: 2000 + index, ...point })), method, polarity: input.polarity ?? 'neutral', window: { months: 12, every: 12 } }));
const outside = ({ points }: Series): number[] => points.flatMap(({ hits }, index) => (hits.some(({ rule }) => rule === 'outside') ? [index + 1] : []));
const centred = (series: Series): Loose => ({ cl: series.points.at(-1)?.mean, lcl: series.points.at(-1)?.lower, ucl: series.points.at(-1)?.upper, sigma_signal_points_1based: outside(series) });
const qicharts = { ...fixed, screen: false, limitFactor: 3 / 1.128 } as const;

const seriesHarnesses: Record<string, Harness> = {
  'trend.fingertips.ciWeighted': (input, expected) => {
    const { chiSquare, significant, direction, outcome: read_ } = trendOf(input, 'intervalWeighted');
    const word = direction === 'increasing' ? 'Increasing' : 'Decreasing';
    return typeof expected === 'string' ? `${word}${read_ === 'worse' ? 'AndGettingWorse' : read_ === 'better' ? 'AndGettingBetter' : ''}` : { chi2_2dp: chiSquare, significant };
  },
  'trend.fingertips.proportionChi2': (input) => {
    const { chiSquare, significant } = trendOf(input, 'proportion');
    return { chi2_2dp: chiSquare, significant };
  },
  'spc.xmr.ptd': (input) => {
    const { mean, lower, upper } = read(xmr({ values: input.values, screen: input.screen_outliers, ...fixed }));
    return { mean, lpl: lower, upl: upper };
  },
  'spc.rule.shift7': (input) => shiftEnds({ sides: input.side_of_mean }).marks,
  'spc.rule.backfill7': () => shift({ sides: [1, 1, 1, 1, 1, 1, 1, 0] }).marks,
  'spc.rule.trend7': (input) => trendEnds({ values: input.values }).marks,
  'spc.rule.twoOfThree': (input) => twoOfThree(nearMarks(input)).marks,
  'spc.rule.twoOfThree.highlight': (input) => twoOfThreeNear(nearMarks(input)).marks,
  'spc.pointType.oppositeSides': (input) => ({ last_two: read(xmr({ values: input.values, ...fixed })).points.slice(-2).map(({ variation }) => (variation === 'common' ? 'common_cause' : variation)) }),
  'spc.assurance': (input) =>
    input.limits_lpl_upl.map(([lower, upper]: [number, number]) => {
      const result = assurance({ lower, upper, target: input.target, polarity: input.improvement === 'increase' ? 'high' : 'neutral' });
      return result.code === 'notComputed' ? null : { fail: 'consistent_fail', pass: 'consistent_pass', hitOrMiss: 'inconsistent' }[result.assurance];
    }),
  'spc.i': (input) => {
    const [ll99, ll95, ul95, ul99] = four(read(xmr({ values: ratios(input), ...qicharts })).points[0]);
    return { ll99, ll95, ul95, ul99 };
  },
  'spc.mr': (input) => {
    const { upper, nearUpper } = read(movingRange({ values: ratios(input) }));
    return { ul99: upper, ul95: nearUpper };
  },
  'spc.p': (input) => {
    const { first, last } = ends(attribute('p', input));
    return { first_ll99_ll95_ul95_ul99: first, last_ll99_ll95_ul95_ul99: last };
  },
  'spc.pprime.laney': (input) => ends(attribute('pPrime', input)),
  'spc.uprime.laney': (input) => ends(attribute('uPrime', input)),
  'spc.u': (input) => centred(attribute('u', input)),
  'spc.c.rebased': (input) => {
    const { points } = read(attributeSeries({ chart: 'c', counts: input.counts, rebaseAt: [input.rebase_at_index], ...fixed }));
    return { group1_ll99_ul99: [points[0]?.lower, points[0]?.upper], group2_ll99_ul99: [points.at(-1)?.lower, points.at(-1)?.upper] };
  },
  'spc.c.freezeExclude': (input) => centred(read(attributeSeries({ chart: 'c', counts: input.counts, fixAfter: input.freeze_after, exclude: input.exclude_points_1based.map((point: number) => point - 1), ...fixed }))),
  'spc.i.freeze': (input) => centred(read(xmr({ values: input.values, fixAfter: input.freeze_after, ...qicharts }))),
  'spc.t.rareEvents': (input) => centred(read(timeBetweenSeries({ times: input.hours_between_events, ...fixed }))),
  'runs.anhoej': (input) => {
    const { longestRun, longestRunMost, crossings, crossingsLeast, signal } = read(runChart({ values: input.values, centre: input.centre, window: fixed.window }));
    return { longest_run: longestRun, longest_run_max: longestRunMost, crossings, crossings_min: crossingsLeast, signal };
  },
};

/** lower95, upper95, lower998 and upper998 of funnel limits. */
const funnelLimits = (at: (confidence: number) => Result<Limits>): Loose => {
  const [narrow, wide] = [read(at(0.95)), read(at(0.998))];
  return { lower95: narrow.lower, upper95: narrow.upper, lower998: wide.lower, upper998: wide.upper };
};
const significance = (comparison: Result<Comparison>): string => {
  const { direction, level } = read(comparison);
  return level === null ? 'Not significant' : `${direction === 'higher' ? 'High' : 'Low'} (${level === 0.998 ? '0.001' : '0.025'})`;
};
const funnelHarnesses: Record<string, Harness> = {
  'funnel.proportion.phe': (input) => funnelLimits((confidence) => proportionFunnelLimits({ ...input, denominator: input.population, confidence })),
  'funnel.ratio.exactPoisson': (input) => funnelLimits((confidence) => ratioFunnelLimits({ ...input, confidence })),
  'funnel.sr.poissonLimits': (input) => funnelLimits((confidence) => expectedFunnelLimits({ expected: input.expectedCount, multiplier: input.target, confidence })),
  'funnel.significance.proportion': (input) => significance(ownInterval({ count: input.numerator, denominator: input.denominator, average: input.average, measure: 'proportion', polarity: 'neutral' })),
  'funnel.significance.ratio': (input) => significance(ownInterval({ count: input.observed, denominator: input.expected, average: 1, measure: 'rate', polarity: 'neutral' })),
  'funnel.aggregate.rr': (input) =>
    ['a', 'b', 'c'].map((name) => read(pool({ items: input.numerator.flatMap((count: number, index: number) => (input.group[index] === name ? [{ count, denominator: input.denominator[index] }] : [])) })).value),
};
const releaseHarnesses: Record<string, Harness> = { 'sdc.opensafely': (input) => read(roundForRelease({ counts: input.counts })).values };
Object.assign(harnesses, seriesHarnesses, funnelHarnesses, releaseHarnesses);

describe('published cases', () => {
  test.each(publishedCases.map((item) => [`${item.method} ${item.id}`, item] as const))('%s', (_title, { method, input, expected, tolerance }) => {
    const harness = harnesses[method];
    if (!harness) throw new Error(`No function is tried against the published cases of ${method}.`);
    expectWithin(harness(input, expected), expected, tolerance);
  });

  test('none was lost', () => expect(publishedCases).toHaveLength(93));
});
