// Rule files: one list of rules with the facts it reads.
import { describe, expect, it } from '@jest/globals';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { defaultRuleSets } from '../defaults/default-rule-sets.ts';
import { parseRuleFile } from './rule-file.ts';

const rule = { id: 'late', priority: 3, conditions: { all: [{ fact: 'daysLate', operator: 'greaterThan', value: 0 }] }, event: { type: 'red' } };
const file = { subject: 'visit', facts: { daysLate: { type: 'number', unit: 'days', moves: 'daily' }, daysUntilVisit: { type: 'number', moves: 'daily' } }, rules: [rule] };

const read = (json: unknown) => {
  const parsed = parseRuleFile(JSON.parse(JSON.stringify(json)));
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, code }) => `${path} ${code}`).join(', '));
  return parsed;
};
const issues = (json: unknown): string[] => {
  const parsed = parseRuleFile(json);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path} ${code}`);
};

describe('a rule file', () => {
  it('rates by the first rule unless it says that it collects', () => {
    expect(read(file)).toMatchObject({ subject: 'visit', hitPolicy: 'first', ruleSet: { rating: { rules: [{ name: 'late', priority: 3 }], default: '' }, escalation: [] } });
    expect(read({ ...file, hitPolicy: 'collect' })).toMatchObject({ hitPolicy: 'collect', ruleSet: { rating: { rules: [] }, escalation: [{ name: 'late' }] } });
  });

  it('makes its own catalogue, in which counts of days until something fall and others rise', () => {
    expect(read(file).catalogue.facts.map(({ id, moves }) => [id, moves])).toEqual([['daysLate', 'up'], ['daysUntilVisit', 'down']]);
    expect(read({ ...file, facts: { ...file.facts, quota: { type: 'number', moves: 'dailyDown' }, seen: { type: 'date', moves: 'daily' } } }).catalogue.facts.map(({ moves }) => moves)).toEqual(['up', 'down', 'down', undefined]);
  });

  it('takes the built-in catalogue of its subject when it names no facts', () => {
    expect(read({ subject: 'action', rules: [{ ...rule, conditions: { all: [{ fact: 'daysOverdue', operator: 'greaterThan', value: 0 }] } }] }).catalogue).toBe(actionCatalogue);
  });

  it('takes the default as an outcome or as an event', () => {
    expect(read({ ...file, default: 'green' }).ruleSet.rating.default).toBe('green');
    expect(read({ ...file, default: { type: 'rating', params: { rating: 'blue' } } }).ruleSet.rating.default).toBe('blue');
  });

  it('may be a stored rule set', () => {
    expect(read(defaultRuleSets.brag)).toMatchObject({ subject: 'action', hitPolicy: 'first', catalogue: actionCatalogue });
  });

  it.each([
    ['no rules', { ...file, rules: undefined }, ['rules listExpected']],
    ['a rule without an id', { ...file, rules: [{ ...rule, id: undefined }] }, ['rules/0/id textExpected']],
    ['two rules of one id', { ...file, rules: [rule, rule] }, ['rules/1/id repeatedName']],
    ['another hit policy', { ...file, hitPolicy: 'unique' }, ['hitPolicy hitPolicyExpected']],
    ['no facts and no catalogue for the subject', { ...file, facts: undefined }, ['facts factsExpected']],
    ['a subject that every object has', { subject: 'constructor', rules: [rule] }, ['facts factsExpected']],
    ['a fact of no known type', { ...file, facts: { ...file.facts, colour: { type: 'colour' } } }, ['facts/colour/type factTypeExpected']],
    ['values that are no texts', { ...file, facts: { ...file.facts, colour: { type: 'string', values: [1] } } }, ['facts/colour/values wrongType']],
    ['values of a number', { ...file, facts: { ...file.facts, size: { type: 'number', values: ['1'] } } }, ['facts/size/values wrongType']],
    ['a limit that is no number', { ...file, facts: { ...file.facts, size: { type: 'number', minimum: '0' } } }, ['facts/size/minimum wrongType']],
    ['a name that is a number', { ...file, name: 7 }, ['name objectExpected']],
    ['a text that moves', { ...file, facts: { ...file.facts, colour: { type: 'string', moves: 'daily' } } }, ['facts/colour/moves movesExpected']],
    ['a fact with the name of a property of every object', { ...file, facts: { ...file.facts, toString: { type: 'number' } } }, ['facts/toString forbiddenKey']],
    ['a cycle', { ...file, conditions: { a: { condition: 'b' }, b: { condition: 'a' } } }, ['conditions/b/condition cyclicConditions']],
    ['a key that means nothing', { ...file, version: 2 }, ['version unknownKey']],
    ['what is no object', [], [' objectExpected']],
  ])('is refused with %s', (_what, json, expected) => expect(issues(json)).toEqual(expected));
});
