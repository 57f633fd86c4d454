/** There and back again: whatever a rule asks, opening it in the builder changes nothing. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actionCatalogue, defaultRuleSets, type Catalogue, type Condition } from '@waymark/rules';
import { randomRules, smallCatalogue } from '@waymark/rules/testing';
import { citationField, fromBuilder, isGroup, keptField, toBuilder, type BuilderGroup, type BuilderRule } from './builder-query.ts';

const roundTrip = (condition: Condition, catalogue: Catalogue) => fromBuilder(toBuilder(condition, catalogue));
const rulesIn = (group: BuilderGroup): BuilderRule[] => group.rules.flatMap((item) => (isGroup(item) ? rulesIn(item) : [item]));

test('random rules and named conditions come back as they were', () => {
  fc.assert(
    fc.property(randomRules(), ({ rules, named }) => {
      for (const condition of [...rules.map((rule) => rule.conditions), ...Object.values(named)]) {
        expect(roundTrip(condition, smallCatalogue)).toEqual(condition);
        // A catalogue that knows none of the facts leaves only read-only items, and still loses nothing.
        expect(roundTrip(condition, { version: 'none', facts: [] })).toEqual(condition);
      }
    }),
    { numRuns: 500 },
  );
});

test('notes survive at every level, also around and inside a negation', () => {
  const note = { name: 'why', description: 'Because the board said so', priority: 3 };
  const noted = fc.constantFrom<object>({}, note, { name: 'short' });
  const tree = fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      noted.map((extra): Condition => ({ ...extra, fact: 'count', operator: 'equal', value: 1 })),
      noted.map((extra): Condition => ({ ...extra, condition: 'first' })),
      fc.tuple(noted, tie('node')).map(([extra, not]): Condition => ({ ...extra, not })),
      fc.tuple(noted, fc.array(tie('node'), { maxLength: 3 })).map(([extra, all]): Condition => ({ ...extra, all })),
      fc.tuple(noted, fc.array(tie('node'), { maxLength: 3 })).map(([extra, any]): Condition => ({ ...extra, any })),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (condition) => {
      expect(roundTrip(condition, smallCatalogue)).toEqual('fact' in condition ? { all: [condition] } : condition);
    }),
    { numRuns: 500 },
  );
});

test('the supplied rules are shown whole: nothing in them is read-only', () => {
  for (const { rating, conditions } of Object.values(defaultRuleSets)) {
    for (const condition of [...rating.rules.map((rule) => rule.conditions), ...Object.values(conditions)]) {
      expect(roundTrip(condition, actionCatalogue)).toEqual(condition);
      expect(rulesIn(toBuilder(condition, actionCatalogue)).map(({ field }) => field)).not.toContain(keptField);
    }
  }
});

describe('what the controls cannot show is kept, not dropped', () => {
  test.each<[string, Condition]>([
    ['a decorator', { fact: 'tags', operator: 'someFact:equal', value: 'x' }],
    ['a list with an unknown in it', { fact: 'status', operator: 'in', value: ['new', null] }],
    ['a fact against a list of facts', { fact: 'note', operator: 'in', value: { fact: 'tags' } }],
    ['a fact that is not in the catalogue', { fact: 'gone', operator: 'equal', value: 1 }],
    ['a value of the wrong type', { fact: 'count', operator: 'equal', value: 'many' }],
  ])('%s', (_name, leaf) => {
    const [item] = rulesIn(toBuilder({ all: [leaf] }, smallCatalogue));
    expect(item).toMatchObject({ field: keptField, kept: leaf });
  });
});

test('what is edited in the builder is what the rule asks then', () => {
  const opened = toBuilder({ condition: 'first' }, smallCatalogue);
  expect(rulesIn(opened)[0]?.field).toBe(citationField('first'));
  const added: BuilderRule = { field: 'count', operator: 'lessThan', value: 'target', valueSource: 'field' };
  expect(fromBuilder({ ...opened, rules: [...opened.rules, added] })).toEqual({ all: [{ condition: 'first' }, { fact: 'count', operator: 'lessThan', value: { fact: 'target' } }] });
  expect(fromBuilder({ ...opened, rules: [added] })).toEqual({ all: [{ fact: 'count', operator: 'lessThan', value: { fact: 'target' } }] });
  expect(fromBuilder({ ...opened, not: true })).toEqual({ not: { condition: 'first' } });
});
