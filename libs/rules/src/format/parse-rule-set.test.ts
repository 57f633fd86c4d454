// What parse refuses, with the path to the spot, and what it hands on.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { defaultRuleSets } from '../defaults/default-rule-sets.ts';
import { leaf, rule, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import { contentHash } from './canonical-json.ts';
import { parse } from './parse-rule-set.ts';

const good = leaf('count', 'equal', 1);
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function issuesOf(conditions: unknown, named: Record<string, unknown> = {}): string[] {
  const set = { ...ruleSet([]), conditions: named, rating: { rules: [{ ...rule('r', 'red', good), conditions }], default: 'grey' } };
  const parsed = parse(json(set), smallCatalogue);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path.replace('rating/rules/0/conditions', '…')} ${code}`);
}

const nested = (depth: number): unknown => (depth === 1 ? good : { all: [nested(depth - 1)] });
const at = (fact: string, operator: string, value: unknown): unknown => ({ all: [{ fact, operator, value }] });

describe('refused conditions', () => {
  it.each<[string, unknown, string]>([
    ['an empty group', { all: [] }, '…/all emptyGroup'],
    ['an empty group inside', { all: [good, { any: [] }] }, '…/all/1/any emptyGroup'],
    ['two groups in one', { all: [good], any: [good] }, '… mixedKeys'],
    ['a group and a comparison', { all: [good], fact: 'count' }, '… mixedKeys'],
    ['nothing', {}, '… conditionExpected'],
    ['no object', 'x', '… objectExpected'],
    ['a list', [good], '… objectExpected'],
    ['a bare comparison at the root', good, '… groupExpectedAtRoot'],
    ['a group that is no list', { all: good }, '…/all listExpected'],
    ['an unknown fact', at('counts', 'equal', 1), '…/all/0/fact unknownFact'],
    ['a fact that is a property of every object', at('toString', 'equal', 1), '…/all/0/fact unknownFact'],
    ['an unknown operator', at('count', 'equals', 1), '…/all/0/operator unknownOperator'],
    ['an unknown x: operator', at('count', 'x:matches', 1), '…/all/0/operator unknownOperator'],
    ['a decorator nobody knows', at('tags', 'anyFact:equal', 'a'), '…/all/0/operator unknownOperator'],
    ['a decorator and nothing after it', at('tags', 'not:', 'a'), '…/all/0/operator unknownOperator'],
    ['five decorators', at('count', 'not:not:not:not:not:equal', 1), '…/all/0/operator unknownOperator'],
    ['some of what is no list', at('status', 'someFact:equal', 'open'), '…/all/0/operator decoratorNeedsList'],
    ['some of one value', at('count', 'someValue:equal', 1), '…/all/0/value listExpected'],
    ['a decorated comparison of two types', at('count', 'not:equal', 'open'), '…/all/0/value wrongType'],
    ['a swapped comparison of two types', at('count', 'swap:lessThan', 'open'), '…/all/0/operator operatorNotForType'],
    ['an element before a day', at('tags', 'someFact:x:before', { days: 1 }), '…/all/0/operator operatorNotForType'],
    ['an element and a date', at('tags', 'someFact:equal', { fact: 'due' }), '…/all/0/value factsNotComparable'],
    ['a list inside a list', at('tags', 'someFact:someFact:equal', 'a'), '…/all/0/operator decoratorNeedsList'],
    ['a relative day by halves', at('due', 'x:before', { days: 1.5 }), '…/all/0/value relativeDayExpected'],
    ['a relative day in weeks', at('due', 'x:after', { weeks: 1 }), '…/all/0/value relativeDayExpected'],
    ['a relative day for equality', at('due', 'equal', { days: 1 }), '…/all/0/value wrongType'],
    ['the beginning of a number', at('count', 'x:startsWith', '1'), '…/all/0/operator operatorNotForType'],
    ['an empty beginning', at('note', 'x:startsWith', ''), '…/all/0/value textExpected'],
    ['a wrong type', at('count', 'equal', '1'), '…/all/0/value wrongType'],
    ['a missing value', { all: [{ fact: 'count', operator: 'equal' }] }, '…/all/0/value wrongType'],
    ['null as a value', at('count', 'equal', null), '…/all/0/value nullValue'],
    ['a text compared in size', at('status', 'lessThan', 'open'), '…/all/0/operator operatorNotForType'],
    ['a list compared as one', at('tags', 'equal', 'a'), '…/all/0/operator operatorNotForType'],
    ['a value the fact cannot have', at('status', 'equal', 'opened'), '…/all/0/value unknownValue'],
    ['a date that does not exist', at('due', 'x:before', '2026-02-30'), '…/all/0/value notADate'],
    ['a text where a list belongs', at('status', 'in', 'open'), '…/all/0/value listExpected'],
    ['an empty list', at('status', 'in', []), '…/all/0/value emptyList'],
    ['a list of nothing but null', at('status', 'notIn', [null]), '…/all/0/value emptyList'],
    ['one bound', at('count', 'x:between', [1]), '…/all/0/value twoBoundsExpected'],
    ['bounds the wrong way round', at('count', 'x:between', [2, 1]), '…/all/0/value boundsReversed'],
    ['isMissing with a text', at('count', 'x:isMissing', 'yes'), '…/all/0/value wrongType'],
    ['another fact that does not exist', at('count', 'equal', { fact: 'nothing' }), '…/all/0/value unknownFact'],
    ['another fact of another type', at('count', 'equal', { fact: 'status' }), '…/all/0/value factsNotComparable'],
    ['another fact with a path', at('count', 'equal', { fact: 'target', path: '$.x' }), '…/all/0/value wrongType'],
    ['a path', { all: [{ fact: 'count', operator: 'equal', value: 1, path: '$..*' }] }, '…/all/0/path pathNotSupported'],
    ['parameters', { all: [{ fact: 'count', operator: 'equal', value: 1, params: {} }] }, '…/all/0/params paramsNotSupported'],
    ['an unknown key', { all: [good], unless: [good] }, '…/unless unknownKey'],
    ['a citation of nothing', { condition: 'late' }, '…/condition unknownCondition'],
    ['a citation of a property of every object', { condition: 'toString' }, '…/condition unknownCondition'],
    ['33 levels', nested(33), `…${'/all/0'.repeat(32)} tooDeep`],
    ['a huge text', at('note', 'equal', 'x'.repeat(1_001)), '…/all/0/value textTooLong'],
    ['a huge list', at('count', 'in', Array.from({ length: 201 }, (_, index) => index)), '…/all/0/value listTooLong'],
  ])('%s', (_, condition, issue) => expect(issuesOf(condition)).toEqual([issue]));

  it('counts up to 500 nodes and 32 levels', () => {
    expect(issuesOf(nested(32))).toEqual([]);
    expect(issuesOf({ all: Array.from({ length: 499 }, () => good) })).toEqual([]);
    expect(issuesOf({ all: Array.from({ length: 500 }, () => good) })).toEqual(['…/all/499 tooManyNodes']);
  });

  it('refuses keys that reach for prototypes', () => {
    const text = '{"all":[{"fact":"count","operator":"equal","value":1,"__proto__":{"x":1}}]}';
    const set = JSON.stringify({ ...ruleSet([rule('r', 'red', good)]) }).replace(JSON.stringify(good), text);
    const parsed = parse(JSON.parse(set), smallCatalogue);
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: 'rating/rules/0/conditions/all/0', code: 'forbiddenKey' }] });
    expect(issuesOf({ all: [good] }, JSON.parse('{"__proto__":{"all":[]}}') as Record<string, unknown>)).toEqual(['conditions forbiddenKey']);
  });
});

describe('named conditions', () => {
  it('refuses cycles, direct and in a ring', () => {
    expect(issuesOf({ condition: 'a' }, { a: { all: [{ condition: 'a' }] } })).toEqual(['conditions/a/all/0/condition cyclicConditions']);
    expect(issuesOf({ condition: 'a' }, { a: { not: { condition: 'b' } }, b: { any: [good, { condition: 'a' }] } })).toEqual(['conditions/b/any/1/condition cyclicConditions']);
  });

  it('measures depth and size with citations put in place, in time that does not grow with them', () => {
    const chain = (length: number, copies: number): Record<string, unknown> =>
      Object.fromEntries(Array.from({ length }, (_, index) => [`c${index}`, { all: Array.from({ length: copies }, () => (index === 0 ? good : { condition: `c${index - 1}` })) }]));
    expect(issuesOf({ condition: 'c14' }, chain(15, 1))).toEqual([]);
    expect(issuesOf({ condition: 'c16' }, chain(17, 1))).toContain('… tooDeep');
    const started = performance.now();
    expect(issuesOf({ condition: 'c14' }, chain(15, 2))).toEqual([' tooManyNodes']);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('the rest of a rule set', () => {
  const base = ruleSet([rule('r', 'red', { all: [good] })]);
  it.each<[string, unknown, string]>([
    ['no object', 7, ' objectExpected'],
    ['an unknown part', { ...base, onSuccess: 1 }, 'onSuccess unknownKey'],
    ['another catalogue', { ...base, catalogueVersion: 'small.2' }, 'catalogueVersion otherCatalogueVersion'],
    ['no Welsh name', { ...base, name: { en: 'x' } }, 'name/cy textExpected'],
    ['no default', { ...base, rating: { rules: [] } }, 'rating/default ratingCodeExpected'],
    ['no rules', { ...base, rating: { default: 'red' } }, 'rating/rules listExpected'],
    ['a name twice', { ...base, rating: { rules: [...base.rating.rules, ...base.rating.rules], default: 'red' } }, 'rating/rules/1/name repeatedName'],
    ['a priority that is a text', { ...base, rating: { rules: [{ ...base.rating.rules[0], priority: 'abc' }], default: 'red' } }, 'rating/rules/0/priority wholePriorityExpected'],
    ['a rating without label', { ...base, rating: { rules: [{ ...base.rating.rules[0], event: { type: 'rating', params: { rating: 'red' } } }], default: 'red' } }, 'rating/rules/0/event/params/label objectExpected'],
    ['an escalation among ratings', { ...base, rating: { rules: [{ ...base.rating.rules[0], event: { type: 'escalate', params: {} } }], default: 'red' } }, 'rating/rules/0/event/type eventTypeNotForList'],
    ['a rating among escalations', { ...base, escalation: base.rating.rules }, 'escalation/0/event/type eventTypeNotForList'],
    ['an id of two lines', { ...base, rating: { rules: [{ ...base.rating.rules[0], name: 'a\nb' }], default: 'red' } }, 'rating/rules/0/name oneLineExpected'],
    ['tests that are no list', { ...base, tests: {} }, 'tests listExpected'],
  ])('refuses %s', (_, set, issue) => {
    const parsed = parse(json(set), smallCatalogue);
    expect(parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path} ${code}`)).toEqual([issue]);
  });

  it('hands on a frozen copy with defaults put in', () => {
    const written = json({ name: base.name, catalogueVersion: 'small.1', rating: base.rating }) as Record<string, unknown>;
    const parsed = parse(written, smallCatalogue);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    expect(parsed.ruleSet).toEqual(base);
    expect(Object.isFrozen(parsed.ruleSet.rating.rules[0]?.conditions)).toBe(true);
    const hash = contentHash(parsed.ruleSet);
    (written.rating as { default: string }).default = 'blue';
    expect(contentHash(parsed.ruleSet)).toBe(hash);
    expect(contentHash(base)).toBe(hash);
  });

  it('keeps what annotations say, and drops the priority of a condition, which only orders evaluation', () => {
    const note = { name: 'late', description: 'Past its date' };
    const parsed = parse(json(ruleSet([rule('r', 'red', { ...note, all: [Object.assign({ priority: 3 }, good, note)] })])), smallCatalogue);
    expect(parsed).toMatchObject({ ok: true, ruleSet: { rating: { rules: [{ conditions: { ...note, all: [{ ...good, ...note }] } }] } } });
  });

  it('validates escalation rules like the others', () => {
    const escalation = [{ name: 'tell', conditions: { all: [] }, event: { type: 'escalate', params: { to: ['chair'] } } }];
    expect(parse(json({ ...base, escalation }), smallCatalogue)).toMatchObject({ ok: false, issues: [{ path: 'escalation/0/conditions/all', code: 'emptyGroup' }] });
  });

  it.each(Object.keys(defaultRuleSets) as (keyof typeof defaultRuleSets)[])('accepts the default rule set %s as it is', (name) => {
    const parsed = parse(json(defaultRuleSets[name]), actionCatalogue);
    expect(parsed).toEqual({ ok: true, ruleSet: defaultRuleSets[name] });
  });

  it('never throws, whatever it is given', () => {
    const words = fc.constantFrom('all', 'any', 'not', 'condition', 'fact', 'operator', 'value', 'name', 'rating', 'rules', 'conditions', 'event', 'params', '__proto__', 'default');
    const odd = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 6 }, fc.constantFrom<unknown>(null, 1, 'count', 'equal', true, 'red', undefined, NaN), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(words, tie('value'), { maxKeys: 5 })),
    })).value;
    fc.assert(fc.property(odd, (value) => {
      const parsed = parse(value, smallCatalogue);
      expect(parsed.ok || parsed.issues.length > 0).toBe(true);
    }), { numRuns: 2_000, seed: 11 });
    const loop: Record<string, unknown> = { ...json(base) as object };
    loop.rating = { default: 'red', rules: [{ ...base.rating.rules[0], conditions: loop }] };
    expect(parse(loop, smallCatalogue).ok).toBe(false);
    const spiral: Record<string, unknown> = {};
    spiral.all = [spiral];
    expect(parse({ ...base, rating: { default: 'red', rules: [{ ...base.rating.rules[0], conditions: spiral }] } }, smallCatalogue)).toMatchObject({ ok: false, issues: [{ code: 'tooDeep' }] });
  });
});
