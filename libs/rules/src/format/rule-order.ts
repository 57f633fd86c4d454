// The order in which rules are asked, and what each answers.
import type { Rule } from './rule-set.ts';

/** Highest priority first; Array.prototype.sort is stable: rules of equal priority stay in the order written. */
export function inPriorityOrder(rules: readonly Rule[]): Rule[] {
  return [...rules].sort((a, b) => (b.priority ?? 1) - (a.priority ?? 1));
}

/** What a rule answers when it decides: its rating, or where it has none the type of its event. */
export function outcomeOf({ event }: Rule): string {
  return event.params.rating ?? event.type;
}
