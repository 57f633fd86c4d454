import { expect, test } from '@jest/globals';
import { positivePercent } from './feedback.ts';
import { financialYearName, financialYearOf } from './financial-year.ts';

test('a financial year begins in April', () => {
  expect(['2026-03-31', '2026-04-01', '2026-12-31', '2027-01-01'].map(financialYearOf)).toEqual([2025, 2026, 2026, 2026]);
  expect([2016, 1999, 2008].map(financialYearName)).toEqual(['2016/17', '1999/00', '2008/09']);
});

test('few answers have no percentage', () => {
  expect(positivePercent({ positive: 9, answered: 9 })).toBeNull();
  expect(positivePercent({ positive: 7, answered: 10 })).toBe(70);
  expect(positivePercent({ positive: 45, answered: 53 })).toBe(84.9);
});
