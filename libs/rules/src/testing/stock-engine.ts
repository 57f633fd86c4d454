// Stock json-rules-engine, as the measure of compatibility mode. One engine, one run at a time: its runs share state.
import { Engine, type NestedCondition, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';

export interface StockRule {
  readonly name: string;
  readonly priority?: number;
  readonly conditions: unknown;
}

/** Names of the rules that fired, sorted, and each comparison made with its result; or the message of what it threw when rules were added or run. */
export type StockAnswer = { readonly fired: readonly string[]; readonly asked: readonly string[] } | { readonly threw: string };

/** It keeps and changes what it is given, so it gets copies of rules (not of facts, whose identity it compares). */
export async function askStock(rules: readonly StockRule[], named: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, unknown>>): Promise<StockAnswer> {
  try {
    const engine = new Engine([], { allowUndefinedFacts: true });
    const copy = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;
    for (const [name, condition] of Object.entries(named)) engine.setCondition(name, copy<TopLevelCondition & NestedCondition>(condition));
    for (const rule of rules) engine.addRule(copy<RuleProperties>({ event: { type: 'fired' }, ...rule }));
    const { results, failureResults } = await engine.run({ ...facts });
    const byName = new Map([...results, ...failureResults].map((result) => [result.name, result.conditions]));
    const asked = rules.flatMap(({ name }) => leavesOf(byName.get(name)).map(({ fact, operator, result }) => `${name} ${fact} ${operator} ${result}`));
    return { fired: results.map((result) => result.name ?? '').sort(), asked };
  } catch (error) {
    return { threw: error instanceof Error ? error.message : String(error) };
  }
}

interface Evaluated {
  readonly all?: readonly Evaluated[];
  readonly any?: readonly Evaluated[];
  readonly not?: Evaluated;
  readonly fact?: string;
  readonly operator?: string;
  readonly result?: boolean;
}

/** Comparisons in reading order; those that were not asked have no result. */
function leavesOf(node: unknown): readonly Evaluated[] {
  if (node === undefined) return [];
  const { all, any, not, ...leaf } = node as Evaluated;
  if (leaf.fact !== undefined) return leaf.result === undefined ? [] : [leaf];
  return (any ?? all ?? (not ? [not] : [])).flatMap(leavesOf);
}
