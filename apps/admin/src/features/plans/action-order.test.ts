import { describe, expect, test } from '@jest/globals';
import { accountableOwner, apiOrder, orderActions, type OrderedAction } from './action-order.ts';
import type { SortKey } from './plan-filters.ts';

const action = (id: string, due: string | null, owner: string | null, stated: string | null, daysOverdue: number | null) => ({
  id,
  timescale: { current: due },
  owners: owner ? [{ name: 'Board', accountable: false }, { name: owner, accountable: true }] : [],
  statedRating: stated ? { code: stated } : null,
  daysOverdue,
});

const actions = [
  action('a', '2026-09-30', 'Practice Manager', 'amber', 53),
  action('b', null, null, null, null),
  action('c', '2026-06-30', 'Head of Service', 'red', 145),
  action('d', '2027-03-31', 'area Manager', 'green', null),
];
const codes = ['red', 'amber', 'green', 'blue'];
const order = (key: SortKey, direction: 'ascending' | 'descending') =>
  orderActions(actions, { key, direction }, codes)
    .map(({ id }) => id)
    .join('');

describe('the order of actions', () => {
  test.each([
    ['plan', 'ascending', 'abcd'],
    ['plan', 'descending', 'dcba'],
    ['rating', 'descending', 'abcd'],
    ['rating', 'ascending', 'dcba'],
    ['due', 'ascending', 'cadb'],
    ['due', 'descending', 'dacb'],
    ['owner', 'ascending', 'dcab'],
    ['stated', 'ascending', 'cadb'],
    ['overdue', 'descending', 'cabd'],
  ] as const)('by %s, %s', (key, direction, expected) => {
    expect(order(key, direction)).toBe(expected);
  });

  test('the API orders by rating, the page by the rest', () => {
    expect([apiOrder({ key: 'rating', direction: 'ascending' }), apiOrder({ key: 'due', direction: 'ascending' })]).toEqual(['EXCEPTIONS_FIRST', 'PLAN']);
  });

  test.each<[string, OrderedAction['owners'], string | null]>([
    ['the accountable one', [{ name: 'A', accountable: false }, { name: 'B', accountable: true }], 'B'],
    ['else the first', [{ name: 'A', accountable: false }], 'A'],
    ['else nobody', [], null],
  ])('the owner is %s', (_name, owners, expected) => {
    expect(accountableOwner({ owners })).toBe(expected);
  });
});
