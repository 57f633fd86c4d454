/** Decisions a second: the compiled rules, json-rules-engine and a function written by hand, on the same actions. */
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue, compile, defaultRuleSets, parse, type Compiled, type Decision } from '@waymark/rules';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { median, pairedRatio, takeTurns, type Measured, type Variant } from './measure.ts';
import { rateByHand, rateFactsByHand, ruleSet26 } from './rule-set-26.ts';
import { now, sampleActions, type SampleAction } from './sample-actions.ts';
import { perSecond, section, times, type Row } from './table.ts';

const actions = sampleActions(20_000);

/** json-rules-engine is slower by orders: it gets as many actions as fit in about as long a time. */
const fewActions = actions.slice(0, 1000);

export async function benchDecisions(rounds: number): Promise<string> {
  const rules = compiled(ruleSet26);
  await mustAgree(rules, stockEngine(ruleSet26, true));
  const byHand: Variant[] = [
    variant('byHand', actions, 20, ({ facts }) => rateFactsByHand(facts, now)),
    variant('byHandReady', actions, 50, ({ ready }) => rateByHand(ready)),
  ];
  return [
    compare('Decisions, 8 rules with 26 conditions (median; ratios paired)', await takeTurns([...engines(ruleSet26), ...byHand], rounds)),
    compare('Decisions, the default rule set Delivery-4', await takeTurns(engines(defaultRuleSets['delivery-4']), rounds)),
  ].join('\n');
}

/** An explanation is worked out when it is read: three depths of the same decision. */
function engines(json: unknown): Variant[] {
  const rules = compiled(json);
  return [
    variant('outcome', actions, 5, ({ facts }) => rules.outcome(facts, { now })),
    variant('conditions', actions, 1, ({ facts }) => rules.decide(facts, { now }).conditions),
    variant('everything', actions.slice(0, 2000), 1, ({ facts }) => Object.values(everything(rules.decide(facts, { now })))),
    stock('stock', stockEngine(json, false)),
    stock('stockStopped', stockEngine(json, true)),
  ];
}

function everything(decision: Decision): unknown[] {
  const { conditions, facts, unknownFacts, losers, passedOver, counterfactuals, nextChange } = decision;
  return [conditions, facts, unknownFacts, losers, passedOver, counterfactuals, nextChange];
}

const titles: Record<string, string> = {
  outcome: '@waymark/rules, the rating',
  conditions: '@waymark/rules, with the conditions of its rule',
  everything: '@waymark/rules, with every part of the explanation',
  stock: 'json-rules-engine',
  stockStopped: 'json-rules-engine, stopped at the first match',
  byHand: 'written by hand, from the same dates',
  byHandReady: 'written by hand, day counts given',
};

function compare(title: string, measured: readonly Measured[]): string {
  const byName = new Map(measured.map((one) => [one.name, one]));
  const rows: Row[] = measured.map((one) => ({ what: titles[one.name] ?? one.name, figure: perSecond(median(one.rates)) }));
  const ratio = (one: string, other: string): number => pairedRatio(byName.get(one)!, byName.get(other)!);
  const against = (one: string, other: string): string => `${titles[one]} / ${titles[other]}`;
  const toStock = ratio('outcome', 'stock');
  rows.push({ what: against('outcome', 'stock'), figure: times(toStock), bar: '≥ 100 x', met: toStock >= 100 });
  for (const [one, other] of [['outcome', 'stockStopped'], ['conditions', 'stock'], ['everything', 'stock']] as const) rows.push({ what: against(one, other), figure: times(ratio(one, other)) });
  for (const hand of ['byHand', 'byHandReady'].filter((name) => byName.has(name))) {
    const slower = ratio(hand, 'outcome');
    rows.push({ what: against(hand, 'outcome'), figure: times(slower), bar: '≤ 40 x', met: slower <= 40 });
  }
  return section(title, rows);
}

/** Keeps the optimiser from dropping work whose result nobody reads. */
let _sink = 0;

function variant(name: string, over: readonly SampleAction[], repeats: number, rate: (action: SampleAction) => { length: number }): Variant {
  return {
    name,
    run() {
      for (let repeat = 0; repeat < repeats; repeat += 1) for (const action of over) _sink += rate(action).length;
      return over.length * repeats;
    },
  };
}

function stock(name: string, engine: (action: SampleAction) => Promise<string>): Variant {
  return {
    name,
    async run() {
      for (const action of fewActions) _sink += (await engine(action)).length;
      return fewActions.length;
    },
  };
}

function compiled(json: unknown): Compiled {
  const parsed = parse(json, actionCatalogue);
  if (!parsed.ok) throw new Error(`The benchmark's rule set is not valid: ${JSON.stringify(parsed.issues)}`);
  return compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales });
}

/** One engine, actions in turn, the first match by priority counts; on request it stops there, which is as quick as it gets. */
function stockEngine(json: unknown, stopped: boolean): (action: SampleAction) => Promise<string> {
  const { rating, conditions } = json as { rating: { rules: RuleProperties[]; default: string }; conditions: Record<string, never> };
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition);
  for (const rule of rating.rules) engine.addRule(rooted(rule));
  let first: string | null = null;
  engine.on('success', (event) => {
    first ??= event.params?.['rating'] as string;
    if (stopped) engine.stop();
  });
  return async ({ ready }) => {
    first = null;
    await engine.run({ ...ready });
    return first ?? rating.default;
  };
}

/** A rule of json-rules-engine must begin with all, any or not. */
function rooted(rule: RuleProperties): RuleProperties {
  return 'fact' in rule.conditions ? { ...rule, conditions: { all: [rule.conditions] } } : rule;
}

async function mustAgree(rules: Compiled, engine: (action: SampleAction) => Promise<string>): Promise<void> {
  for (const action of fewActions) {
    const answers = [rules.outcome(action.facts, { now }), rules.decide(action.facts, { now }).outcome, await engine(action), rateByHand(action.ready), rateFactsByHand(action.facts, now)];
    if (new Set(answers).size > 1) throw new Error(`The variants disagree: ${answers.join(', ')} for ${JSON.stringify(action.facts)}`);
  }
}
