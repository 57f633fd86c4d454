// How large a rule set is once every citation of a named condition is put in place: bounds cycles, depth and traces.
import { childPath, DEEPEST, type ConditionReader } from './condition-reader.ts';
import type { Condition, RuleSet } from './rule-set.ts';

/** Most nodes once every citation of a named condition is put in place: bounds traces however conditions cite each other. */
export const MOST_EXPANDED_NODES = 5_000;

interface Size {
  readonly depth: number;
  readonly nodes: number;
}

/** Where the lists of rules stand in the JSON that was read. */
export interface RulePaths {
  readonly rating: string;
  readonly escalation: string;
}

export const storedPaths: RulePaths = { rating: 'rating/rules', escalation: 'escalation' };

/** Refuses cycles of named conditions, and trees too deep or too large once citations are put in place. Each name is measured once. */
export function checkExpansion(ruleSet: RuleSet, reader: ConditionReader, paths: RulePaths = storedPaths): void {
  const measured = new Map<string, Size | null>();
  const open = new Set<string>();
  const largest = (sizes: readonly Size[]): Size => sizes.reduce((sum, size) => ({ depth: Math.max(sum.depth, size.depth), nodes: sum.nodes + size.nodes }), { depth: 0, nodes: 0 });
  const within = (inner: Size): Size => ({ depth: inner.depth + 1, nodes: Math.min(inner.nodes + 1, Number.MAX_SAFE_INTEGER) });
  const sizeOfNamed = (name: string, path: string): Size | null => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) return reader.refuse(path, 'cyclicConditions', { condition: name });
    const condition = ruleSet.conditions[name];
    if (!condition) return null;
    open.add(name);
    const size = sizeOf(condition, childPath('conditions', name));
    open.delete(name);
    measured.set(name, size);
    return size;
  };
  const sizeOf = (condition: Condition, path: string): Size | null => {
    if ('condition' in condition) {
      const size = sizeOfNamed(condition.condition, childPath(path, 'condition'));
      return size && within(size);
    }
    if ('not' in condition) {
      const size = sizeOf(condition.not, childPath(path, 'not'));
      return size && within(size);
    }
    if ('fact' in condition) return { depth: 1, nodes: 1 };
    const [kind, children] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
    const sizes = children.map((child, index) => sizeOf(child, `${childPath(path, kind)}/${index}`));
    return sizes.some((size) => size === null) ? null : within(largest(sizes as Size[]));
  };
  for (const name of Object.keys(ruleSet.conditions)) sizeOfNamed(name, childPath('conditions', name));
  let total = 0;
  const rules = [...ruleSet.rating.rules.map((rule, index) => ({ rule, path: `${paths.rating}/${index}` })), ...ruleSet.escalation.map((rule, index) => ({ rule, path: `${paths.escalation}/${index}` }))];
  for (const { rule, path } of rules) {
    const size = sizeOf(rule.conditions, `${path}/conditions`);
    if (!size) continue;
    total += size.nodes;
    if (size.depth > DEEPEST) reader.refuse(`${path}/conditions`, 'tooDeep', { maximum: DEEPEST });
  }
  for (const [name, size] of measured) if (size && size.depth > DEEPEST) reader.refuse(childPath('conditions', name), 'tooDeep', { maximum: DEEPEST });
  if (total > MOST_EXPANDED_NODES) reader.refuse('', 'tooManyNodes', { maximum: MOST_EXPANDED_NODES });
}
