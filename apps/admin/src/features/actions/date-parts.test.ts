import { expect, test } from '@jest/globals';
import { readDateParts } from './date-parts.ts';

test.each([
  ['27', '3', '2026', { date: '2026-03-27' }],
  [' 1 ', '12', '2026', { date: '2026-12-01' }],
  ['30', 'Sept', '2026', { date: '2026-09-30' }],
  ['30', 'September', '2026', { date: '2026-09-30' }],
  ['30', 'medi', '2026', { date: '2026-09-30' }],
  ['5', 'Gorff', '2026', { date: '2026-07-05' }],
  ['29', '2', '2028', { date: '2028-02-29' }],
  ['29', '2', '2026', 'wrong'],
  ['31', '4', '2026', 'wrong'],
  ['0', '4', '2026', 'wrong'],
  ['1', '13', '2026', 'wrong'],
  ['1', 'ma', '2026', 'wrong'],
  ['1', '3', '26', 'wrong'],
  ['1', '', '2026', 'wrong'],
  ['', ' ', '', 'missing'],
])('%s %s %s', (day, month, year, expected) => {
  expect(readDateParts({ day, month, year })).toEqual(expected);
});
