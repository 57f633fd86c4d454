// Stock json-rules-engine gives the same rating, by the same rule, wherever every fact is known.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales, type RatingKeyPreset } from '@waymark/domain';
import fc from 'fast-check';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { defaultRuleSets } from '../defaults/default-rule-sets.ts';
import type { Facts } from '../format/rule-set.ts';
import { secondOpinion } from '../second-opinion/second-opinion.ts';
import { randomFacts, randomRules, TODAY } from '../testing/arbitrary-rule-sets.ts';
import { parsedRuleSet, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';

const options = { calendar: englandAndWales, now: TODAY };
const numbered = (actions: readonly Facts[]): { id: string; facts: Facts }[] => actions.map((facts, index) => ({ id: String(index), facts }));

describe('json-rules-engine agrees', () => {
  it.each([['what it knows itself', true], ['x: operators, decorators and days counted from today as well', false]] as const)('on random rules of %s, and fully known facts', async (_, portable) => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(randomRules(portable), fc.array(randomFacts(true), { minLength: 3, maxLength: 3 }), async ({ rules, named }, actions) => {
        const opinion = await secondOpinion(parsedRuleSet(ruleSet(rules, named)), smallCatalogue, options, numbered(actions));
        expect(opinion.disagreements).toEqual([]);
        checked += opinion.checked;
      }),
      { numRuns: 250, seed: 731 },
    );
    // Decorators may find a comparison unknown though every fact is known.
    expect(checked).toBeGreaterThan(portable ? 700 : 600);
  });

  it('wherever the facts that decided are known, of random ones that are not', async () => {
    let skipped = 0;
    await fc.assert(
      fc.asyncProperty(randomRules(), fc.array(randomFacts(), { minLength: 5, maxLength: 5 }), async ({ rules, named }, actions) => {
        const opinion = await secondOpinion(parsedRuleSet(ruleSet(rules, named)), smallCatalogue, options, numbered(actions));
        expect(opinion.disagreements).toEqual([]);
        skipped += opinion.skipped;
      }),
      { numRuns: 150, seed: 732 },
    );
    expect(skipped).toBeGreaterThan(100);
  });

  it.each(Object.keys(defaultRuleSets) as RatingKeyPreset[])('on the default rules %s, for every status, date and count', async (preset) => {
    const actions = ['notStarted', 'inProgress', 'complete', 'cancelled'].flatMap((status) =>
      ['2026-11-01', '2026-11-21', '2026-11-22', '2026-12-31'].flatMap((due) => [0, 1].flatMap((evidenceCount) => ['day', 'ongoing'].map((timescalePrecision) => ({ status, due, evidenceCount, timescalePrecision })))));
    expect(await secondOpinion(defaultRuleSets[preset], actionCatalogue, options, numbered(actions))).toEqual({ checked: actions.length, skipped: 0, disagreements: [] });
  });
});
