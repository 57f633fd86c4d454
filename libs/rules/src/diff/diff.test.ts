// Every kind of change is told by its own code, and nothing is told where nothing changed.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../format/canonical-json.ts';
import type { Rule, RuleSet, RuleTest } from '../format/rule-set.ts';
import { randomRules } from '../testing/arbitrary-rule-sets.ts';
import { leaf, rule, ruleSet } from '../testing/rule-set-builders.ts';
import { diff } from './diff.ts';

const late = rule('late', 'red', { all: [leaf('daysLate', 'greaterThan', 0), { condition: 'bare' }] }, 30);
const near = rule('near', 'amber', { all: [leaf('daysLeft', 'x:between', [0, 14]), { not: { condition: 'shown' } }] }, 20);
const rest = rule('rest', 'green', { all: [leaf('status', 'equal', 'open')] }, 10);
const conditions = { bare: { all: [leaf('count', 'equal', 0)] }, shown: { not: { condition: 'bare' } } };
const test: RuleTest = { name: 'turns red', start: '2026-11-02', facts: { count: 0 }, changes: [], expect: [{ day: 0, outcome: 'red' }], escalations: null, until: 0 };
const base: RuleSet = { ...ruleSet([late, near, rest], conditions), tests: [test] };

const rated = (...rules: readonly Rule[]): RuleSet => ({ ...base, rating: { ...base.rating, rules } });
const told = (before: RuleSet, after: RuleSet): string[] => diff(before, after).map(({ code, path, rules }) => `${code} ${path} [${rules.join()}]`);
const at = (one: Rule, priority: number): Rule => ({ ...one, priority });

describe('diff', () => {
  it('tells a threshold apart, with fact, operator and both values', () => {
    const wider = { ...near, conditions: { all: [leaf('daysLeft', 'x:between', [0, 21]), { not: { condition: 'shown' } }] } };
    expect(diff(base, rated(late, wider, rest))).toEqual([
      { code: 'valueChanged', path: 'rating/rules/1/conditions/all/0/value', rules: ['near'], parameters: { list: 'rating', fact: 'daysLeft', operator: 'x:between', before: [0, 14], after: [0, 21] } },
    ]);
  });

  const shown = conditions.shown;
  const cases: readonly (readonly [string, RuleSet, readonly string[]])[] = [
    ['a rule added', rated(late, near, rest, rule('new', 'blue', rest.conditions, 5)), ['ruleAdded rating/rules/3 [new]']],
    ['a rule removed', rated(late, rest), ['ruleRemoved rating/rules/1 [near]']],
    ['a rule moved down by its priority', rated(at(late, 15), near, rest), ['ruleMoved rating/rules/0 [late]']],
    ['priorities that change no order', rated(at(late, 300), near, rest), ['prioritiesChanged rating/rules [late]']],
    ['rules written in another order', rated(near, late, rest), ['writtenOrderChanged rating/rules [near,late,rest]']],
    ['another outcome', rated(late, rule('near', 'blue', near.conditions, 20), rest), ['outcomeChanged rating/rules/1/event [near]']],
    ['another label', rated({ ...late, event: { ...late.event, params: { ...late.event.params, label: { en: 'Too late', cy: 'Rhy hwyr' } } } }, near, rest), ['labelChanged rating/rules/0/event/params/label [late]']],
    ['another parameter of the event', rated({ ...late, event: { ...late.event, params: { ...late.event.params, weight: 2 } } }, near, rest), ['eventChanged rating/rules/0/event [late]']],
    ['another description', rated({ ...late, description: 'why' }, near, rest), ['descriptionChanged rating/rules/0/description [late]']],
    ['another operator', rated(late, near, { ...rest, conditions: { all: [leaf('status', 'notEqual', 'open')] } }), ['conditionsChanged rating/rules/2/conditions/all/0 [rest]']],
    ['a comparison more', rated(late, near, { ...rest, conditions: { all: [leaf('status', 'equal', 'open'), leaf('urgent', 'equal', true)] } }), ['conditionsChanged rating/rules/2/conditions [rest]']],
    ['a threshold of a named condition', { ...base, conditions: { shown, bare: { all: [leaf('count', 'equal', 1)] } } }, ['valueChanged conditions/bare/all/0/value [late,near]']],
    ['a named condition added', { ...base, conditions: { ...conditions, more: shown } }, ['namedConditionAdded conditions/more []']],
    ['another default', { ...base, rating: { ...base.rating, default: 'amber' } }, ['defaultChanged rating/default []']],
    ['an escalation rule', { ...base, escalation: [{ ...late, event: { type: 'escalate', params: {} } }] }, ['ruleAdded escalation/0 [late]']],
    ['a test changed', { ...base, tests: [{ ...test, until: 3 }] }, ['testChanged tests/0 []']],
    ['a test added before', { ...base, tests: [{ ...test, name: 'stays' }, test] }, ['testAdded tests/0 []']],
    ['a test of the same name', { ...base, tests: [test, test] }, ['testAdded tests/1 []']],
    ['a test removed', { ...base, tests: [] }, ['testRemoved tests/0 []']],
    ['another catalogue', { ...base, catalogueVersion: 'small.2' }, ['catalogueChanged catalogueVersion []']],
    ['another name', { ...base, name: { en: 'new', cy: 'newydd' } }, []],
  ];
  it.each(cases)('tells %s', (_, after, expected) => {
    expect(told(base, after)).toEqual(expected);
  });

  it('moves the fewest rules: one that jumps the queue leaves the others where they are', () => {
    const many = ['a', 'b', 'c', 'd'].map((name, index) => rule(name, 'red', rest.conditions, 40 - index * 10));
    const [a, b, c, d] = many as [Rule, Rule, Rule, Rule];
    expect(diff(rated(a, b, c, d), rated(a, b, c, at(d, 50)))).toEqual([{ code: 'ruleMoved', path: 'rating/rules/3', rules: ['d'], parameters: { list: 'rating', before: 4, after: 1 } }]);
  });
});

const mirrored: Partial<Record<string, string>> = {
  ruleAdded: 'ruleRemoved', ruleRemoved: 'ruleAdded', namedConditionAdded: 'namedConditionRemoved', namedConditionRemoved: 'namedConditionAdded', testAdded: 'testRemoved', testRemoved: 'testAdded',
};

/** A rule set, and one made from it and another by taking each part from one of them. */
const twoVersions = fc.tuple(randomRules(), randomRules(), fc.infiniteStream(fc.boolean()), fc.constantFrom('grey', 'red')).map(([one, two, choices, fallback]): [RuleSet, RuleSet] => {
  const mixed = one.rules.flatMap((old, index) => {
    const other = two.rules[index];
    if (!other) return choices.next().value === true ? [old] : [];
    const pick = <T>(left: T, right: T): T => (choices.next().value === true ? left : right);
    const { priority: _, ...plain } = old;
    return [pick(old, { ...(pick(true, false) ? old : plain), conditions: pick(old, other).conditions, event: pick(old, other).event, ...(other.priority === undefined ? {} : { priority: other.priority }) })];
  });
  const named = { ...one.named, ...(choices.next().value === true ? { second: two.named.second } : {}) } as RuleSet['conditions'];
  const rules = choices.next().value === true ? mixed : [...mixed].reverse();
  return [ruleSet(one.rules, one.named), ruleSet(rules, named, fallback)];
});

describe('for any two rule sets', () => {
  const nameless = ({ name: _, ...others }: RuleSet): string => canonicalJson(others);

  it('there are no changes exactly when nothing but the name differs, and going back mirrors the codes', () => {
    let unchanged = 0;
    fc.assert(
      fc.property(twoVersions, ([before, after]) => {
        expect(diff(before, { ...before, name: { en: 'x', cy: 'x' } })).toEqual([]);
        const changes = diff(before, after);
        expect(changes.length === 0).toBe(nameless(before) === nameless(after));
        if (changes.length === 0) unchanged += 1;
        const back = diff(after, before).map(({ code }) => code).sort();
        expect(back).toEqual(changes.map(({ code }) => mirrored[code] ?? code).sort());
      }),
      { numRuns: 500, seed: 20261127 },
    );
    expect(unchanged).toBeGreaterThan(0);
  });
});
