// diff: what changed between two versions of a rule set, in the terms in which a person would tell it.
import { citingRules } from '../format/citations.ts';
import { storedPaths, type RulePaths } from '../format/expansion.ts';
import type { RuleSet, RuleTest } from '../format/rule-set.ts';
import type { Change } from './change.ts';
import { conditionChanges, same } from './condition-changes.ts';
import { ruleChanges } from './rule-changes.ts';

/**
 * The changes from one parsed rule set to another; none exactly when their canonical JSON is the same but for the name of the set.
 * `paths`: where the lists of rules stand in the JSON; those of a stored rule set when left out.
 */
export function diff(before: RuleSet, after: RuleSet, { paths = storedPaths }: { readonly paths?: RulePaths } = {}): readonly Change[] {
  const whole = (code: Change['code'], path: string, one: unknown, two: unknown): Change[] => (same(one, two) ? [] : [{ code, path, rules: [], parameters: { before: one, after: two } }]);
  return [
    ...whole('catalogueChanged', 'catalogueVersion', before.catalogueVersion, after.catalogueVersion),
    ...ruleChanges(before.rating.rules, after.rating.rules, 'rating', paths.rating),
    ...whole('defaultChanged', paths.rating === storedPaths.rating ? 'rating/default' : 'default', before.rating.default, after.rating.default),
    ...ruleChanges(before.escalation, after.escalation, 'escalation', paths.escalation),
    ...namedChanges(before, after),
    ...testChanges(before.tests, after.tests),
  ];
}

function namedChanges(before: RuleSet, after: RuleSet): Change[] {
  const [citedBefore, citedAfter] = [citingRules(before), citingRules(after)];
  return [...new Set([...Object.keys(before.conditions), ...Object.keys(after.conditions)])].flatMap((condition): Change[] => {
    const path = `conditions/${condition}`;
    const rules = [...new Set([...(citedBefore.get(condition) ?? []), ...(citedAfter.get(condition) ?? [])])];
    const [old, now] = [before.conditions[condition], after.conditions[condition]];
    if (!old) return [{ code: 'namedConditionAdded', path, rules, parameters: { condition, after: now } }];
    return now ? conditionChanges(old, now, path, rules, { condition }) : [{ code: 'namedConditionRemoved', path, rules, parameters: { condition, before: old } }];
  });
}

/** Tests are the same test when they have the same name; of several with one name the first, the second and so on. */
function testChanges(before: readonly RuleTest[], after: readonly RuleTest[]): Change[] {
  const [earlier, later] = [byOccurrence(before), byOccurrence(after)];
  const changes: Change[] = [];
  for (const [key, { test, index }] of earlier) {
    if (!later.has(key)) changes.push({ code: 'testRemoved', path: `tests/${index}`, rules: [], parameters: { test: test.name, before: test } });
  }
  for (const [key, { test, index }] of later) {
    const old = earlier.get(key)?.test;
    const path = `tests/${index}`;
    if (!old) changes.push({ code: 'testAdded', path, rules: [], parameters: { test: test.name, after: test } });
    else if (!same(old, test)) changes.push({ code: 'testChanged', path, rules: [], parameters: { test: test.name, before: old, after: test } });
  }
  const order = [[...earlier.keys()].filter((key) => later.has(key)), [...later.keys()].filter((key) => earlier.has(key))];
  if (!same(order[0], order[1])) changes.push({ code: 'testsReordered', path: 'tests', rules: [], parameters: {} });
  return changes;
}

function byOccurrence(tests: readonly RuleTest[]): Map<string, { test: RuleTest; index: number }> {
  const seen = new Map<string, number>();
  return new Map(
    tests.map((test, index) => {
      const count = (seen.get(test.name) ?? 0) + 1;
      seen.set(test.name, count);
      return [`${count} ${test.name}`, { test, index }];
    }),
  );
}
