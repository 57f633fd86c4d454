import { describe, expect, test } from '@jest/globals';
import { planState } from './plan-state.ts';

const red = { code: 'red', canonical: 'OFF_TRACK' };
const amber = { code: 'amber', canonical: 'AT_RISK' };
const green = { code: 'green', canonical: 'COMPLETE' };
const blue = { code: 'blue', canonical: 'NOT_DUE' };

const counts = (r: number, a: number, g: number, b: number) => [
  { rating: red, count: r },
  { rating: amber, count: a },
  { rating: green, count: g },
  { rating: blue, count: b },
];

describe('the state of a plan', () => {
  test('names the worst rating and how those actions were reported', () => {
    const divergences = [
      { stated: green, computed: red, count: 1 },
      { stated: amber, computed: red, count: 18 },
      { stated: amber, computed: green, count: 30 },
    ];
    expect(planState({ total: 50, byRating: counts(20, 12, 18, 0), divergences })).toEqual({
      kind: 'rated',
      rating: red,
      count: 20,
      total: 50,
      reported: { rating: amber, count: 18 },
    });
  });

  test('says nothing of reports that agree', () => {
    expect(planState({ total: 3, byRating: counts(2, 0, 1, 0), divergences: [] })).toMatchObject({ count: 2, reported: null });
  });

  test('falls back to what is at risk when nothing is off track', () => {
    expect(planState({ total: 3, byRating: counts(0, 2, 1, 0), divergences: [] })).toMatchObject({ kind: 'rated', rating: amber, count: 2 });
  });

  test.each([
    ['no action', 0, counts(0, 0, 0, 0), { kind: 'empty' }],
    ['all complete', 4, counts(0, 0, 4, 0), { kind: 'allComplete', total: 4 }],
    ['nothing worrying', 5, counts(0, 0, 2, 3), { kind: 'calm', total: 5, complete: 2 }],
  ])('%s', (_name, total, byRating, expected) => {
    expect(planState({ total, byRating, divergences: [] })).toEqual(expected);
  });
});
