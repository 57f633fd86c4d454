// What must hold for every rule set and every action, tried on random ones.
import { describe, expect, it } from '@jest/globals';
import { addDays } from '@waymark/domain';
import fc from 'fast-check';
import type { Facts } from '../format/rule-set.ts';
import { inputFacts, randomFacts, randomRules, randomValue, TODAY } from '../testing/arbitrary-rule-sets.ts';
import { collecting, compiled } from '../testing/rule-set-builders.ts';
import type { Counterfactual } from './decision.ts';

const now = TODAY;
const runs = { numRuns: 300, seed: 20261122 };

/** Values that a counterfactual promises to work: the one named, and some further on its side. */
function promised({ operator, value, fact }: Counterfactual): Facts[string][] {
  if (operator === 'equal') return [value];
  const sign = operator === 'atLeast' ? 1 : -1;
  const steps = fact === 'share' ? [0, 0.25, 1, 7, 500] : [0, 1, 2, 3, 7, 30, 400];
  if (typeof value === 'number') {
    const [lowest, highest] = fact === 'share' ? [0, 100] : [0, Infinity];
    return steps.map((step) => value + sign * step).filter((moved) => moved >= lowest && moved <= highest);
  }
  return steps.map((step) => addDays(value as string, sign * step));
}

describe('for every rule set and every action', () => {
  it('outcome, decide and its parts agree', () => {
    fc.assert(
      fc.property(randomRules(), randomFacts(), ({ rules, named }, facts) => {
        const engine = compiled(rules, named);
        const decision = engine.decide(facts, { now });
        expect(engine.outcome(facts, { now })).toBe(decision.outcome);
        expect(engine.nextChangeAt(facts, { now })).toEqual(decision.nextChange);
        expect(decision.rule === null).toBe(decision.conditions.length === 0);
        expect(decision.conditions[0]?.result ?? 'true').toBe('true');
        for (const { conditions, result } of decision.passedOver) {
          expect(result).not.toBe('true');
          expect(conditions.every((trace) => trace.decisive)).toBe(true);
          expect(conditions.some((trace) => trace.kind === 'leaf')).toBe(true);
        }
        const ids = [...decision.conditions, ...decision.passedOver.flatMap((passed) => passed.conditions)].map((trace) => trace.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(Object.keys(JSON.parse(JSON.stringify(decision)) as object)).toContain('nextChange');
      }),
      runs,
    );
  });

  it('changing a fact that was not read never changes the outcome', () => {
    const change = fc.constantFrom(...inputFacts).chain((fact) => fc.tuple(fc.constant(fact), randomValue(fact)));
    fc.assert(
      fc.property(randomRules(), randomFacts(), change, ({ rules, named }, facts, [fact, value]) => {
        const engine = compiled(rules, named);
        const decision = engine.decide(facts, { now });
        fc.pre(!decision.facts.some((reading) => reading.fact === fact));
        expect(engine.outcome({ ...facts, [fact]: value }, { now })).toBe(decision.outcome);
      }),
      runs,
    );
  });

  it('each counterfactual, applied, gives what it promises, and is no larger than needed', () => {
    fc.assert(
      fc.property(randomRules(), randomFacts(), ({ rules, named }, facts) => {
        const engine = compiled(rules, named);
        const { outcome, counterfactuals } = engine.decide(facts, { now });
        for (const change of counterfactuals) {
          expect(change.outcome).not.toBe(outcome);
          for (const value of promised(change)) {
            if (change.fact === 'touched' && (value as string) > now) continue;
            expect({ change, gives: engine.outcome({ ...facts, [change.fact]: value }, { now }) }).toEqual({ change, gives: change.outcome });
          }
          const current = facts[change.fact];
          if (typeof change.value === 'number' && typeof current === 'number' && change.fact !== 'share') {
            const step = change.value > current ? 1 : -1;
            for (let value = current + step; value !== change.value; value += step) {
              expect(engine.outcome({ ...facts, [change.fact]: value }, { now })).not.toBe(change.outcome);
            }
          }
        }
      }),
      runs,
    );
  });

  it('waiting changes nothing before nextChange, and does on that day', () => {
    fc.assert(
      fc.property(randomRules(), randomFacts(), ({ rules, named }, facts) => {
        const engine = compiled(rules, named);
        const outcome = engine.outcome(facts, { now });
        const next = engine.nextChangeAt(facts, { now });
        const horizon = next?.on ?? addDays(now, 120);
        for (let day = addDays(now, 1); day < horizon; day = addDays(day, 1)) expect(engine.outcome(facts, { now: day, asOf: now })).toBe(outcome);
        if (next) {
          expect(next.outcome).not.toBe(outcome);
          expect(engine.outcome(facts, { now: next.on, asOf: now })).toBe(next.outcome);
        }
      }),
      { ...runs, numRuns: 150 },
    );
  });

  it('waiting changes no list of collected rules before nextChange, and does on that day', () => {
    fc.assert(
      fc.property(randomRules(), randomFacts(), ({ rules, named }, facts) => {
        const engine = collecting(rules, named);
        const { fired, unknown, nextChange } = engine.collect(facts, { now });
        for (const { name } of rules) expect(engine.collect(facts, { now }).conditionsOf(name)[0]?.result).toBe(fired.includes(name) ? 'true' : unknown.includes(name) ? 'unknown' : 'false');
        const horizon = nextChange?.on ?? addDays(now, 60);
        for (let day = addDays(now, 1); day < horizon; day = addDays(day, 1)) expect(engine.collect(facts, { now: day, asOf: now }).fired).toEqual(fired);
        if (nextChange) expect(engine.collect(facts, { now: nextChange.on, asOf: now }).fired).toEqual(nextChange.fired);
      }),
      { ...runs, numRuns: 100 },
    );
  });

  it('learning an unknown fact never turns a true condition false or a false one true', () => {
    const learned = fc.constantFrom(...inputFacts).chain((fact) => fc.tuple(fc.constant(fact), randomValue(fact)));
    const known = randomRules().filter(({ rules, named }) => !JSON.stringify([rules, named]).includes('x:isMissing'));
    fc.assert(
      fc.property(known, randomFacts(), learned, ({ rules, named }, facts, [fact, value]) => {
        fc.pre(facts[fact] === null);
        for (const only of rules) {
          const engine = compiled([only, { ...only, name: 'opposite', conditions: { not: only.conditions }, event: { type: 'rating', params: { rating: 'no', label: { en: 'no', cy: 'na' } } } }], named);
          const before = engine.decide(facts, { now });
          if (before.rule !== null) expect(engine.decide({ ...facts, [fact]: value }, { now }).outcome).toBe(before.outcome);
        }
      }),
      { ...runs, numRuns: 150 },
    );
  });
});
