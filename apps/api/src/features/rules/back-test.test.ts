/** From counts by pairs of rules to a report by ratings. */
import { describe, expect, test } from '@jest/globals';
import { defaultRuleSets } from '@waymark/rules';
import { answerAt, answeringByRule, changing, quarterEndsBefore, statedAgainst, transitionOf, transitionsOf } from './back-test.ts';

const before = defaultRuleSets['delivery-4'];
const after = defaultRuleSets['risk-3'];
const sides = { before, after };

describe('ends of quarters', () => {
  test.each<[string, string[]]>([
    ['2026-11-22', ['2026-09-30', '2026-06-30', '2026-03-31', '2025-12-31']],
    ['2026-12-31', ['2026-09-30', '2026-06-30', '2026-03-31', '2025-12-31']],
    ['2027-01-01', ['2026-12-31', '2026-09-30', '2026-06-30', '2026-03-31']],
    ['2026-03-31', ['2025-12-31', '2025-09-30', '2025-06-30', '2025-03-31']],
  ])('before %s', (today, ends) => expect(quarterEndsBefore(today, 4)).toEqual(ends));
});

describe('rules that answer with their place', () => {
  const places = answeringByRule(before);
  test('are the same rules', () => {
    expect(places.rating.rules.map(({ name, priority, conditions }) => ({ name, priority, conditions }))).toEqual(before.rating.rules.map(({ name, priority, conditions }) => ({ name, priority, conditions })));
    expect(places.rating.rules.map(({ event }) => event.params.rating)).toEqual(['0', '1', '2', '3', '4', '5']);
  });
  test('are read back', () => {
    expect(answerAt(before, '2')).toEqual({ rule: 'overdue-without-evidence', rating: 'red' });
    expect(answerAt(before, 'default')).toEqual({ rule: null, rating: 'amber' });
    expect(() => answerAt(before, '99')).toThrow('no rule 99');
  });
});

describe('transitions', () => {
  // complete: green in both; in progress: amber before; within the deadline: green after.
  const all = [{ before: '0', after: '0', count: 3 }, { before: '4', after: '6', count: 5 }, { before: '4', after: '5', count: 2 }, { before: '4', after: 'default', count: 4 }].map((pair) => transitionOf(sides, pair));
  test('are summed by rating, those that stay too, the largest first', () => {
    expect(transitionsOf(all)).toEqual([{ from: 'amber', to: 'green', count: 7 }, { from: 'amber', to: 'amber', count: 4 }, { from: 'green', to: 'green', count: 3 }]);
  });
  test('name the rules of those that change', () => {
    expect(changing(all)).toEqual([
      { from: 'amber', to: 'green', count: 5, ruleBefore: 'in-progress', ruleAfter: 'within-deadline' },
      { from: 'amber', to: 'green', count: 2, ruleBefore: 'in-progress', ruleAfter: 'underway-without-end-date' },
    ]);
  });
});

test('stated ratings stand beside computed ones, by either rule set', () => {
  const pairs = [{ stated: 'amber', before: '2', after: '2', count: 4 }, { stated: null, before: '4', after: '6', count: 1 }, { stated: 'amber', before: '3', after: '6', count: 2 }];
  expect(statedAgainst(sides, 'before', pairs)).toEqual([
    { stated: 'amber', computed: 'red', count: 4 }, { stated: 'amber', computed: 'amber', count: 2 }, { stated: null, computed: 'amber', count: 1 },
  ]);
  expect(statedAgainst(sides, 'after', pairs)).toEqual([
    { stated: 'amber', computed: 'red', count: 4 }, { stated: 'amber', computed: 'green', count: 2 }, { stated: null, computed: 'green', count: 1 },
  ]);
});
