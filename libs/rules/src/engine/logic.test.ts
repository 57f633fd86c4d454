// Three-valued logic and the operators, case by case.
import { describe, expect, it } from '@jest/globals';
import type { Condition, Facts, FactValue, Operator } from '../format/rule-set.ts';
import { compiled, leaf, rule } from '../testing/rule-set-builders.ts';
import type { TruthName } from './decision.ts';

const now = '2026-11-22';

/** The truth of one condition, as its trace says it. */
function truthOf(condition: Condition, facts: Facts, named: Record<string, Condition> = {}): TruthName {
  const root = { all: [condition] };
  const decision = compiled([rule('tried', 'red', root)], named).decide(facts, { now });
  return decision.conditions[0]?.result ?? decision.passedOver[0]?.result ?? 'unknown';
}

const T = leaf('count', 'equal', 1);
const F = leaf('count', 'equal', 2);
const U = leaf('target', 'equal', 1);
const facts: Facts = { count: 1 };
const truths: [TruthName, Condition][] = [['true', T], ['false', F], ['unknown', U]];
const order: TruthName[] = ['false', 'unknown', 'true'];
const pairs = truths.flatMap(([a, left]) => truths.map(([b, right]) => [a, b, left, right] as const));

describe('groups (Kleene)', () => {
  it.each(pairs)('%s and %s', (a, b, left, right) => {
    expect(truthOf({ all: [left, right] }, facts)).toBe(order[Math.min(order.indexOf(a), order.indexOf(b))]);
    expect(truthOf({ all: [left, right, left] }, facts)).toBe(order[Math.min(order.indexOf(a), order.indexOf(b))]);
  });
  it.each(pairs)('%s or %s', (a, b, left, right) => {
    expect(truthOf({ any: [left, right] }, facts)).toBe(order[Math.max(order.indexOf(a), order.indexOf(b))]);
    expect(truthOf({ any: [left, right, left] }, facts)).toBe(order[Math.max(order.indexOf(a), order.indexOf(b))]);
  });
  it.each(truths)('not %s', (a, condition) => {
    expect(truthOf({ not: condition }, facts)).toBe(order[2 - order.indexOf(a)]);
    expect(truthOf({ condition: 'it' }, facts, { it: { all: [condition] } })).toBe(a);
  });
});

describe('operators', () => {
  const rows: [string, Operator, unknown, FactValue, TruthName][] = [
    ['count', 'equal', 1, 1, 'true'],
    ['count', 'equal', 1, 2, 'false'],
    ['count', 'equal', 1, null, 'unknown'],
    ['count', 'notEqual', 1, 2, 'true'],
    ['count', 'notEqual', 1, 1, 'false'],
    ['count', 'notEqual', 1, null, 'unknown'],
    ['urgent', 'equal', false, false, 'true'],
    ['urgent', 'equal', false, null, 'unknown'],
    ['status', 'in', ['new', 'open'], 'open', 'true'],
    ['status', 'in', ['new', 'open'], 'done', 'false'],
    ['status', 'in', ['new', 'open'], null, 'unknown'],
    ['status', 'in', ['new', null], 'new', 'true'],
    ['status', 'in', ['new', null], 'done', 'unknown'],
    ['status', 'notIn', ['new', 'open'], 'done', 'true'],
    ['status', 'notIn', ['new', null], 'new', 'false'],
    ['status', 'notIn', ['new', null], 'done', 'unknown'],
    ['tags', 'contains', 'a', ['a', 'b'], 'true'],
    ['tags', 'contains', 'a', [], 'false'],
    ['tags', 'contains', 'a', null, 'unknown'],
    ['tags', 'doesNotContain', 'a', ['b'], 'true'],
    ['tags', 'doesNotContain', 'a', ['a'], 'false'],
    ['tags', 'doesNotContain', 'a', null, 'unknown'],
    ['count', 'lessThan', 2, 1, 'true'],
    ['count', 'lessThan', 2, 2, 'false'],
    ['count', 'lessThanInclusive', 2, 2, 'true'],
    ['count', 'lessThanInclusive', 0, null, 'unknown'],
    ['count', 'greaterThan', 2, 3, 'true'],
    ['count', 'greaterThan', 2, 2, 'false'],
    ['count', 'greaterThanInclusive', 2, 2, 'true'],
    ['count', 'x:between', [1, 3], 1, 'true'],
    ['count', 'x:between', [1, 3], 3, 'true'],
    ['count', 'x:between', [1, 3], 4, 'false'],
    ['count', 'x:between', [1, 3], null, 'unknown'],
    ['count', 'x:isMissing', true, null, 'true'],
    ['count', 'x:isMissing', true, 0, 'false'],
    ['count', 'x:isMissing', false, null, 'false'],
    ['count', 'x:isMissing', false, 0, 'true'],
    ['due', 'x:before', '2026-11-22', '2026-11-21', 'true'],
    ['due', 'x:before', '2026-11-22', '2026-11-22', 'false'],
    ['due', 'x:after', '2026-11-22', '2026-11-23', 'true'],
    ['due', 'x:after', '2026-11-22', null, 'unknown'],
    ['due', 'equal', '2026-11-22', '2026-11-22', 'true'],
    ['due', 'lessThan', '2026-11-22', '2026-11-03', 'true'],
    ['due', 'in', ['2026-11-22'], '2026-11-22', 'true'],
  ];
  it.each(rows)('%s %s %j of %j is %s', (fact, operator, expected, value, truth) => {
    expect(truthOf(leaf(fact, operator, expected as FactValue), { [fact]: value })).toBe(truth);
  });

  it.each<[Operator, Facts, TruthName]>([
    ['lessThan', { count: 1, target: 2 }, 'true'],
    ['lessThan', { count: 2, target: 2 }, 'false'],
    ['lessThan', { count: 2 }, 'unknown'],
    ['notEqual', { target: 2 }, 'unknown'],
    ['notEqual', { count: 1, target: 2 }, 'true'],
    ['equal', { count: 2, target: 2 }, 'true'],
  ])('count %s target of %j is %s', (operator, given, truth) => {
    expect(truthOf(leaf('count', operator, { fact: 'target' }), given)).toBe(truth);
  });
});

describe('facts', () => {
  const known = (fact: string): Condition => leaf(fact, 'x:isMissing', false);
  it.each<[string, unknown, TruthName]>([
    ['count', '1', 'false'],
    ['count', NaN, 'false'],
    ['count', undefined, 'false'],
    ['status', 1, 'false'],
    ['urgent', 'true', 'false'],
    ['due', '2026-02-30', 'false'],
    ['due', 'soon, but not a date', 'false'],
    ['tags', 'a', 'false'],
    ['count', 0, 'true'],
    ['note', '', 'true'],
    ['urgent', false, 'true'],
    ['due', '2026-06-30T23:30:00Z', 'true'],
  ])('%s given as %j is known: %s', (fact, value, truth) => {
    expect(truthOf(known(fact), { [fact]: value as FactValue })).toBe(truth);
  });

  it('works out those that move with the days', () => {
    const all = { all: ['daysLeft', 'daysLate', 'workingDaysLate', 'daysIdle'].map(known) };
    const engine = compiled([rule('r', 'red', all)]);
    const at = (day: string): Record<string, FactValue> => Object.fromEntries(engine.readFacts({ due: '2026-11-20', touched: '2026-11-01' }, { now: day }).map(({ fact, value }) => [fact, value]));
    expect(at('2026-11-18')).toMatchObject({ due: '2026-11-20', daysLeft: 2, daysLate: 0, workingDaysLate: 0, daysIdle: 17 });
    expect(at('2026-11-23')).toMatchObject({ daysLeft: -3, daysLate: 3, workingDaysLate: 1, daysIdle: 22 });
    expect(at('2026-11-22T23:30:00Z')).toMatchObject({ daysLate: 2 });
    expect(engine.readFacts({}, { now }).every(({ value }) => value === null)).toBe(true);
  });

  it('takes a derived fact from outside only while its date is not known', () => {
    expect(truthOf(known('daysLate'), { daysLate: 5 })).toBe('true');
    expect(truthOf(leaf('daysLate', 'equal', 0), { daysLate: 5, due: '2999-01-01' })).toBe('true');
  });

  it('refuses a now that means another day elsewhere', () => {
    expect(() => compiled([]).outcome({}, { now: 'today' })).toThrow(RangeError);
  });
});
