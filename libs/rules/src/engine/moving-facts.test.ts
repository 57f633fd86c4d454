// Facts that move by themselves, days counted from the one decided for, and decorated operators.
import { describe, expect, it } from '@jest/globals';
import type { ConditionValue, Facts, Operator } from '../format/rule-set.ts';
import { compiled, leaf, rule } from '../testing/rule-set-builders.ts';
import type { Compiled } from './compiled.ts';

const MONDAY = '2026-11-23';
const engine = (fact: string, operator: Operator, value: ConditionValue): Compiled => compiled([rule('yes', 'red', { all: [leaf(fact, operator, value)] }), rule('no', 'blue', { not: leaf(fact, operator, value) })]);
const NAMES: Readonly<Record<string, string>> = { red: 'true', blue: 'false', grey: 'unknown' };
const truth = (fact: string, operator: Operator, value: ConditionValue, facts: Facts, now = MONDAY): string | undefined => NAMES[engine(fact, operator, value).outcome(facts, { now })];

describe('a number that moves', () => {
  it('goes on from the day it was given for', () => {
    const waited = engine('waited', 'greaterThanInclusive', 10);
    expect(waited.nextChangeAt({ waited: 3 }, { now: MONDAY })).toEqual({ on: '2026-11-30', outcome: 'red' });
    expect(waited.outcome({ waited: 3 }, { now: '2026-11-30', asOf: MONDAY })).toBe('red');
    expect(waited.outcome({ waited: 3 }, { now: '2026-11-30' })).toBe('blue');
    expect(engine('remaining', 'lessThan', 0).nextChangeAt({ remaining: 2 }, { now: MONDAY })).toEqual({ on: '2026-11-26', outcome: 'red' });
  });

  it('counts working days on working days only', () => {
    // From a Friday: Monday is one working day later.
    expect(engine('workingDaysWaited', 'greaterThan', 4).nextChangeAt({ workingDaysWaited: 4 }, { now: '2026-11-27' })).toEqual({ on: '2026-11-30', outcome: 'red' });
  });

  it('is a derived fact, too, when it is given while its date is not', () => {
    expect(engine('daysLate', 'greaterThan', 5).nextChangeAt({ daysLate: 5 }, { now: MONDAY })).toEqual({ on: '2026-11-24', outcome: 'red' });
    expect(engine('daysLeft', 'lessThan', 5).nextChangeAt({ daysLeft: 5 }, { now: MONDAY })).toEqual({ on: '2026-11-24', outcome: 'red' });
    // Not late, and nobody said for how long: it waits for data, not for time.
    expect(engine('daysLate', 'greaterThan', 0).nextChangeAt({ daysLate: 0 }, { now: MONDAY })).toBeNull();
  });
});

describe('a day counted from the one decided for', () => {
  it('moves with it', () => {
    const soon = engine('due', 'x:before', { days: 14 });
    expect(truth('due', 'x:before', { days: 14 }, { due: '2026-12-07' })).toBe('false');
    expect(soon.nextChangeAt({ due: '2026-12-07' }, { now: MONDAY })).toEqual({ on: '2026-11-24', outcome: 'red' });
    expect(truth('due', 'x:after', { days: 0 }, { due: MONDAY })).toBe('false');
    expect(truth('due', 'x:before', { days: 0 }, {})).toBe('unknown');
  });

  it('may be counted in working days', () => {
    // Five working days before Monday 23 November is Monday 16 November.
    expect(truth('due', 'x:before', { workingDays: -5 }, { due: '2026-11-13' })).toBe('true');
    expect(truth('due', 'x:before', { workingDays: -5 }, { due: '2026-11-16' })).toBe('false');
    expect(engine('due', 'x:before', { workingDays: -5 }).nextChangeAt({ due: '2026-11-16' }, { now: MONDAY })).toEqual({ on: '2026-11-24', outcome: 'red' });
  });

  it('gives a date that would change the outcome', () => {
    expect(engine('due', 'x:before', { days: 14 }).decide({ due: '2026-12-20' }, { now: MONDAY }).counterfactuals).toContainEqual({ fact: 'due', operator: 'atMost', value: '2026-12-06', outcome: 'red' });
  });
});

describe('operators', () => {
  it.each<[string, string, Operator, ConditionValue, Facts, string]>([
    ['text that begins so', 'note', 'x:startsWith', 'ab', { note: 'abc' }, 'true'],
    ['text that does not', 'note', 'x:startsWith', 'ab', { note: 'Abc' }, 'false'],
    ['text that is not known', 'note', 'x:startsWith', 'ab', {}, 'unknown'],
    ['some element', 'tags', 'someFact:equal', 'b', { tags: ['a', 'b'] }, 'true'],
    ['no element', 'tags', 'someFact:equal', 'c', { tags: ['a', 'b'] }, 'false'],
    ['none of an empty list', 'tags', 'someFact:equal', 'c', { tags: [] }, 'false'],
    ['some of a list that is not known', 'tags', 'someFact:equal', 'c', {}, 'unknown'],
    ['some element that is a number', 'tags', 'someFact:greaterThan', 3, { tags: ['a', 5] }, 'true'],
    ['an element that is no number cannot be larger or not', 'tags', 'someFact:greaterThan', 3, { tags: ['a', 1] }, 'unknown'],
    ['every element', 'tags', 'everyFact:in', ['a', 'b'], { tags: ['a', 'a'] }, 'true'],
    ['every element but one', 'tags', 'everyFact:in', ['a'], { tags: ['a', 'b'] }, 'false'],
    ['every element of an empty list', 'tags', 'everyFact:equal', 'a', { tags: [] }, 'true'],
    ['some value', 'count', 'someValue:greaterThan', [5, 1], { count: 2 }, 'true'],
    ['every value', 'count', 'everyValue:greaterThan', [5, 1], { count: 2 }, 'false'],
    ['sides swapped', 'count', 'swap:lessThan', 5, { count: 6 }, 'true'],
    ['the opposite', 'count', 'not:lessThan', 5, { count: 6 }, 'true'],
    ['the opposite of what is not known', 'count', 'not:lessThan', 5, {}, 'unknown'],
    ['several decorators', 'tags', 'not:someFact:equal', 'c', { tags: ['a'] }, 'true'],
    ['the opposite of a namespaced operator', 'due', 'not:x:before', { days: 0 }, { due: MONDAY }, 'true'],
    ['the opposite of before today', 'due', 'not:x:before', 'today', { due: '2026-11-22' }, 'false'],
    ['the opposite of before today, on the day', 'due', 'not:x:before', 'today', { due: MONDAY }, 'true'],
    ['a text in a list fact', 'note', 'swap:contains', { fact: 'tags' }, { note: 'a', tags: ['a'] }, 'true'],
  ])('%s', (_what, fact, operator, value, facts, expected) => expect(truth(fact, operator, value, facts)).toBe(expected));
});
