/** Decisions a second with the default rule set, at three depths of explanation, beside json-rules-engine. `npm run bench:rules` has the other engines. */
import { defaultRuleSets, type Decision, type Facts } from '@waymark/rules';
import { median, pairedRatio, takeTurns, type Measured, type Variant } from './measure.ts';
import { stock } from './rules/engines.ts';
import { now, sampleActions, type SampleAction } from './rules/sample-actions.ts';
import { rulesOnDates } from './rules/waymark-engine.ts';
import { perSecond, section, times, type Row } from './table.ts';

const actions = sampleActions(20_000);

/** Keeps the optimiser from dropping work whose result nobody reads. */
let _sink = 0;

export async function benchDecisions(rounds: number): Promise<string> {
  const json = defaultRuleSets['delivery-4'];
  const rules = rulesOnDates(json);
  const measured = await takeTurns(
    [
      variant('outcome', actions, 5, (facts) => rules.outcome(facts, { now })),
      variant('conditions', actions, 1, (facts) => rules.decide(facts, { now }).conditions),
      variant('everything', actions.slice(0, 2000), 1, (facts) => everything(rules.decide(facts, { now }))),
      stockVariant(json),
    ],
    rounds,
  );
  const [outcome, conditions, all, engine] = measured as [Measured, Measured, Measured, Measured];
  const ratio = pairedRatio(outcome, engine);
  const rows: Row[] = [
    { what: '@waymark/rules, the rating', figure: perSecond(median(outcome.rates)) },
    { what: '@waymark/rules, with the conditions of its rule', figure: perSecond(median(conditions.rates)) },
    { what: '@waymark/rules, with every part of the explanation', figure: perSecond(median(all.rates)) },
    { what: 'json-rules-engine', figure: perSecond(median(engine.rates)) },
    { what: 'the rating / json-rules-engine', figure: times(ratio), bar: '≥ 100 x', met: ratio >= 100 },
  ];
  return section('Decisions, the default rule set Delivery-4 (median; ratio paired)', rows);
}

function everything(decision: Decision): unknown[] {
  const { conditions, facts, unknownFacts, losers, passedOver, counterfactuals, nextChange } = decision;
  return [conditions, facts, unknownFacts, losers, passedOver, counterfactuals, nextChange];
}

function variant(name: string, over: readonly SampleAction[], repeats: number, decide: (facts: Facts) => { length: number }): Variant {
  return {
    name,
    run() {
      for (let repeat = 0; repeat < repeats; repeat += 1) for (const { facts } of over) _sink += decide(facts).length;
      return over.length * repeats;
    },
  };
}

/** json-rules-engine is slower by orders: it gets as many actions as fit in about as long a time. */
function stockVariant({ rating, conditions }: (typeof defaultRuleSets)['delivery-4']): Variant {
  const few = actions.slice(0, 1000).map(({ ready }) => ready);
  const { decideAll } = stock({ rules: rating.rules, conditions, fallback: rating.default }, false, 'json-rules-engine');
  return {
    name: 'json-rules-engine',
    async run() {
      const outcomes: string[] = [];
      await decideAll(few, outcomes);
      _sink += outcomes.length;
      return few.length;
    },
  };
}
