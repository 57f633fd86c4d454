/** What reviews recorded, counted by quarter and agency: members alone are counted, a day is one meeting, a quarter may still go on. */
import { describe, expect, test } from '@jest/globals';
import { definitionOf } from '../indicators/index.ts';
import type { Agency, AttendanceName } from '../reviews/index.ts';
import { newestYearOf, quartersOf, seatsOf, type RecordedSeat } from './attendance.ts';
import { BOARD_INDICATOR } from './attendance.store.ts';

const meeting = (heldOn: string, came: Partial<Record<Agency, AttendanceName>>): RecordedSeat[] => Object.entries(came).map(([agency, attendance]) => ({ heldOn, agency: agency as Agency, attendance }));
const agencies: Agency[] = ['council', 'police', 'health'];

test('the indicator is one of the catalogue, by quarter', () => expect(definitionOf(BOARD_INDICATOR)?.windows[0]).toBe('quarter'));

describe('by quarter', () => {
  const seats = seatsOf([
    ...meeting('2026-07-06', { council: 'member', police: 'deputy', health: 'absent' }),
    ...meeting('2026-09-30', { council: 'member', police: 'member', health: 'apologies' }),
    ...meeting('2026-10-05', { council: 'member', police: 'absent' }),
  ]);

  test('a deputy is told beside the members who came, and each agency that was named is a seat', () => {
    expect(quartersOf(seats, '2026-10-14')).toEqual([
      { periodStart: '2026-07-01', periodEnd: '2026-09-30', over: true, meetings: 2, numerator: 3, denominator: 6, deputies: 1 },
      { periodStart: '2026-10-01', periodEnd: '2026-12-31', over: false, meetings: 1, numerator: 1, denominator: 2, deputies: 0 },
    ]);
  });

  test('a quarter is over on the day after its last', () => {
    expect(quartersOf(seats, '2026-09-30')[0]?.over).toBe(false);
    expect(quartersOf(seats, '2026-10-01')[0]?.over).toBe(true);
  });

  test('two plans reviewed on one day are one meeting, and of what they say of an agency the better counts', () => {
    const both = seatsOf([...meeting('2026-07-06', { council: 'absent', police: 'deputy' }), ...meeting('2026-07-06', { council: 'member', police: 'apologies' })]);
    expect(quartersOf(both, '2026-10-14')).toEqual([{ periodStart: '2026-07-01', periodEnd: '2026-09-30', over: true, meetings: 1, numerator: 1, denominator: 2, deputies: 1 }]);
  });

  test('nothing was closed: no quarters, no year', () => {
    expect(quartersOf([], '2026-10-14')).toEqual([]);
    expect(newestYearOf([], agencies)).toBeNull();
  });
});

test('by agency over the four quarters to the newest meeting, only those with a seat, in their order', () => {
  const seats = seatsOf([
    ...meeting('2025-06-30', { council: 'absent', health: 'absent' }),
    ...meeting('2025-07-01', { police: 'member', council: 'deputy' }),
    ...meeting('2026-04-20', { police: 'absent', council: 'member' }),
  ]);
  expect(newestYearOf(seats, agencies)).toEqual({
    from: '2025-07-01', to: '2026-06-30', meetings: 2, agencies: [{ agency: 'council', attended: 1, deputies: 1, of: 2 }, { agency: 'police', attended: 1, deputies: 0, of: 2 }],
  });
});
