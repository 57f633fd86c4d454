// Simulation counts what deciding each action twice would show, explains some of every change, and says what it does not know.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import fc from 'fast-check';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { defaultRuleSets } from '../defaults/default-rule-sets.ts';
import { compile } from '../engine/compile.ts';
import type { Condition, Facts, Rule, RuleSet } from '../format/rule-set.ts';
import { randomFacts, randomRules, TODAY } from '../testing/arbitrary-rule-sets.ts';
import { leaf, parsedRuleSet, rule, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import { simulate, simulateHistory } from './simulate.ts';
import type { SimulatedAction, Simulation } from './simulation.ts';

const calendar = englandAndWales;
const now = TODAY;
const late = (days: number): Condition => ({ all: [leaf('daysLate', 'greaterThan', days)] });
const escalate = (name: string, conditions: Condition): Rule => ({ name, conditions, event: { type: 'escalate', params: {} } });

const run = (before: RuleSet, after: RuleSet, actions: Iterable<SimulatedAction>, more: { samples?: number; bestFirst?: readonly string[] } = {}): Simulation =>
  simulate({ before: parsedRuleSet(before), after: parsedRuleSet(after), catalogue: smallCatalogue, calendar, now, actions, ...more });

const before: RuleSet = { ...ruleSet([rule('late', 'red', late(10), 2), rule('near', 'amber', late(0), 1)], {}, 'green'), escalation: [escalate('tell', late(20)), escalate('old', late(0))] };
const after: RuleSet = { ...ruleSet([rule('late', 'red', late(5), 3), rule('near', 'amber', late(0), 2), rule('never', 'blue', { all: [leaf('count', 'lessThan', 0)] })], {}, 'green'), escalation: [escalate('tell', late(8)), escalate('none', late(1_000))] };
const bestFirst = ['blue', 'green', 'amber', 'red'];
/** Days late by id: a0 is due today, a7 was due a week ago. */
const actions: SimulatedAction[] = ['2026-11-22', '2026-11-20', '2026-11-15', '2026-11-13', '2026-11-10', '2026-10-01'].map((due, index) => ({ id: `a${index}`, facts: { due, count: index }, stated: ['green', 'amber', 'amber', null, 'red', 'red'][index] ?? null }));

describe('simulate', () => {
  const result = run(before, after, actions, { bestFirst });

  it('counts every transition and which rule causes the changes', () => {
    expect(result).toMatchObject({ total: 6, changed: 2 });
    expect(result.matrix).toEqual([{ from: 'green', to: 'green', count: 1 }, { from: 'amber', to: 'amber', count: 1 }, { from: 'amber', to: 'red', count: 2 }, { from: 'red', to: 'red', count: 2 }]);
    expect(result.byRule).toEqual([{ rule: 'late', from: 'amber', to: 'red', count: 2 }]);
    expect(result.neverFired).toEqual(['never', 'none']);
  });

  it('explains samples by what carries the new rating', () => {
    expect(result.samples.map(({ id, from, to, rule: by, ruleBefore }) => ({ id, from, to, by, ruleBefore }))).toEqual([2, 3].map((index) => ({ id: `a${index}`, from: 'amber', to: 'red', by: 'late', ruleBefore: 'near' })));
    expect(result.samples[0]?.conditions.find(({ kind }) => kind === 'leaf')).toMatchObject({ fact: 'daysLate', actual: 7, operator: 'greaterThan', expected: 5, result: 'true', decisive: true });
    const back = run(ruleSet([rule('late', 'red', late(0))]), ruleSet([rule('late', 'red', late(30))]), actions);
    expect(back.samples[0]).toMatchObject({ from: 'red', to: 'grey', rule: null, ruleBefore: 'late' });
    expect(back.samples[0]?.conditions.find(({ kind }) => kind === 'leaf')).toMatchObject({ fact: 'daysLate', actual: 2, expected: 30, result: 'false' });
  });

  it('counts escalations that begin and end, and a message for each that begins', () => {
    // Nine and twelve days late now tell; 'old' told of all that are late and is gone.
    expect(result.escalations).toEqual({ new: [{ rule: 'tell', count: 2 }], gone: [{ rule: 'old', count: 5 }], messages: 2 });
  });

  it('sets the new ratings beside those that people used, and counts those that nobody stated', () => {
    expect(result.confusion).toEqual({
      counts: [{ outcome: 'green', stated: 'green', count: 1 }, { outcome: 'amber', stated: 'amber', count: 1 }, { outcome: 'red', stated: 'amber', count: 1 }, { outcome: 'red', stated: 'red', count: 2 }],
      missing: 1,
      agreeing: { before: 5, after: 4 },
    });
  });

  it('says for how many a missing fact might have decided otherwise', () => {
    const unsure = run(before, after, [...actions, { id: 'x', facts: { count: 1 } }, { id: 'y', facts: {} }]);
    expect(unsure.unknownShare).toEqual({ before: 2 / 8, after: 2 / 8 });
    // Here the deciding rule outranks the unknown one: no fact that is missing could change it.
    expect(run(before, ruleSet([rule('one', 'red', { all: [leaf('count', 'equal', 1)] }, 9), rule('late', 'amber', late(0))]), [{ id: 'x', facts: { count: 1 } }]).unknownShare).toEqual({ before: 1, after: 0 });
  });

  it('shows some of every kind of change before more of one, and no more than asked', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ id: `m${index}`, facts: { due: index === 499 ? '2026-01-01' : '2026-11-20' } }));
    const changed = run(ruleSet([]), ruleSet([rule('very', 'red', late(100), 2), rule('late', 'amber', late(0), 1)]), many, { samples: 3 });
    expect(changed.samples.map(({ id }) => id)).toEqual(['m0', 'm499', 'm1']);
    expect(run(ruleSet([]), ruleSet([rule('late', 'amber', late(0))]), many, { samples: 0 }).samples).toEqual([]);
  });

  it('says nothing of no actions', () => {
    expect(run(before, after, [])).toMatchObject({ total: 0, changed: 0, matrix: [], byRule: [], samples: [], unknownShare: { before: 0, after: 0 } });
  });

  it('equals deciding each action twice, for every pair of rule sets', () => {
    fc.assert(
      fc.property(randomRules(), randomRules(), fc.array(randomFacts(), { minLength: 1, maxLength: 40 }), (one, two, facts: Facts[]) => {
        const [was, is] = [ruleSet(one.rules, one.named), ruleSet(two.rules, two.named)];
        const [old, fresh] = [compile(parsedRuleSet(was), smallCatalogue, { calendar }), compile(parsedRuleSet(is), smallCatalogue, { calendar })];
        const counted = new Map<string, number>();
        const deciding = new Set<string | undefined>();
        let unsure = 0;
        for (const each of facts) {
          const decision = fresh.decide(each, { now });
          const pair = `${old.outcome(each, { now })} ${decision.outcome}`;
          counted.set(pair, (counted.get(pair) ?? 0) + 1);
          deciding.add(decision.rule?.id);
          if (decision.passedOver.some((passed) => passed.result === 'unknown')) unsure += 1;
        }
        const found = run(was, is, facts.map((each, index) => ({ id: String(index), facts: each })));
        expect(new Map(found.matrix.map(({ from, to, count }) => [`${from} ${to}`, count]))).toEqual(counted);
        expect(found.byRule.reduce((sum, { count }) => sum + count, 0)).toBe(found.changed);
        expect(found.changed).toBe(found.matrix.reduce((sum, { from, to, count }) => (from === to ? sum : sum + count), 0));
        expect(found.neverFired).toEqual(expect.arrayContaining(two.rules.map(({ name }) => name).filter((name) => !deciding.has(name))));
        expect(found.neverFired.some((name) => deciding.has(name))).toBe(false);
        expect(found.unknownShare.after).toBeCloseTo(unsure / facts.length);
      }),
      { numRuns: 150, seed: 31 },
    );
  });

  it('takes 20,000 actions in one pass, in a time that a person does not notice', () => {
    const catalogue = actionCatalogue;
    function* plan(): Generator<SimulatedAction> {
      for (let index = 0; index < 20_000; index += 1) yield { id: String(index), facts: { status: index % 3 === 0 ? 'complete' : 'inProgress', due: `2026-${String((index % 12) + 1).padStart(2, '0')}-15`, evidenceCount: index % 4 }, stated: 'green' };
    }
    const started = performance.now();
    const { total, changed, samples } = simulate({ before: defaultRuleSets['delivery-4'], after: defaultRuleSets['risk-3'], catalogue, calendar, now, actions: plan() });
    // Tens of milliseconds once warm; this only catches work that grows faster than the actions.
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(total).toBe(20_000);
    expect(changed).toBeGreaterThan(0);
    expect(samples).toHaveLength(20);
  });
});

describe('simulateHistory', () => {
  it('gives each review its table for its own day, and names those without history', () => {
    const set = { before: parsedRuleSet(before), after: parsedRuleSet(after), catalogue: smallCatalogue, calendar, bestFirst };
    const action = (stated?: string): SimulatedAction[] => [{ id: 'a', facts: { due: '2026-05-20' }, ...(stated === undefined ? {} : { stated }) }];
    const { reviews, withoutHistory } = simulateHistory({
      ...set,
      reviews: [{ on: '2026-02-01', actions: null }, { on: '2026-03-01', actions: action() }, { on: '2026-05-27', actions: action('amber') }, { on: '2026-06-24', actions: action('red') }],
    });
    expect(withoutHistory).toEqual([{ on: '2026-02-01', code: 'noActions' }, { on: '2026-03-01', code: 'noStatedRatings' }]);
    expect(reviews).toEqual([
      { on: '2026-05-27', total: 1, confusion: { counts: [{ outcome: 'red', stated: 'amber', count: 1 }], missing: 0, agreeing: { before: 1, after: 0 } } },
      { on: '2026-06-24', total: 1, confusion: { counts: [{ outcome: 'red', stated: 'red', count: 1 }], missing: 0, agreeing: { before: 1, after: 1 } } },
    ]);
  });
});
