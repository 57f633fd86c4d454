// The benchmark that a page shows, from the data that the project ships.
import { expect, test } from '@jest/globals';
import { areaBenchmarks } from './area-benchmarks.ts';

const benchmarks = areaBenchmarks();

test.each([
  ['E09000019', 145, 216.9, 10],
  ['E06000044', 207, 155, 10],
  ['E08000018', 142, 155.8, 9],
  ['E06000010', 226, 171.4, 10], // its name holds a comma
])('%s', (gssCode, value, neighbourMean, neighbourCount) => {
  expect(benchmarks.find((benchmark) => benchmark.gssCode === gssCode)).toMatchObject({ value, neighbourMean, neighbourCount, neighbourModel: 'DfE 2025', per: 100_000, period: '2024' });
});

test('authorities without a figure have no row', () => {
  expect(benchmarks).toHaveLength(148);
  expect(benchmarks.every(({ source }) => source.includes('Open Government Licence v3.0'))).toBe(true);
});
