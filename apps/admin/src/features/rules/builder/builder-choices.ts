// Which comparisons a fact offers, and the value that a comparison starts with.
import type { ConditionValue, FactDefinition, FactType } from '@waymark/rules';
import { factComparisons, listOperators, relativeOperators, type BuilderRule } from './builder-query.ts';

/** A comparison as it is chosen: "is known" and "is not known" are one operator with two values. */
export type ChosenOperator =
  | 'equal' | 'notEqual' | 'in' | 'notIn' | 'contains' | 'doesNotContain' | 'lessThan' | 'lessThanInclusive' | 'greaterThan' | 'greaterThanInclusive'
  | 'x:between' | 'x:before' | 'x:after' | 'x:startsWith' | 'known' | 'missing';

const byType: Readonly<Record<FactType, readonly ChosenOperator[]>> = {
  number: ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'x:between', 'in', 'notIn'],
  date: ['x:before', 'x:after', 'lessThanInclusive', 'greaterThanInclusive', 'equal', 'notEqual', 'x:between', 'lessThan', 'greaterThan'],
  string: ['equal', 'notEqual', 'in', 'notIn', 'x:startsWith'],
  boolean: ['equal', 'notEqual'],
  list: ['contains', 'doesNotContain'],
};

/** Before and after say for dates what less and more say: the latter are offered only where a rule has them already. */
const sameForDates: readonly ChosenOperator[] = ['lessThan', 'greaterThan'];

export function operatorsFor(fact: FactDefinition, chosen: ChosenOperator): ChosenOperator[] {
  const fixed = fact.values !== undefined;
  const offered = byType[fact.type].filter((operator) => operator === chosen || !((fixed && operator === 'x:startsWith') || (fact.type === 'date' && sameForDates.includes(operator))));
  return [...offered, 'known', 'missing'];
}

export function chosenOperator({ operator, value }: BuilderRule): ChosenOperator {
  return operator === 'x:isMissing' ? (value === false ? 'known' : 'missing') : (operator as ChosenOperator);
}

export type ValueSourceChoice = 'value' | 'fact' | 'days' | 'workingDays';

/** What the comparison may have on its right. */
export function sourcesFor(operator: ChosenOperator, fact: FactDefinition): ValueSourceChoice[] {
  const facts = factComparisons.some((one) => one === operator) && fact.type !== 'boolean' ? (['fact'] as const) : [];
  return ['value', ...facts, ...(relativeOperators.includes(operator) ? (['days', 'workingDays'] as const) : [])];
}

export function sourceOf({ valueSource, value }: BuilderRule): ValueSourceChoice {
  if (valueSource === 'field') return 'fact';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return 'days' in value ? 'days' : 'workingDays';
  return 'value';
}

/** A value to begin with, of the right type. */
function firstValue(fact: FactDefinition, today: string): string | number | boolean {
  switch (fact.type) {
    case 'number': return fact.minimum ?? 0;
    case 'date': return today;
    case 'boolean': return true;
    default: return fact.values?.[0] ?? '';
  }
}

/** The same item with another comparison; its value stays where it still suits. */
export function withOperator(rule: BuilderRule, chosen: ChosenOperator, fact: FactDefinition, today: string): BuilderRule {
  if (chosen === 'known' || chosen === 'missing') return { ...rule, operator: 'x:isMissing', value: chosen === 'missing', valueSource: 'value' };
  const next = { ...rule, operator: chosen };
  const fits = rule.operator !== 'x:isMissing' && sourcesFor(chosen, fact).includes(sourceOf(rule));
  const start = firstValue(fact, today);
  if (!fits) return { ...next, valueSource: 'value', value: listOperators.includes(chosen) ? (chosen === 'x:between' ? [start, start] : [start]) : start };
  if (sourceOf(rule) !== 'value') return next;
  const list: unknown[] = Array.isArray(rule.value) ? rule.value : [rule.value];
  const first = list[0] ?? start;
  if (chosen === 'x:between') return { ...next, value: [first, list[1] ?? first] };
  return { ...next, value: listOperators.includes(chosen) ? list : first };
}

export function withSource(rule: BuilderRule, source: ValueSourceChoice, fact: FactDefinition, others: readonly FactDefinition[], today: string): BuilderRule {
  const value: ConditionValue = source === 'fact' ? (others[0]?.id ?? fact.id) : source === 'days' ? { days: 0 } : source === 'workingDays' ? { workingDays: 0 } : firstValue(fact, today);
  return { ...rule, valueSource: source === 'fact' ? 'field' : 'value', value };
}

/** A new item about a fact. */
export function newRule(id: string, fact: FactDefinition, today: string): BuilderRule {
  const [operator = 'equal'] = byType[fact.type];
  return { id, field: fact.id, operator, value: firstValue(fact, today), valueSource: 'value' };
}

/** Facts of the same type, other than this one. */
export function comparableFacts(fact: FactDefinition, facts: readonly FactDefinition[]): FactDefinition[] {
  return facts.filter((other) => other.type === fact.type && other.id !== fact.id);
}
