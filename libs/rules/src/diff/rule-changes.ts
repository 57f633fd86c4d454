// What changed in a list of rules. Rules are the same rule when they have the same id.
import { inPriorityOrder, outcomeOf } from '../format/rule-order.ts';
import type { Rule } from '../format/rule-set.ts';
import type { Change } from './change.ts';
import { conditionChanges, same } from './condition-changes.ts';
import { keptOrder } from './kept-order.ts';

export type ListName = 'rating' | 'escalation';

const idsOf = (rules: readonly Rule[]): string[] => rules.map(({ name }) => name);

export function ruleChanges(before: readonly Rule[], after: readonly Rule[], list: ListName, path: string): Change[] {
  const earlier = new Map(before.map((rule) => [rule.name, rule]));
  const later = new Map(after.map((rule) => [rule.name, rule]));
  const removed = before.flatMap((rule, index): Change[] => (later.has(rule.name) ? [] : [{ code: 'ruleRemoved', path: `${path}/${index}`, rules: [rule.name], parameters: { list, before: rule } }]));
  const added = after.flatMap((rule, index): Change[] => (earlier.has(rule.name) ? [] : [{ code: 'ruleAdded', path: `${path}/${index}`, rules: [rule.name], parameters: { list, after: rule } }]));
  const within = after.flatMap((rule, index) => {
    const old = earlier.get(rule.name);
    return old ? changesOf(old, rule, list, `${path}/${index}`) : [];
  });
  const common = (rule: Rule): boolean => earlier.has(rule.name) && later.has(rule.name);
  return [...removed, ...added, ...orderChanges(before.filter(common), after.filter(common), list, path, (id) => after.findIndex(({ name }) => name === id)), ...within];
}

function changesOf(before: Rule, after: Rule, list: ListName, path: string): Change[] {
  const rules = [after.name];
  const changes: Change[] = [];
  const note = (code: Change['code'], at: string, one: unknown, two: unknown): void => {
    if (!same(one, two)) changes.push({ code, path: `${path}/${at}`, rules, parameters: { list, before: one ?? null, after: two ?? null } });
  };
  const outcomes = [outcomeOf(before), outcomeOf(after)] as const;
  note('outcomeChanged', 'event', ...outcomes);
  note('labelChanged', 'event/params/label', before.event.params.label, after.event.params.label);
  note('eventChanged', 'event', restOf(before, outcomes[0] !== outcomes[1]), restOf(after, outcomes[0] !== outcomes[1]));
  note('descriptionChanged', 'description', before.description, after.description);
  return [...changes, ...conditionChanges(before.conditions, after.conditions, `${path}/conditions`, rules, { list })];
}

/** An event without what has a code of its own. */
function restOf({ event }: Rule, withoutRating: boolean): unknown {
  const params = Object.entries(event.params).filter(([key]) => key !== 'label' && !(withoutRating && key === 'rating'));
  return { type: event.type, params: Object.fromEntries(params) };
}

/** `before` and `after` hold the same rules. Places count from 1 among them, in the order in which they are asked. */
function orderChanges(before: readonly Rule[], after: readonly Rule[], list: ListName, path: string, indexOf: (id: string) => number): Change[] {
  const priorities = new Map(before.map((rule) => [rule.name, rule.priority]));
  const renumbered = new Set(after.filter((rule) => rule.priority !== priorities.get(rule.name)).map(({ name }) => name));
  const [first, then] = [idsOf(inPriorityOrder(before)), idsOf(inPriorityOrder(after))];
  const kept = keptOrder(first, then, (id) => !renumbered.has(id));
  const moved = then.filter((id) => !kept.has(id));
  const changes = moved.map((id): Change => ({ code: 'ruleMoved', path: `${path}/${indexOf(id)}`, rules: [id], parameters: { list, before: first.indexOf(id) + 1, after: then.indexOf(id) + 1 } }));
  const numbersOnly = then.filter((id) => kept.has(id) && renumbered.has(id));
  if (numbersOnly.length > 0) changes.push({ code: 'prioritiesChanged', path, rules: numbersOnly, parameters: { list } });
  else if (changes.length === 0 && !same(idsOf(before), idsOf(after))) changes.push({ code: 'writtenOrderChanged', path, rules: idsOf(after), parameters: { list } });
  return changes;
}
