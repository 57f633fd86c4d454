import { describe, expect, test } from '@jest/globals';
import { addDays, mondayOf, monthOf } from './dates.ts';
import { digestsOf, periodsOf, type DigestFacts } from './digest.ts';

test.each([['2026-11-27', '2026-11-23'], ['2026-11-23', '2026-11-23'], ['2026-11-29', '2026-11-23'], ['2027-01-01', '2026-12-28']])('the week of %s begins on %s', (day, monday) => expect(mondayOf(day)).toBe(monday));
test.each([['2026-11-27', '2026-11-30'], ['2028-02-01', '2028-02-29'], ['2026-12-31', '2026-12-31']])('the month of %s ends on %s', (day, last) => expect(monthOf(day).last).toBe(last));
test('days go over months, years and changes of the clocks', () => {
  expect([addDays('2026-12-31', 1), addDays('2026-03-29', 1), addDays('2026-10-25', 1), addDays('2028-03-01', -1)]).toEqual(['2027-01-01', '2026-03-30', '2026-10-26', '2028-02-29']);
});

describe('a digest', () => {
  const { week, month } = periodsOf('2026-11-27');
  const facts = (change: Partial<DigestFacts> = {}): DigestFacts => ({
    people: [{ accountId: 'o', roles: ['actionOwner'] }, { accountId: 'm', roles: ['actionOwner', 'planManager'] }, { accountId: 'c', roles: ['boardChair'] }, { accountId: 'v', roles: ['viewer'] }],
    own: new Map([['o', { due: 1, overdue: 2 }]]), week: { due: 5, overdue: 6 }, month: { due: 7, overdue: 8 }, escalations: 3, ownEscalations: new Map([['o', 1]]), waiting: new Map(), ...change,
  });

  test('goes to owners of their own, to managers of the service by the week, to the chair by the month, to viewers not at all', () => {
    expect(digestsOf('s', [week, month], facts()).map(({ recipientId, dedupeKey, notBefore, parameters }) => [recipientId, dedupeKey, notBefore, parameters['due'], parameters['overdue'], parameters['escalations']])).toEqual([
      ['o', 'digest:week:2026-11-23:o', '2026-11-23T07:00:00.000Z', 1, 2, 1],
      ['m', 'digest:week:2026-11-23:m', '2026-11-23T07:00:00.000Z', 5, 6, 3],
      ['c', 'digest:month:2026-11-01:c', '2026-11-01T07:00:00.000Z', 7, 8, 3],
    ]);
  });

  test('comes at seven in summer, too', () => {
    const [first] = digestsOf('s', [periodsOf('2026-07-08').week], facts());
    expect(first?.notBefore).toBe('2026-07-06T06:00:00.000Z');
  });

  test('is not written where there is nothing to tell', () => {
    const none = { due: 0, overdue: 0 };
    expect(digestsOf('s', [week, month], facts({ own: new Map(), week: none, month: none, escalations: 0, ownEscalations: new Map() }))).toEqual([]);
    expect(digestsOf('s', [], facts())).toEqual([]);
  });
});
