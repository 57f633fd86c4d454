// Stock json-rules-engine gives the same rating wherever every fact is known. One engine, one run at a time: its runs share state.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import fc from 'fast-check';
import { Engine, type NestedCondition, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { defaultRuleSets } from '../defaults/default-rule-sets.ts';
import type { Condition, Facts, Rule } from '../format/rule-set.ts';
import { parse } from '../format/parse-rule-set.ts';
import { randomFacts, randomRules, TODAY } from '../testing/arbitrary-rule-sets.ts';
import { compiled } from '../testing/rule-set-builders.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compiled.ts';

const now = TODAY;

async function stockOutcome(rules: readonly Rule[], named: Readonly<Record<string, Condition>>, fallback: string, engine: Compiled, facts: Facts): Promise<string> {
  const stock = new Engine([], { allowUndefinedFacts: true });
  const copy = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;
  for (const [name, condition] of Object.entries(named)) stock.setCondition(name, copy<TopLevelCondition & NestedCondition>(condition));
  for (const rule of rules) stock.addRule(copy<RuleProperties>(rule));
  const read = engine.readFacts(facts, { now });
  const { results } = await stock.run(Object.fromEntries(read.map(({ fact, value }) => [fact, value])));
  const fired = new Set(results.map((result) => result.name));
  const first = [...rules].sort((a, b) => (b.priority ?? 1) - (a.priority ?? 1)).find((rule) => fired.has(rule.name));
  return first?.event.params.rating ?? fallback;
}

describe('json-rules-engine agrees', () => {
  it('on random rules and fully known facts', async () => {
    await fc.assert(
      fc.asyncProperty(randomRules(true), fc.array(randomFacts(true), { minLength: 1, maxLength: 3 }), async ({ rules, named }, actions) => {
        const engine = compiled(rules, named);
        for (const facts of actions) expect(await stockOutcome(rules, named, 'grey', engine, facts)).toBe(engine.outcome(facts, { now }));
      }),
      { numRuns: 250, seed: 731 },
    );
  });

  it('on the default rules for delivery, for every status, date and count', async () => {
    const parsed = parse(defaultRuleSets['delivery-4'], actionCatalogue);
    if (!parsed.ok) throw new Error('The default rule set does not parse.');
    const { rating, conditions } = parsed.ruleSet;
    const engine = compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales });
    for (const status of ['notStarted', 'inProgress', 'complete', 'cancelled']) {
      for (const due of ['2026-11-01', '2026-11-21', '2026-11-22', '2026-12-31']) {
        for (const evidenceCount of [0, 1]) {
          const facts = { status, due, evidenceCount };
          expect(await stockOutcome(rating.rules, conditions, rating.default, engine, facts)).toBe(engine.outcome(facts, { now }));
        }
      }
    }
  });
});
