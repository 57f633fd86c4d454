/** Shares from counts, and what may be kept. */
import { describe, expect, test } from '@jest/globals';
import { achievedOf, percentOf, reasonsAgainstReading, reasonsAgainstTarget } from './measures.ts';

describe('a reading', () => {
  // Rotherham, July 2013: 45 of 53 assessments on time against a target of 98 %; dip samples of 25 audited, 15 good or better.
  test.each([[45, 53, 98, 84.9, 86.6], [15, 25, 100, 60, 60], [0, 10, 90, 0, 0], [53, 53, 98, 100, 102]])('%i of %i against %i %%', (numerator, denominator, target, percent, achieved) => {
    expect([percentOf(numerator, denominator), achievedOf(numerator, denominator, target)]).toEqual([percent, achieved]);
  });
  test.each([
    [{ numerator: 1, denominator: 2, datedOn: '2026-11-27' }, []],
    [{ numerator: 0, denominator: 0, datedOn: '2026-11-27' }, ['nothingCounted']],
    [{ numerator: 3, denominator: 2, datedOn: '2026-11-28' }, ['moreThanCounted', 'dateInFuture']],
    [{ numerator: -1, denominator: 2, datedOn: '2026-11-01' }, ['moreThanCounted']],
  ])('%j', (reading, codes) => expect(reasonsAgainstReading(reading, '2026-11-27').map(({ code }) => code)).toEqual(codes));
  test.each([[98, 0], [100, 0], [0, 1], [100.1, 1], [Number.NaN, 1]])('a target of %d', (target, count) => expect(reasonsAgainstTarget(target)).toHaveLength(count));
});
