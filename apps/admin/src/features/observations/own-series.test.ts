/** Which figures make a series, and when rules may be read of it. */
import { expect, test } from '@jest/globals';
import { addDays, addMonths } from '@waymark/domain';
import { figureOfCounts, isSmall } from '@waymark/reporting';
import { counted, ownSeries, type ObservationView, type OwnIndicator } from './own-series.ts';

const proportion: OwnIndicator = { measure: 'PROPORTION', per: 100, polarity: 'HIGH' };
const observation = (periodStart: string, numerator: number, more: Partial<ObservationView> = {}): ObservationView => ({
  id: periodStart, definitionVersion: '2023', window: 'QUARTER', periodStart, periodEnd: addDays(addMonths(periodStart, 3), -1), numerator, denominator: 40, offered: null, attended: null, source: 'x', asAt: '2026-11-01',
  estimated: false, state: 'CONFIRMED', enteredBy: 'x', enteredAt: '2026-11-01T10:00:00Z', judgement: null, mayJudge: false, ...more,
});
const quarters = (counts: readonly number[], more: Partial<ObservationView> = {}) => counts.map((count, index) => observation(addMonths('2022-01-01', 3 * index), count, more));

test('thirteen quarters have limits and a verdict; twelve are a line and say why', () => {
  const counts = [20, 22, 19, 21, 20, 18, 22, 21, 19, 20, 21, 20, 38];
  const [thirteen] = ownSeries(quarters(counts), proportion);
  expect(thirteen).toMatchObject({ window: 'QUARTER', version: '2023', withoutRules: null });
  expect(thirteen?.series?.variation).toMatchObject({ variation: 'improvement', hits: [{ rule: 'outside' }] });
  expect(thirteen?.points[0]?.figure).toMatchObject({ value: 50, count: 20, denominator: 40 });
  const [twelve] = ownSeries(quarters(counts.slice(0, 12)), proportion);
  expect(twelve?.withoutRules).toBe('fewPoints');
});

test('rolling years never have limits, however many there are', () => {
  const [rolling] = ownSeries(quarters(Array.from({ length: 20 }, (_, index) => 20 + (index % 3)), { window: 'ROLLING_YEAR' }), proportion);
  expect(rolling?.withoutRules).toBe('overlappingWindows');
  expect(rolling?.series?.points.every(({ lower, upper, hits }) => lower === null && upper === null && hits.length === 0)).toBe(true);
});

test('a missing quarter is a gap; a denominator of nobody has no value', () => {
  const [series] = ownSeries([observation('2025-01-01', 20), observation('2025-07-01', 0, { denominator: 0 }), observation('2025-10-01', 10)], proportion);
  expect(series?.points.map(({ periodStart, value }) => [periodStart, value])).toEqual([['2025-01-01', 50], ['2025-04-01', null], ['2025-07-01', null], ['2025-10-01', 25]]);
});

test('each window and each wording is a series of its own', () => {
  const all = [observation('2025-01-01', 20), observation('2025-04-01', 20, { definitionVersion: 'gov.uk' }), observation('2025-01-01', 20, { window: 'YEAR' })];
  expect(ownSeries(all, proportion).map(({ window, version, points }) => [window, version, points.length])).toEqual([['QUARTER', '2023', 1], ['QUARTER', 'gov.uk', 1], ['YEAR', '2023', 1]]);
});

test('a frequency has a value and no interval, and an XmR chart', () => {
  const frequency: OwnIndicator = { measure: 'FREQUENCY', per: 1, polarity: 'LOW' };
  const [series] = ownSeries(quarters(Array.from({ length: 13 }, (_, index) => 100 + (index % 4))), frequency);
  expect(series?.points[0]).toMatchObject({ value: 2.5, figure: null });
  expect(series?.withoutRules).toBeNull();
  expect(figureOfCounts(observation('2025-01-01', 2), counted({ measure: 'RATE', per: 1000, polarity: 'LOW' }))).toMatchObject({ value: 50 });
});

test('few counted, or few to count, are small', () => {
  expect([[4, 100], [5, 29], [5, 30]].map(([numerator = 0, denominator = 0]) => isSmall({ numerator, denominator }))).toEqual([true, true, false]);
});
