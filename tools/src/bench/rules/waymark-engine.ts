/** Our engine as the benchmark runs it: on the facts that everybody gets, and on the facts as the service keeps them. */
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue, compile, parse, parseRuleFile, type Compiled, type Decision, type Facts, type RuleSet } from '@waymark/rules';
import type { Contestant } from './engines.ts';
import { ruleSet26, type ReadyFacts } from './rule-set-26.ts';
import { now, type SampleAction } from './sample-actions.ts';

const time = { now };

/** The rules as a rule file whose facts are numbers that move with the days: nobody has to read a date. */
export function rulesOnNumbers(sample: ReadyFacts): { ruleSet: RuleSet; compiled: Compiled; compatible: Compiled } {
  const facts = Object.fromEntries(
    Object.entries(sample).map(([fact, value]) => [fact, { type: typeof value, ...(fact.startsWith('days') ? { unit: 'days', moves: 'daily' } : {}) }]),
  );
  const rules = ruleSet26.rating.rules.map(({ name, ...rule }) => ({ id: name, ...rule }));
  const file = parseRuleFile({ subject: 'action', facts, rules, hitPolicy: 'first', default: ruleSet26.rating.default });
  if (!file.ok) throw new Error(`The benchmark's rule file is not valid: ${JSON.stringify(file.issues)}`);
  const compiled = (logic: 'kleene' | 'jre'): Compiled => compile(file.ruleSet, file.catalogue, { calendar: englandAndWales, logic });
  return { ruleSet: file.ruleSet, compiled: compiled('kleene'), compatible: compiled('jre') };
}

export function rulesOnDates(json: unknown = ruleSet26): Compiled {
  const parsed = parse(json, actionCatalogue);
  if (!parsed.ok) throw new Error(`The benchmark's rule set is not valid: ${JSON.stringify(parsed.issues)}`);
  return compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales });
}

/** Keeps the optimiser from dropping work whose result nobody reads. */
export const sink = { nodes: 0, rules: 0 };

function decided(decide: (facts: Facts) => string): Contestant['decideAll'] {
  return (actions, outcomes) => {
    for (let index = 0; index < actions.length; index += 1) outcomes[index] = decide(actions[index] as unknown as Facts);
  };
}

function withRule(decision: Decision): string {
  if (decision.rule) sink.rules += 1;
  return decision.outcome;
}

function withConditions(decision: Decision): string {
  sink.nodes += decision.conditions.length;
  return decision.outcome;
}

export const depths = {
  outcome: '@waymark/rules',
  rule: '@waymark/rules, with its rule',
  conditions: '@waymark/rules, explained by the conditions of its rule',
};

/** Three depths of the same decision. */
export function waymark(compiled: Compiled): Contestant[] {
  return [
    { name: depths.outcome, cspSafe: true, decideAll: decided((facts) => compiled.outcome(facts, time)) },
    { name: depths.rule, cspSafe: true, decideAll: decided((facts) => withRule(compiled.decide(facts, time))) },
    { name: depths.conditions, cspSafe: true, decideAll: decided((facts) => withConditions(compiled.decide(facts, time))) },
  ];
}

/** The engine in the mode that answers as json-rules-engine does. */
export function waymarkCompatible(compiled: Compiled): Contestant {
  return { name: '@waymark/rules, as json-rules-engine answers', cspSafe: true, decideAll: decided((facts) => compiled.outcome(facts, time)) };
}

/** Facts of an action as the service holds them, where the contestants expect theirs. */
export const heldFacts = (action: SampleAction): ReadyFacts => action.facts as unknown as ReadyFacts;
