// Disproportionality, reoffending and provision, worked out by hand.
import { describe, expect, test } from '@jest/globals';
import type { Result } from '../result.ts';
import { disproportionality } from './disproportionality.ts';
import { provision } from './provision.ts';
import { reoffending } from './reoffending.ts';

function computed<T extends object>(result: Result<T>): T {
  if (result.code === 'notComputed') throw new Error(`Refused: ${result.reason}`);
  return result;
}

describe('disproportionality', () => {
  const rows = [2023, 2024].flatMap((year) => [
    { group: 'white', year, count: 30, population: 8000 },
    { group: 'black', year, count: 15, population: 1500 },
    { group: 'mixed', year, count: 5, population: 500 },
  ]);
  const { groups, years } = computed(disproportionality({ rows, reference: 'white' }));

  test('years are pooled; a gap is in percentage points, with limits', () => {
    expect(years).toEqual([2023, 2024]);
    expect(groups.map(({ group, count, population }) => [group, count, population])).toEqual([['white', 60, 16_000], ['black', 30, 3000], ['mixed', 10, 1000]]);
    const gap = computed(groups[1]?.gap ?? { code: 'notComputed', reason: 'noFigure' });
    // 30 of 100 against 15 % of the population; Wilson's limits of 30 / 100 are 21.9 and 39.6.
    expect(gap.value).toBeCloseTo(15, 10);
    expect(gap.lower).toBeCloseTo(6.895, 3);
    expect(gap.upper).toBeCloseTo(24.585, 3);
    expect(groups.reduce((sum, item) => sum + computed(item.gap).value, 0)).toBeCloseTo(0, 10);
  });

  test('the index divides rates, and the reference has none', () => {
    expect(groups[1]?.index).toMatchObject({ value: expect.closeTo(0.01 / 0.00375, 10) as unknown });
    expect(groups[0]?.index).toMatchObject({ reason: 'sameArea' });
  });

  test('too few events have no index, and an unknown reference is refused', () => {
    const few = computed(disproportionality({ rows: [{ group: 'a', year: 1, count: 4, population: 90 }, { group: 'b', year: 1, count: 3, population: 90 }], reference: 'a' }));
    expect(few.groups[1]?.index).toEqual({ code: 'notComputed', reason: 'fewEvents', detail: { least: 10 } });
    expect(disproportionality({ rows, reference: 'green' })).toMatchObject({ reason: 'unknownArea' });
    expect(disproportionality({ rows: [{ group: 'a', year: 1, count: 0, population: 9 }], reference: 'a' })).toMatchObject({ groups: [{ gap: { reason: 'fewEvents' } }] });
  });
});

describe('reoffending', () => {
  const counts = { cohort: 100, reoffenders: 40, reoffences: 140 };

  test('three measures, three names', () => {
    const found = computed(reoffending(counts));
    expect(found.binaryRate.value).toBe(40);
    expect(found.reoffencesPerCohortMember.value).toBe(1.4);
    expect(computed(found.reoffencesPerReoffender).value).toBe(3.5);
  });

  test('frequencies have an interval only when it is known who did how much', () => {
    expect(computed(reoffending(counts)).reoffencesPerCohortMember.interval).toEqual({ code: 'notComputed', reason: 'eventsNotIndependent' });
    const bands = [{ events: 0, people: 60 }, { events: 2, people: 30 }, { events: 8, people: 10 }];
    const { interval } = computed(reoffending({ ...counts, bands })).reoffencesPerCohortMember;
    const { lower, upper } = computed(interval);
    // Σ f² people = 760 against 140 events: wider than Poisson by √(760 / 140).
    expect(upper - lower).toBeGreaterThan(2 * 1.96 * 0.01 * Math.sqrt(700));
  });

  test('counts that contradict each other are refused', () => {
    expect(reoffending({ ...counts, reoffenders: 101 })).toMatchObject({ reason: 'countAboveDenominator' });
    expect(reoffending({ ...counts, reoffences: 39 })).toMatchObject({ reason: 'relationDoesNotHold' });
    expect(reoffending({ ...counts, bands: [{ events: 2, people: 40 }] })).toMatchObject({ reason: 'relationDoesNotHold' });
    expect(reoffending({ cohort: 10, reoffenders: 0, reoffences: 0 })).toMatchObject({ reoffencesPerReoffender: { reason: 'fewEvents' } });
  });
});

describe('provision', () => {
  test('each step is a share of the one before and of the need', () => {
    const found = computed(provision({ need: 50, offered: 40, attended: 15 }));
    expect(found.offered.value).toBe(80);
    expect(computed(found.attendedOfOffered).value).toBe(37.5);
    expect(found.attendedOfNeed.value).toBe(30);
    expect(found.lostMostAt).toBe('attendance');
  });

  test('refusals', () => {
    expect(provision({ need: 5, offered: 6, attended: 1 })).toMatchObject({ reason: 'countAboveDenominator' });
    expect(provision({ need: 5, offered: 2, attended: 3 })).toMatchObject({ reason: 'countAboveDenominator' });
    expect(provision({ need: 0, offered: 0, attended: 0 })).toMatchObject({ reason: 'denominatorNotPositive' });
    expect(provision({ need: 5, offered: 0, attended: 0 })).toMatchObject({ attendedOfOffered: { reason: 'fewEvents' }, lostMostAt: 'offer' });
  });
});
