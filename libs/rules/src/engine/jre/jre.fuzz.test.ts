// Compatibility mode and stock json-rules-engine on random rules and facts of any type: the same rules fire, the same conditions
// were asked with the same results, the same runs fail. WAYMARK_FUZZ multiplies the runs (docs/operations.md).
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import fc from 'fast-check';
import { parse } from '../../format/parse-rule-set.ts';
import type { Facts } from '../../format/rule-set.ts';
import { jreFacts, jreRules, type JreRules } from '../../testing/arbitrary-jre.ts';
import { caseCatalogue } from '../../testing/jre-cases/jre-case.ts';
import { askStock, type StockAnswer } from '../../testing/stock-engine.ts';
import { compile } from '../compile.ts';
import type { Compiled } from '../compiled.ts';
import { RuleFailure } from './rule-failure.ts';

const factor = Number(process.env.WAYMARK_FUZZ ?? 1);
/** The everyday run repeats itself; the long one looks elsewhere each time, and prints its seed when it fails. */
const seed = factor === 1 ? { seed: 73 } : {};
const RULE_SETS = 500;
const FACTS_EACH = 10;
const now = '2026-11-22';
const label = { en: 'x', cy: 'x' };

function engineOf({ rules, named }: JreRules): Compiled {
  const escalation = rules.map((rule) => ({ ...rule, event: { type: 'fired' } }));
  const parsed = parse({ name: label, catalogueVersion: caseCatalogue.version, conditions: named, rating: { rules: [], default: 'none' }, escalation }, caseCatalogue);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return compile(parsed.ruleSet, caseCatalogue, { logic: 'jre', calendar: englandAndWales });
}

/** Our answer in the form of the stock engine's. What a failure says is our own. */
function ask(engine: Compiled, rules: JreRules['rules'], facts: Facts): StockAnswer {
  try {
    const collected = engine.collect(facts, { now });
    const asked = rules.flatMap(({ name }) => collected.conditionsOf(name).flatMap((trace) => (trace.kind === 'leaf' ? [`${name} ${trace.fact} ${trace.operator} ${trace.result}`] : [])));
    return { fired: [...collected.fired].sort(), asked };
  } catch (error) {
    if (error instanceof RuleFailure) return { threw: error.message };
    throw error;
  }
}

describe('compatibility mode', () => {
  it(`answers as json-rules-engine does, ${RULE_SETS * FACTS_EACH * factor} times`, async () => {
    let compared = 0;
    let failed = 0;
    let fired = 0;
    await fc.assert(
      fc.asyncProperty(jreRules, fc.array(jreFacts, { minLength: FACTS_EACH, maxLength: FACTS_EACH }), async (rules, actions) => {
        const engine = engineOf(rules);
        for (const facts of actions) {
          const stock = await askStock(rules.rules, rules.named, facts);
          const ours = ask(engine, rules.rules, facts as Facts);
          if ('threw' in stock) expect(ours).toHaveProperty('threw');
          else expect(ours).toEqual(stock);
          compared += 1;
          failed += 'threw' in stock ? 1 : 0;
          fired += 'fired' in stock && stock.fired.length > 0 ? 1 : 0;
        }
      }),
      { numRuns: RULE_SETS * factor, ...seed },
    );
    expect(compared).toBe(RULE_SETS * FACTS_EACH * factor);
    // It would say little if most runs failed or nothing ever fired.
    expect(failed).toBeLessThan(compared / 2);
    expect(failed).toBeGreaterThan(compared / 50);
    expect(fired).toBeGreaterThan(compared / 5);
  }, 300_000 * factor);
});
