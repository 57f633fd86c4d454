// Compatibility mode beyond what json-rules-engine has: facts that follow from dates, days to come, our own operators, explanations.
import { describe, expect, it } from '@jest/globals';
import { addDays } from '@waymark/domain';
import fc from 'fast-check';
import type { Condition, Facts } from '../../format/rule-set.ts';
import { randomFacts, randomRules, TODAY } from '../../testing/arbitrary-rule-sets.ts';
import { compiled, leaf, rule } from '../../testing/rule-set-builders.ts';
import type { Compiled } from '../compiled.ts';
import { RuleFailure } from './rule-failure.ts';

const now = TODAY;
const jre = (rules: Parameters<typeof compiled>[0], named: Record<string, Condition> = {}): Compiled => compiled(rules, named, 'grey', 'jre');
const when = (condition: Condition): Compiled => jre([rule('r', 'red', { all: [condition] })]);
const raw = (facts: Record<string, unknown>): Facts => facts as Facts;

describe('the facts that json-rules-engine is given', () => {
  const engine = when({ any: [leaf('daysLate', 'greaterThan', 0), leaf('count', 'equal', 1), leaf('waited', 'greaterThan', 9)] });

  it('are worked out from their date where there is one, else taken as they are; an absent one is left out', () => {
    expect(engine.readFacts({ due: '2026-11-20', daysLate: 9, count: null }, { now })).toEqual([{ fact: 'due', value: '2026-11-20' }, { fact: 'daysLate', value: 2 }, { fact: 'count', value: null }]);
    expect(engine.readFacts(raw({ due: 'soon', daysLate: '9', count: [1] }), { now })).toEqual([{ fact: 'due', value: 'soon' }, { fact: 'daysLate', value: '9' }, { fact: 'count', value: [1] }]);
  });

  it('move on from the day they are of', () => {
    expect(engine.readFacts({ waited: 3, daysLate: 2 }, { now, asOf: '2026-11-20' })).toEqual([{ fact: 'daysLate', value: 4 }, { fact: 'waited', value: 5 }]);
    expect(engine.outcome(raw({ waited: '20' }), { now, asOf: '2026-11-20' })).toBe('red');
  });
});

describe('the next change', () => {
  it('is the first day on which the outcome differs, for every rule set and every action', () => {
    fc.assert(
      fc.property(randomRules(), randomFacts(), ({ rules, named }, facts) => {
        const engine = jre(rules, named);
        const today = engine.outcome(facts, { now });
        const next = engine.nextChangeAt(facts, { now });
        for (let day = addDays(now, 1), walked = 1; walked <= 45 && day !== next?.on; day = addDays(day, 1), walked += 1) expect(engine.outcome(facts, { now: day, asOf: now })).toBe(today);
        if (next) {
          expect(next.outcome).not.toBe(today);
          expect(engine.outcome(facts, { now: next.on, asOf: now })).toBe(next.outcome);
        }
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });

  it.each<[string, Condition, Record<string, unknown>, string | null]>([
    ['a number reaches a text of one', leaf('waited', 'greaterThanInclusive', { fact: 'count' }), { waited: 3, count: '5' }, '2026-11-24'],
    ['a number is found in a text', leaf('waited', 'in', { fact: 'tags' }), { waited: 3, tags: 'after 12 days' }, '2026-12-01'],
    ['a number passes an element of a list', leaf('tags', 'someFact:lessThan', { fact: 'waited' }), { waited: 1, tags: ['x', '4'] }, '2026-11-26'],
    ['a date given as text comes within days counted from today', leaf('due', 'x:before', { days: 3 }), { due: '2026-11-30' }, '2026-11-28'],
    ['a number given as text stands still', leaf('waited', 'greaterThan', 3), { waited: '2' }, null],
    ['null on the right is 0', leaf('remaining', 'lessThan', { fact: 'count' }), { remaining: 2, count: null }, '2026-11-25'],
  ])('is known where %s', (_, condition, facts, on) => {
    const engine = when(condition);
    expect(engine.outcome(raw(facts), { now })).toBe('grey');
    expect(engine.nextChangeAt(raw(facts), { now })?.on ?? null).toBe(on);
    expect(engine.decide(raw(facts), { now }).nextChange?.on ?? null).toBe(on);
  });
});

describe('our own operators', () => {
  it.each<[string, Condition, Record<string, unknown>, boolean]>([
    ['x:isMissing of an absent fact', leaf('count', 'x:isMissing', true), {}, true],
    ['x:isMissing of null', leaf('count', 'x:isMissing', true), { count: null }, true],
    ['x:isMissing of a text where a number belongs', leaf('count', 'x:isMissing', true), { count: '' }, false],
    ['x:between', leaf('count', 'x:between', [1, 3]), { count: 3 }, true],
    ['x:between of an absent fact', leaf('count', 'x:between', [1, 3]), {}, false],
    ['x:between of a text', leaf('count', 'x:between', [1, 3]), { count: '2' }, false],
    ['x:between of dates', leaf('due', 'x:between', ['2026-11-01', '2026-11-30']), { due: '2026-11-30T12:00:00Z' }, true],
    ['x:before', leaf('due', 'x:before', '2026-11-30'), { due: '2026-11-29' }, true],
    ['x:before of an absent date', leaf('due', 'x:before', '2026-11-30'), {}, false],
    ['the opposite of x:before of an absent date', leaf('due', 'not:x:before', '2026-11-30'), {}, true],
    ['x:after another date', leaf('due', 'x:after', { fact: 'touched' }), { due: '2026-11-30', touched: '2026-11-29' }, true],
    ['x:after working days', leaf('due', 'x:after', { workingDays: 5 }), { due: '2026-11-28' }, true],
    ['x:startsWith', leaf('note', 'x:startsWith', 'ab'), { note: 'abc' }, true],
    ['x:startsWith of an absent text', { not: leaf('note', 'x:startsWith', 'ab') }, {}, true],
  ])('%s', (_, condition, facts, fires) => expect(when(condition).outcome(raw(facts), { now })).toBe(fires ? 'red' : 'grey'));
});

describe('explanations', () => {
  const reached: Condition = { ...leaf('count', 'equal', 1), priority: 2 };

  it('hold what was asked, nothing unknown, and no promise', () => {
    const engine = jre([rule('r', 'red', { any: [leaf('note', 'in', { fact: 'tags' }), reached] }), rule('late', 'amber', { all: [leaf('daysLate', 'greaterThan', 0)] }, 2)]);
    const decision = engine.decide({ count: 1 }, { now });
    expect(decision.conditions.map(({ id, result, decisive }) => [id, result, decisive])).toEqual([['r', 'true', true], ['r/any/1', 'true', true]]);
    expect(decision.passedOver.map((passed) => [passed.rule.id, passed.result, passed.conditions.map((trace) => trace.id)])).toEqual([['late', 'false', ['late', 'late/all/0']]]);
    expect(decision.facts).toContainEqual({ fact: 'note', value: null });
    expect([decision.unknownFacts, decision.unknownRules, decision.counterfactuals]).toEqual([[], [], []]);
  });

  it('say where deciding fails', () => {
    const engine = jre([rule('r', 'red', { all: [leaf('note', 'not:in', { fact: 'tags' })] }), rule('q', 'blue', { all: [reached] }, 2)]);
    const failure = "The rule 'r' fails in json-rules-engine at its operator 'not:in': give the fact 'note', and what it is compared with, values that this operator can read.";
    expect(() => engine.outcome({ count: 1 }, { now })).toThrow(failure);
    expect(() => engine.decide({ count: 1 }, { now })).toThrow(RuleFailure);
    expect(engine.outcome({ count: 1, tags: [] }, { now })).toBe('blue');
  });
});
