import { describe, expect, it } from '@jest/globals';
import { reportingPeriodOf, reportingPeriodsUntil } from './reporting-period.ts';

describe('a reporting period', () => {
  it.each([
    ['2026-11-01', '2026-11-01', '2026-11-30'],
    ['2026-11-30', '2026-11-01', '2026-11-30'],
    ['2024-02-10', '2024-02-01', '2024-02-29'],
    ['2026-12-31', '2026-12-01', '2026-12-31'],
  ])('of %s is from %s to %s', (day, from, to) => expect(reportingPeriodOf(day)).toEqual({ from, to }));

  it('goes back over the turn of the year without a gap', () => {
    expect(reportingPeriodsUntil('2026-01-31', 3)).toEqual([
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2025-12-01', to: '2025-12-31' },
      { from: '2025-11-01', to: '2025-11-30' },
    ]);
  });
});
