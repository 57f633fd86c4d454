// The list of tests finds the rule that the closures say is the first true one, on random rules with every operator and with unknown facts.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales, toEpochDay } from '@waymark/domain';
import fc from 'fast-check';
import type { Condition } from '../format/rule-set.ts';
import { randomFacts, randomRules, TODAY } from '../testing/arbitrary-rule-sets.ts';
import { leaf, rule, smallCatalogue } from '../testing/rule-set-builders.ts';
import { Program } from './program.ts';
import { TRUE } from './truth.ts';

function program(rules: readonly ReturnType<typeof rule>[], conditions: Record<string, Condition> = {}): Program {
  return new Program({ rules, conditions, hitPolicy: 'first', fallback: 'amber' }, smallCatalogue, englandAndWales);
}

describe('the list of tests', () => {
  it('finds the first rule that is true', () => {
    fc.assert(
      fc.property(randomRules(), fc.array(randomFacts(), { minLength: 8, maxLength: 8 }), ({ rules, named }, many) => {
        const compiled = program(rules, named);
        for (const facts of many) {
          const frame = compiled.emptyFrame();
          compiled.facts.fill(frame, facts, toEpochDay(TODAY));
          expect(compiled.winner(frame)).toBe(compiled.rules.findIndex(({ evaluate }) => evaluate([...frame]) === TRUE));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['open', 0], ['done', -1], ['new', -1], [undefined, -1],
  ] as const)('lets a list that names null be true or unknown, never false: %s', (status, winner) => {
    const compiled = program([rule('listed', 'red', leaf('status', 'in', ['open', null])), rule('not listed', 'green', { not: leaf('status', 'in', ['open', null]) })]);
    const frame = compiled.emptyFrame();
    compiled.facts.fill(frame, { status }, toEpochDay(TODAY));
    expect(compiled.winner(frame)).toBe(winner);
  });

  it('goes on with the next rule where one is unknown, also below not', () => {
    const late = leaf('count', 'greaterThan', 3);
    const compiled = program([rule('more', 'red', late), rule('not more', 'green', { not: { any: [late, leaf('urgent', 'equal', true)] } }), rule('missing', 'blue', leaf('count', 'x:isMissing', true))]);
    const winner = (facts: Record<string, number | boolean>): number => {
      const frame = compiled.emptyFrame();
      compiled.facts.fill(frame, facts, toEpochDay(TODAY));
      return compiled.winner(frame);
    };
    expect([winner({ count: 4 }), winner({ count: 3, urgent: false }), winner({ count: 3 }), winner({ urgent: false }), winner({ count: 3, urgent: true })]).toEqual([0, 1, -1, 2, -1]);
  });
});
