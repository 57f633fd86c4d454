// Every leaf that the rules of a set read, at its place in the JSON; a named condition's leaves once, however often it is cited.
import { childPath } from '../format/condition-reader.ts';
import { storedPaths, type RulePaths } from '../format/expansion.ts';
import type { Condition, Leaf, RuleSet } from '../format/rule-set.ts';

export interface PlacedLeaf {
  readonly path: string;
  readonly leaf: Leaf;
  /** Ids of the rules that read it, in the order written. */
  readonly rules: readonly string[];
  readonly inRating: boolean;
  readonly inEscalation: boolean;
}

/** Leaves in reading order: rule by rule, each named condition where it is first cited. */
export function placedLeaves(ruleSet: RuleSet, paths: RulePaths = storedPaths): PlacedLeaf[] {
  const found = new Map<string, { leaf: Leaf; rules: Set<string>; inRating: boolean; inEscalation: boolean }>();
  const lists = [{ rules: ruleSet.rating.rules, at: paths.rating, rating: true }, { rules: ruleSet.escalation, at: paths.escalation, rating: false }];
  for (const { rules, at, rating } of lists) {
    rules.forEach((rule, index) => {
      visit(rule.conditions, `${at}/${index}/conditions`, ruleSet.conditions, new Set(), (leaf, path) => {
        const entry = found.get(path) ?? { leaf, rules: new Set<string>(), inRating: false, inEscalation: false };
        entry.rules.add(rule.name);
        if (rating) entry.inRating = true;
        else entry.inEscalation = true;
        found.set(path, entry);
      });
    });
  }
  return [...found].map(([path, { leaf, rules, inRating, inEscalation }]) => ({ path, leaf, rules: [...rules], inRating, inEscalation }));
}

function visit(condition: Condition, path: string, named: RuleSet['conditions'], cited: Set<string>, found: (leaf: Leaf, path: string) => void): void {
  if ('fact' in condition) found(condition, path);
  else if ('not' in condition) visit(condition.not, childPath(path, 'not'), named, cited, found);
  else if ('condition' in condition) {
    const body = named[condition.condition];
    if (!body || cited.has(condition.condition)) return;
    cited.add(condition.condition);
    visit(body, childPath('conditions', condition.condition), named, cited, found);
  } else {
    const [kind, children] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
    children.forEach((child, index) => visit(child, `${path}/${kind}/${index}`, named, cited, found));
  }
}
