// Which rules and named conditions lean on a named condition.
import type { Condition, RuleSet } from './rule-set.ts';

/** Names that a condition cites itself. */
export function citedBy(condition: Condition): Set<string> {
  const names = new Set<string>();
  const visit = (node: Condition): void => {
    if ('all' in node) node.all.forEach(visit);
    else if ('any' in node) node.any.forEach(visit);
    else if ('not' in node) visit(node.not);
    else if ('condition' in node) names.add(node.condition);
  };
  visit(condition);
  return names;
}

/** For each named condition the ids of the rules that cite it, themselves or through other named conditions, in reading order. */
export function citingRules({ conditions, rating, escalation }: RuleSet): Map<string, string[]> {
  const citing = new Map<string, string[]>(Object.keys(conditions).map((name) => [name, []]));
  for (const rule of [...rating.rules, ...escalation]) {
    const reached = new Set<string>();
    const reach = (condition: Condition): void => {
      for (const name of citedBy(condition)) {
        if (reached.has(name)) continue;
        reached.add(name);
        const body = conditions[name];
        if (body) reach(body);
      }
    };
    reach(rule.conditions);
    for (const name of reached) citing.get(name)?.push(rule.name);
  }
  return citing;
}
