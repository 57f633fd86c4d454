// Where two conditions differ: thresholds told apart from everything else, each at the smallest spot.
import { canonicalJson } from '../format/canonical-json.ts';
import type { Condition } from '../format/rule-set.ts';
import type { Change } from './change.ts';

/** Whether two values are the same JSON; key order does not matter. */
export const same = (one: unknown, two: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(two ?? null);

export function conditionChanges(before: Condition, after: Condition, path: string, rules: readonly string[], about: Readonly<Record<string, unknown>>): Change[] {
  if (same(before, after)) return [];
  if (sameNotes(before, after)) {
    if ('all' in before && 'all' in after && before.all.length === after.all.length) return inGroup(before.all, after.all, `${path}/all`, rules, about);
    if ('any' in before && 'any' in after && before.any.length === after.any.length) return inGroup(before.any, after.any, `${path}/any`, rules, about);
    if ('not' in before && 'not' in after) return conditionChanges(before.not, after.not, `${path}/not`, rules, about);
    if ('fact' in before && 'fact' in after && before.fact === after.fact && before.operator === after.operator) {
      const { fact, operator } = after;
      return [{ code: 'valueChanged', path: `${path}/value`, rules, parameters: { ...about, fact, operator, before: before.value, after: after.value } }];
    }
  }
  return [{ code: 'conditionsChanged', path, rules, parameters: { ...about, before, after } }];
}

function inGroup(before: readonly Condition[], after: readonly Condition[], path: string, rules: readonly string[], about: Readonly<Record<string, unknown>>): Change[] {
  return before.flatMap((one, index) => conditionChanges(one, after[index] as Condition, `${path}/${index}`, rules, about));
}

function sameNotes(one: Condition, two: Condition): boolean {
  return one.name === two.name && one.description === two.description && one.priority === two.priority;
}
