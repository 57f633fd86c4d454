/** The engines that are compared, each with the benchmark's rules loaded, each deciding by the first rule that is true. */
import { celEnv, isCelError, parse as parseCel, plan } from '@bufbuild/cel';
import { Environment } from '@marcbachmann/cel-js';
import { evaluate as evaluateFeel } from 'feelin';
import { LogicEngine } from 'json-logic-engine';
import jsonLogic, { type RulesLogic } from 'json-logic-js';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { Query } from 'mingo';
import siftModule from 'sift';
import { conditionText, outcomeOf, ruleAsQuery, rulesAsJsonLogic, rulesText, textDialects, type FirstMatch } from './dialects.ts';
import { rateByHand, type ReadyFacts } from './rule-set-26.ts';

/** Writes the outcome of each action to the same place of `outcomes`. */
export type DecideAll = (actions: readonly ReadyFacts[], outcomes: string[]) => void | Promise<void>;

export interface Contestant {
  readonly name: string;
  /** Runs where the page forbids eval. */
  readonly cspSafe: boolean;
  readonly decideAll: DecideAll;
}

// The package is a CommonJS function whose types speak of a default export.
const sift = siftModule as unknown as (query: object) => (item: unknown) => boolean;

/** Decides one action after the other. */
function oneByOne(decide: (facts: ReadyFacts) => string): DecideAll {
  return (actions, outcomes) => {
    for (let index = 0; index < actions.length; index += 1) outcomes[index] = decide(actions[index]!);
  };
}

export function byHand(): Contestant {
  return { name: 'written by hand', cspSafe: true, decideAll: oneByOne(rateByHand) };
}

/** One engine, actions in turn: runs of one engine must not overlap. Stopped after the first match is as quick as it gets. */
export function stock({ rules, conditions = {}, fallback }: FirstMatch, stopped: boolean, name: string): Contestant {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [key, condition] of Object.entries(conditions)) engine.setCondition(key, condition as never);
  for (const rule of rules) engine.addRule(rooted(rule as unknown as RuleProperties));
  let first: string | null = null;
  engine.on('success', (event) => {
    first ??= event.params?.['rating'] as string;
    if (stopped) engine.stop();
  });
  return {
    name,
    cspSafe: true,
    async decideAll(actions, outcomes) {
      for (let index = 0; index < actions.length; index += 1) {
        first = null;
        await engine.run({ ...actions[index]! });
        outcomes[index] = first ?? fallback;
      }
    },
  };
}

/** A rule of json-rules-engine must begin with all, any or not. */
function rooted(rule: RuleProperties): RuleProperties {
  return 'fact' in rule.conditions ? { ...rule, conditions: { all: [rule.conditions] } } : rule;
}

/** The type that the type-checked CEL engines are told for a fact. */
const celTypes: Record<string, string> = { string: 'string', number: 'double', boolean: 'bool' };

function celJs(firstMatch: FirstMatch, sample: ReadyFacts): Contestant {
  const environment = new Environment();
  for (const [fact, value] of Object.entries(sample)) environment.registerVariable(fact, celTypes[typeof value]!);
  const decide = environment.parse(rulesText(firstMatch, textDialects.cel)) as (facts: object) => string;
  return { name: '@marcbachmann/cel-js', cspSafe: true, decideAll: oneByOne((facts) => decide(facts)) };
}

function bufbuildCel(firstMatch: FirstMatch): Contestant {
  const decide = plan(celEnv(), parseCel(rulesText(firstMatch, textDialects.cel)));
  const outcome = (facts: ReadyFacts): string => {
    const result = decide(facts as never);
    if (isCelError(result)) throw result;
    return result as string;
  };
  return { name: '@bufbuild/cel', cspSafe: true, decideAll: oneByOne(outcome) };
}

function jsonLogicJs(firstMatch: FirstMatch): Contestant {
  const logic = rulesAsJsonLogic(firstMatch) as unknown as RulesLogic;
  return { name: 'json-logic-js', cspSafe: true, decideAll: oneByOne((facts) => jsonLogic.apply(logic, facts) as string) };
}

function jsonLogicEngine(firstMatch: FirstMatch): Contestant {
  const engine = new LogicEngine();
  const logic = rulesAsJsonLogic(firstMatch);
  return { name: 'json-logic-engine, interpreted', cspSafe: true, decideAll: oneByOne((facts) => engine.run(logic, facts) as string) };
}

function queries(name: string, { rules, fallback }: FirstMatch, test: (query: object) => (facts: ReadyFacts) => boolean): Contestant {
  const tests = rules.map((rule) => ({ matches: test(ruleAsQuery(rule)), outcome: outcomeOf(rule) }));
  const decide = (facts: ReadyFacts): string => {
    for (const { matches, outcome } of tests) if (matches(facts)) return outcome;
    return fallback;
  };
  return { name, cspSafe: true, decideAll: oneByOne(decide) };
}

/** It parses at every call, so it gets all actions in one. */
function feelin(firstMatch: FirstMatch): Contestant {
  const expression = `for action in actions return ${rulesText(firstMatch, textDialects.feelElement)}`;
  const decideAll: DecideAll = (actions, outcomes) => {
    const { value } = evaluateFeel(expression, { actions });
    (value as string[]).forEach((outcome, index) => (outcomes[index] = outcome));
  };
  return { name: 'feelin, one call for all', cspSafe: true, decideAll };
}

/** Its three ways: the decision table, an expression an action, an expression for all. None where it has no binary for the machine. */
async function zenEngine(firstMatch: FirstMatch): Promise<Contestant[]> {
  const zen = await import('@gorules/zen-engine').catch(() => null);
  if (!zen) return [];
  const decision = new zen.ZenEngine().createDecision(decisionTable(firstMatch));
  const single = rulesText(firstMatch, textDialects.zen);
  const all = `map(actions, ${rulesText(firstMatch, textDialects.zenElement)})`;
  return [
    {
      name: '@gorules/zen-engine, decision table',
      cspSafe: false,
      async decideAll(actions, outcomes) {
        for (let index = 0; index < actions.length; index += 1) outcomes[index] = ((await decision.evaluate(actions[index])).result as { rating: string }).rating;
      },
    },
    { name: '@gorules/zen-engine, expression', cspSafe: false, decideAll: oneByOne((facts) => zen.evaluateExpressionSync(single, facts) as string) },
    {
      name: '@gorules/zen-engine, one call for all',
      cspSafe: false,
      decideAll(actions, outcomes) {
        (zen.evaluateExpressionSync(all, { actions }) as string[]).forEach((outcome, index) => (outcomes[index] = outcome));
      },
    },
  ];
}

function decisionTable({ rules, fallback }: FirstMatch): object {
  const row = (id: string, when: string, outcome: string) => ({ _id: id, when, rating: JSON.stringify(outcome) });
  const table = {
    hitPolicy: 'first',
    inputs: [{ id: 'when', name: 'When', type: 'expression' }],
    outputs: [{ id: 'rating', name: 'Rating', field: 'rating', type: 'expression' }],
    rules: [...rules.map((rule) => row(rule.name, conditionText(rule.conditions, textDialects.zen), outcomeOf(rule))), row('otherwise', '', fallback)],
  };
  const node = (id: string, type: string, content?: object) => ({ id, type, name: id, position: { x: 0, y: 0 }, ...(content ? { content } : {}) });
  const edge = (sourceId: string, targetId: string) => ({ id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId });
  return { nodes: [node('in', 'inputNode'), node('table', 'decisionTableNode', table), node('out', 'outputNode')], edges: [edge('in', 'table'), edge('table', 'out')] };
}

/** Everybody else: the engines of rules as data that install beside us. `sample` shows the facts' types. */
export async function rivals(firstMatch: FirstMatch, sample: ReadyFacts): Promise<Contestant[]> {
  return [
    stock(firstMatch, false, 'json-rules-engine'),
    stock(firstMatch, true, 'json-rules-engine, stopped at the first match'),
    celJs(firstMatch, sample),
    bufbuildCel(firstMatch),
    jsonLogicEngine(firstMatch),
    jsonLogicJs(firstMatch),
    queries('mingo', firstMatch, (query) => {
      const compiled = new Query<Record<string, unknown>>(query, {});
      return (facts) => compiled.test(facts as unknown as Record<string, unknown>);
    }),
    queries('sift', firstMatch, (query) => sift(query)),
    feelin(firstMatch),
    ...(await zenEngine(firstMatch)),
  ];
}
