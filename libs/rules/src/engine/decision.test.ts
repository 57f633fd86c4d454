// Explanations, on the rules that services start from and on small ones.
import { describe, expect, it } from '@jest/globals';
import { codesBestFirst, englandAndWales, ratingKeyPresets, type RatingKeyPreset } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { defaultRuleSets } from '../defaults/default-rule-sets.ts';
import type { Facts } from '../format/rule-set.ts';
import { parse } from '../format/parse-rule-set.ts';
import { compiled, leaf, rule, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compiled.ts';

function engineFor(preset: RatingKeyPreset): Compiled {
  const parsed = parse(defaultRuleSets[preset], actionCatalogue);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales, bestFirst: codesBestFirst(ratingKeyPresets[preset]) });
}

const delivery = engineFor('delivery-4');
const overdue: Facts = { status: 'inProgress', due: '2026-11-20', evidenceCount: 0 };
const now = '2026-11-22';

describe('a red action', () => {
  const decision = delivery.decide(overdue, { now });

  it('names its rule, the rules before it, and those that lost', () => {
    expect(decision.outcome).toBe('red');
    expect(decision.rule?.id).toBe('overdue-without-evidence');
    expect(decision.passedOver.map(({ rule: { id }, result }) => [id, result])).toEqual([['complete', 'false'], ['cancelled', 'false']]);
    expect(decision.losers.map(({ id, outcome }) => [id, outcome])).toEqual([['in-progress', 'amber']]);
    expect(decision.decidedFor).toBe(now);
    expect(decision.calendarVersion).toBe(englandAndWales.version);
  });

  it('shows each condition with its actual value', () => {
    const leaves = decision.conditions.filter((trace) => trace.kind === 'leaf');
    expect(leaves.map(({ fact, actual, operator, expected, result, decisive }) => [fact, actual, operator, expected, result, decisive])).toEqual([
      ['daysOverdue', 2, 'greaterThan', 0, 'true', true],
      ['evidenceCount', 0, 'equal', 0, 'true', true],
    ]);
    const named = decision.conditions.filter((trace) => trace.kind === 'named');
    expect(named.map((trace) => trace.name)).toEqual(['deadlinePassed', 'noEvidence']);
    const ids = new Set(decision.conditions.map((trace) => trace.id));
    expect(decision.conditions.every((trace) => trace.parentId === null || ids.has(trace.parentId))).toBe(true);
  });

  it('lists what was read, dates beside what follows from them', () => {
    expect(decision.facts).toEqual([
      { fact: 'status', value: 'inProgress' },
      { fact: 'daysOverdue', value: 2 },
      { fact: 'due', value: '2026-11-20' },
      { fact: 'evidenceCount', value: 0 },
    ]);
    expect(decision.unknownFacts).toEqual([]);
  });

  it('says what would change it, the best news first', () => {
    expect(decision.counterfactuals).toEqual([
      { fact: 'status', operator: 'equal', value: 'complete', outcome: 'green' },
      { fact: 'due', operator: 'atLeast', value: '2026-11-22', outcome: 'amber' },
      { fact: 'evidenceCount', operator: 'atLeast', value: 1, outcome: 'amber' },
    ]);
    expect(decision.nextChange).toBeNull();
  });

  it('remembers the facts as they were, and is written whole', () => {
    const facts: Record<string, string | number> = { status: 'inProgress', due: '2026-11-20', evidenceCount: 0 };
    const taken = delivery.decide(facts, { now });
    facts.evidenceCount = 3;
    expect(JSON.parse(JSON.stringify(taken))).toEqual(JSON.parse(JSON.stringify(decision)));
    expect(Object.keys(JSON.parse(JSON.stringify(taken)) as object).sort()).toEqual(
      ['calendarVersion', 'conditions', 'counterfactuals', 'decidedFor', 'facts', 'losers', 'nextChange', 'outcome', 'passedOver', 'rule', 'unknownFacts', 'unknownRules'],
    );
  });
});

describe('when it changes by itself', () => {
  it('turns red on the day after its deadline, not before', () => {
    const facts = { ...overdue, due: '2026-12-02' };
    expect(delivery.nextChangeAt(facts, { now })).toEqual({ on: '2026-12-03', outcome: 'red' });
    expect(delivery.outcome(facts, { now: '2026-12-02' })).toBe('amber');
    expect(delivery.outcome(facts, { now: '2026-12-03' })).toBe('red');
    expect(delivery.nextChangeAt(facts, { now: '2026-12-02T22:00:00Z' })).toEqual({ on: '2026-12-03', outcome: 'red' });
  });

  it('stays when evidence exists, when it is complete, or when nothing is known', () => {
    expect(delivery.nextChangeAt({ ...overdue, due: '2026-12-02', evidenceCount: 1 }, { now })).toBeNull();
    expect(delivery.nextChangeAt({ ...overdue, due: '2026-12-02', status: 'complete' }, { now })).toBeNull();
    expect(delivery.nextChangeAt({}, { now })).toBeNull();
  });

  it('counts working days over Christmas', () => {
    const engine = compiled([rule('late', 'red', { all: [leaf('workingDaysLate', 'greaterThan', 1)] })]);
    expect(engine.nextChangeAt({ due: '2026-12-23' }, { now: '2026-12-01' })).toEqual({ on: '2026-12-29', outcome: 'red' });
  });

  it('finds the day on which one moving fact overtakes another, and one that is far away', () => {
    const engine = compiled([rule('r', 'red', { all: [leaf('daysIdle', 'greaterThan', { fact: 'daysLeft' })] })]);
    expect(engine.nextChangeAt({ due: '2026-12-02', touched: '2026-11-20' }, { now })).toEqual({ on: '2026-11-27', outcome: 'red' });
    const patient = compiled([rule('r', 'red', { all: [leaf('workingDaysLate', 'greaterThanInclusive', 100_000)] })]);
    const far = patient.nextChangeAt({ due: now }, { now });
    expect(far?.on.slice(0, 2)).toBe('24');
    expect(patient.outcome({ due: now }, { now: far?.on ?? now })).toBe('red');
  });

  it('is none between infinite numbers, which JSON can hold as 1e999', () => {
    const engine = compiled([rule('r', 'red', { all: [leaf('waited', 'greaterThan', { fact: 'remaining' })] })]);
    expect(engine.nextChangeAt({ waited: Infinity, remaining: Infinity }, { now })).toBeNull();
    expect(engine.nextChangeAt({ waited: 0, remaining: Infinity }, { now })).toBeNull();
  });

  it('and what would change it are found at once, however large the number in a rule', () => {
    const engine = compiled([rule('r', 'red', { all: [leaf('workingDaysLate', 'greaterThan', 1e308)] })]);
    expect(engine.decide({ due: '2026-11-02' }, { now }).counterfactuals).toEqual([]);
    expect(engine.nextChangeAt({ due: '2026-11-02' }, { now })).toBeNull();
  });

  it('passes through several ratings, one at a time', () => {
    const engine = compiled([
      rule('late', 'red', { all: [leaf('daysLate', 'greaterThan', 0)] }, 2),
      rule('near', 'amber', { all: [leaf('daysLeft', 'x:between', [0, 14])] }, 1),
      rule('far', 'green', { all: [leaf('daysLeft', 'greaterThan', 14)] }, 1),
    ]);
    expect(engine.nextChangeAt({ due: '2026-12-31' }, { now })).toEqual({ on: '2026-12-17', outcome: 'amber' });
    expect(engine.nextChangeAt({ due: '2026-12-31' }, { now: '2026-12-17' })).toEqual({ on: '2027-01-01', outcome: 'red' });
  });
});

describe('what is not known', () => {
  it('keeps a rule from firing and is named by the date that is missing', () => {
    const decision = delivery.decide({ status: 'inProgress', evidenceCount: 0 }, { now });
    expect(decision.outcome).toBe('amber');
    expect(decision.rule?.id).toBe('in-progress');
    expect(decision.unknownFacts).toEqual(['due']);
    const held = decision.passedOver.find((passed) => passed.rule.id === 'overdue-without-evidence');
    expect(held?.result).toBe('unknown');
    expect(held?.conditions.filter((trace) => trace.kind === 'leaf')).toMatchObject([{ fact: 'daysOverdue', actual: null, result: 'unknown', decisive: true }]);
    expect(decision.counterfactuals).toContainEqual({ fact: 'due', operator: 'atMost', value: '2026-11-21', outcome: 'red' });
  });

  it('leaves the default when no rule applies', () => {
    const decision = delivery.decide({}, { now });
    expect(decision).toMatchObject({ outcome: 'amber', rule: null });
    expect(decision.conditions).toEqual([]);
    expect(decision.losers).toEqual([]);
    expect(decision.passedOver).toHaveLength(6);
  });
});

describe('the default rules', () => {
  const rows: [RatingKeyPreset, Facts, string][] = [
    ['delivery-4', { status: 'complete' }, 'green'],
    ['delivery-4', { status: 'cancelled', due: '2026-01-01', evidenceCount: 0 }, 'blue'],
    ['delivery-4', { ...overdue, evidenceCount: 1 }, 'amber'],
    ['delivery-4', { ...overdue, due: now }, 'amber'],
    ['delivery-4', { status: 'notStarted', due: '2027-01-31', evidenceCount: 0 }, 'blue'],
    ['delivery-4', { status: 'notStarted', due: '2026-10-31', evidenceCount: 0 }, 'red'],
    ['brag', { status: 'complete' }, 'blue'],
    ['brag', overdue, 'red'],
    ['brag', { ...overdue, evidenceCount: 2 }, 'amber'],
    ['brag', { ...overdue, due: '2026-12-06' }, 'amber'],
    ['brag', { ...overdue, due: '2026-12-07' }, 'green'],
    ['brag', { ...overdue, due: '2026-12-06', evidenceCount: 1 }, 'green'],
    ['brag', { status: 'inProgress', timescalePrecision: 'ongoing', evidenceCount: 0 }, 'green'],
    ['brag', { status: 'inProgress', timescalePrecision: 'tbc', evidenceCount: 0 }, 'amber'],
    ['risk-3', { status: 'complete' }, 'green'],
    ['risk-3', overdue, 'red'],
    ['risk-3', { ...overdue, due: '2027-01-31' }, 'green'],
  ];
  it.each(rows)('%s: %j is %s', (preset, facts, rating) => expect(engineFor(preset).outcome(facts, { now })).toBe(rating));

  it.each(['delivery-4', 'brag', 'risk-3'] as const)('%s names only ratings of its key, in words of both languages', (preset) => {
    const codes = ratingKeyPresets[preset].ratings.map((rating) => rating.code);
    for (const { event } of defaultRuleSets[preset].rating.rules) {
      expect(codes).toContain(event.params.rating);
      expect(event.params.label?.cy).not.toBe(event.params.label?.en);
    }
    expect(codes).toContain(defaultRuleSets[preset].rating.default);
  });
});

describe('priorities and citations', () => {
  it('puts higher priority first, and equal ones in the order written', () => {
    const yes = { all: [leaf('count', 'equal', 1)] };
    const engine = compiled([rule('a', 'red', yes), rule('b', 'amber', yes, 5), rule('c', 'green', yes, 5)]);
    const decision = engine.decide({ count: 1 }, { now });
    expect(decision.rule?.id).toBe('b');
    expect(decision.losers.map((loser) => loser.id)).toEqual(['c', 'a']);
  });

  it('marks what carried a rule, and what did not', () => {
    const engine = compiled([rule('r', 'red', { any: [leaf('count', 'equal', 1), leaf('target', 'equal', 1), leaf('urgent', 'equal', true)] })]);
    const decision = engine.decide({ count: 1, target: 2 }, { now });
    expect(decision.conditions.map(({ id, result, decisive }) => [id, result, decisive])).toEqual([
      ['r', 'true', true],
      ['r/any/0', 'true', true],
      ['r/any/1', 'false', false],
      ['r/any/2', 'unknown', false],
    ]);
  });

  it('gives a condition cited twice two places in the trace', () => {
    const named = { late: { all: [leaf('daysLate', 'greaterThan', 0)] } };
    const engine = compiled([rule('r', 'red', { any: [{ condition: 'late' }, { all: [{ condition: 'late' }, leaf('count', 'equal', 1)] }] })], named);
    const ids = engine.decide({ due: '2026-11-01', count: 2 }, { now }).conditions.map((trace) => trace.id);
    expect(ids).toContain('r/any/0/named/0/all/0');
    expect(ids).toContain('r/any/1/all/0/named/0/all/0');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('compares two facts and shows both', () => {
    const engine = compiled([rule('r', 'red', { all: [leaf('count', 'lessThan', { fact: 'target' })] })]);
    const decision = engine.decide({ count: 1, target: 3 }, { now });
    expect(decision.conditions[1]).toMatchObject({ fact: 'count', actual: 1, expectedFact: { fact: 'target', value: 3 } });
    expect(decision.counterfactuals).toEqual([
      { fact: 'count', operator: 'atLeast', value: 3, outcome: 'grey' },
      { fact: 'target', operator: 'atMost', value: 1, outcome: 'grey' },
    ]);
  });
});

describe('compile', () => {
  it('refuses a rule set of another catalogue', () => {
    expect(() => compile(ruleSet([]), actionCatalogue, { calendar: englandAndWales })).toThrow(RangeError);
    expect(compile(ruleSet([]), smallCatalogue, { calendar: englandAndWales }).outcome({}, { now })).toBe('grey');
  });
});
