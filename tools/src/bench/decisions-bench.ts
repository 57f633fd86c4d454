/** Decisions a second: the compiled rules, json-rules-engine and a function written by hand, on the same actions. */
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue, compile, defaultRuleSets, parse, type Compiled } from '@waymark/rules';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { pairedRatio, takeTurns, type Measured, type Variant } from './measure.ts';
import { rateByHand, rateFactsByHand, ruleSet26 } from './rule-set-26.ts';
import { now, sampleActions, type SampleAction } from './sample-actions.ts';
import { perSecond, section, times, type Row } from './table.ts';

const actions = sampleActions(20_000);

/** json-rules-engine is slower by orders: it gets as many actions as fit in about as long a time. */
const fewActions = actions.slice(0, 1000);

export async function benchDecisions(rounds: number): Promise<string> {
  const twentySix = compiled(ruleSet26);
  const engine = stockEngine(ruleSet26);
  await mustAgree(twentySix, engine);
  const measured = await takeTurns(
    [
      variant('outcome', actions, 5, ({ facts }) => twentySix.outcome(facts, { now })),
      variant('decide', actions.slice(0, 5000), 1, ({ facts }) => twentySix.decide(facts, { now }).outcome),
      stock('stock', engine),
      variant('byHand', actions, 20, ({ facts }) => rateFactsByHand(facts, now)),
      variant('byHandReady', actions, 50, ({ ready }) => rateByHand(ready)),
    ],
    rounds,
  );
  return [compare('Decisions, 8 rules with 26 conditions (median; ratios paired)', measured), await benchDefault(rounds)].join('\n');
}

async function benchDefault(rounds: number): Promise<string> {
  const json = defaultRuleSets['delivery-4'];
  const rules = compiled(json);
  const measured = await takeTurns(
    [
      variant('outcome', actions, 5, ({ facts }) => rules.outcome(facts, { now })),
      variant('decide', actions.slice(0, 5000), 1, ({ facts }) => rules.decide(facts, { now }).outcome),
      stock('stock', stockEngine(json)),
    ],
    rounds,
  );
  return compare('Decisions, the default rule set Delivery-4', measured);
}

function compare(title: string, measured: readonly Measured[]): string {
  const [outcome, decide, stock, byHand, byHandReady] = measured;
  const rate = (one: Measured): string => perSecond([...one.rates].sort((a, b) => a - b)[Math.floor(one.rates.length / 2)] ?? Number.NaN);
  const rows: Row[] = [
    { what: '@waymark/rules, rating only', figure: rate(outcome!) },
    { what: '@waymark/rules, rating with its whole explanation', figure: rate(decide!) },
    { what: 'json-rules-engine, stopped at the first match', figure: rate(stock!) },
  ];
  if (byHand) rows.push({ what: 'written by hand, from the same dates', figure: rate(byHand) });
  if (byHandReady) rows.push({ what: 'written by hand, day counts given', figure: rate(byHandReady) });
  const toStock = pairedRatio(outcome!, stock!);
  rows.push({ what: 'rating only against json-rules-engine', figure: times(toStock), bar: '≥ 100 x', met: toStock >= 100 });
  rows.push({ what: 'with explanation against json-rules-engine', figure: times(pairedRatio(decide!, stock!)) });
  if (byHand) {
    const slower = pairedRatio(byHand, outcome!);
    rows.push({ what: 'written by hand (same dates) against rating only', figure: times(slower), bar: '≤ 40 x', met: slower <= 40 });
  }
  if (byHandReady) {
    const slower = pairedRatio(byHandReady, outcome!);
    rows.push({ what: 'written by hand (days given) against rating only', figure: times(slower), bar: '≤ 40 x', met: slower <= 40 });
  }
  return section(title, rows);
}

/** Keeps the optimiser from dropping work whose result nobody reads. */
let sink = 0;

function variant(name: string, over: readonly SampleAction[], repeats: number, rate: (action: SampleAction) => string): Variant {
  return {
    name,
    run() {
      for (let repeat = 0; repeat < repeats; repeat += 1) for (const action of over) sink += rate(action).length;
      return over.length * repeats;
    },
  };
}

function stock(name: string, engine: (action: SampleAction) => Promise<string>): Variant {
  return {
    name,
    async run() {
      for (const action of fewActions) sink += (await engine(action)).length;
      return fewActions.length;
    },
  };
}

function compiled(json: unknown): Compiled {
  const parsed = parse(json, actionCatalogue);
  if (!parsed.ok) throw new Error(`The benchmark's rule set is not valid: ${JSON.stringify(parsed.issues)}`);
  return compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales });
}

/** json-rules-engine as its documentation has it for first match: one engine, in turn, stopped at the first success. */
function stockEngine(json: unknown): (action: SampleAction) => Promise<string> {
  const { rating, conditions } = json as { rating: { rules: RuleProperties[]; default: string }; conditions: Record<string, never> };
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition);
  for (const rule of rating.rules) engine.addRule(rooted(rule));
  let first: string | null = null;
  engine.on('success', (event) => {
    first ??= event.params?.['rating'] as string;
    engine.stop();
  });
  return async ({ ready }) => {
    first = null;
    await engine.run({ ...ready });
    return first ?? rating.default;
  };
}

/** A rule of json-rules-engine must begin with all, any or not. */
function rooted(rule: RuleProperties): RuleProperties {
  return 'fact' in rule.conditions ? { ...rule, conditions: { all: [rule.conditions as never] } } : rule;
}

async function mustAgree(rules: Compiled, engine: (action: SampleAction) => Promise<string>): Promise<void> {
  for (const action of fewActions) {
    const answers = [rules.outcome(action.facts, { now }), rules.decide(action.facts, { now }).outcome, await engine(action), rateByHand(action.ready), rateFactsByHand(action.facts, now)];
    if (new Set(answers).size > 1) throw new Error(`The variants disagree: ${answers.join(', ')} for ${JSON.stringify(action.facts)}`);
  }
}
