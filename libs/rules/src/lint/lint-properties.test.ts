// What lint claims must hold for facts that it never saw, and the facts it shows must show it.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import fc from 'fast-check';
import { parse } from '../format/parse-rule-set.ts';
import type { Facts, RuleSet } from '../format/rule-set.ts';
import { randomFacts, randomRules, TODAY, type RandomRules } from '../testing/arbitrary-rule-sets.ts';
import { collecting, compiled, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import type { LintFinding } from './lint-finding.ts';
import { lint } from './lint.ts';

const now = TODAY;
const SEED = 20261127;
const someKnown = fc.sample(randomFacts(), { numRuns: 500, seed: SEED });
const allKnown = fc.sample(randomFacts(true), { numRuns: 500, seed: SEED });

function parsed({ rules, named }: RandomRules): RuleSet {
  const result = parse(JSON.parse(JSON.stringify(ruleSet(rules, named))), smallCatalogue);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.ruleSet;
}

const findingsOf = (random: RandomRules): readonly LintFinding[] => lint(parsed(random), smallCatalogue, { calendar: englandAndWales, now });

describe('for every rule set', () => {
  it('no facts contradict a claim, and no facts fall through where no gap was found', () => {
    const claims: Record<string, number> = {};
    fc.assert(
      fc.property(randomRules(), (random) => {
        const findings = findingsOf(random);
        const about = (code: string): Set<string | undefined> => new Set(findings.filter((one) => one.code === code && (code === 'alwaysTrue' || one.severity === 'blocking')).map(({ rules }) => rules[0]));
        const [contradictory, unreachable, alwaysTrue] = [about('contradictory'), about('unreachable'), about('alwaysTrue')];
        const closed = !findings.some(({ code, parameters }) => code === 'gap' || parameters.looking === 'gap');
        const engine = compiled(random.rules, random.named);
        const each = collecting(random.rules, random.named);
        if (contradictory.size + unreachable.size > 0) {
          const refuted = [...someKnown, ...allKnown].filter((facts) => each.collect(facts, { now }).fired.some((id) => contradictory.has(id)) || unreachable.has(engine.decide(facts, { now }).rule?.id));
          expect(refuted).toEqual([]);
        }
        if (closed || alwaysTrue.size > 0) {
          const refuted = allKnown.filter((facts) => {
            const { fired } = each.collect(facts, { now });
            return (closed && fired.length === 0) || [...alwaysTrue].some((id) => !fired.includes(id as string));
          });
          expect(refuted).toEqual([]);
        }
        for (const { code } of findings) claims[code] = (claims[code] ?? 0) + 1;
      }),
      { numRuns: 100, seed: SEED },
    );
    // The property says something only where there are claims, and little is left open.
    for (const code of ['contradictory', 'unreachable', 'alwaysTrue', 'gap', 'overlap']) expect(claims[code]).toBeGreaterThan(5);
    expect(claims.notSettled ?? 0).toBeLessThan(20);
  });

  it('the facts of a finding show what it says', () => {
    fc.assert(
      fc.property(randomRules(), (random) => {
        const engine = compiled(random.rules, random.named);
        for (const { code, rules, facts, parameters } of findingsOf(random)) {
          if (!facts) continue;
          const { rule, losers } = engine.decide(facts, { now: String(parameters.on) });
          const lost = losers.map(({ id }) => id);
          if (code === 'unreachable') expect(lost).toContain(rules[0]);
          else if (code === 'overlap') expect([rule?.id, lost]).toEqual([rules[0], expect.arrayContaining([rules[1]])]);
          else if (code === 'alwaysTrue') expect([rule?.id, ...lost]).toContain(rules[0]);
          else expect([code, rule]).toEqual([code.startsWith('gap') ? code : 'gap', null]);
          if (code === 'gap') expect(Object.values(facts)).not.toContain(null);
          if (code === 'gapUnknown') expect(Object.entries(facts).filter(([, value]) => value === null).map(([id]) => id)).toEqual([String(parameters.facts).split(', ')[0]]);
        }
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it('leaving out a redundant comparison changes no answer', () => {
    let left = 0;
    fc.assert(
      fc.property(randomRules(), (random) => {
        for (const { code, path } of findingsOf(random)) {
          if (code !== 'redundantCondition') continue;
          const without = leaveOut({ rating: { rules: random.rules }, conditions: random.named }, path) as { rating: { rules: RandomRules['rules'] }; conditions: RandomRules['named'] };
          const [before, after] = [collecting(random.rules, random.named), collecting(without.rating.rules, without.conditions)];
          const answers = (facts: Facts): string[] => [before, after].map((engine) => engine.collect(facts, { now })).map(({ fired, unknown }) => `${fired.join()} ${unknown.join()}`);
          expect(someKnown.map(answers).filter(([one, two]) => one !== two)).toEqual([]);
          left += 1;
        }
      }),
      { numRuns: 400, seed: SEED },
    );
    expect(left).toBeGreaterThan(5);
  });
});

function leaveOut(root: unknown, path: string): unknown {
  const copy = JSON.parse(JSON.stringify(root)) as unknown;
  const steps = path.split('/');
  const list = steps.slice(0, -1).reduce((node, step) => (node as Record<string, unknown>)[step], copy) as unknown[];
  list.splice(Number(steps.at(-1)), 1);
  return copy;
}
