// Operators with decorators brought to the ones that people say: "not less than" is "at least", "3 is less than it" is "more than 3".
import { splitOperator, type PlainOperator } from '@waymark/rules';

/** A comparison that asks about some or all of the values of a list. */
export type Quantifier = 'someFact' | 'everyFact' | 'someValue' | 'everyValue';

export interface SaidOperator {
  readonly operator: string;
  readonly quantifiers: readonly Quantifier[];
}

const opposites: Partial<Record<PlainOperator, PlainOperator>> = {
  equal: 'notEqual', notEqual: 'equal', in: 'notIn', notIn: 'in', contains: 'doesNotContain', doesNotContain: 'contains',
  lessThan: 'greaterThanInclusive', greaterThanInclusive: 'lessThan', greaterThan: 'lessThanInclusive', lessThanInclusive: 'greaterThan',
  'x:before': 'greaterThanInclusive', 'x:after': 'lessThanInclusive',
};
const mirrors: Partial<Record<PlainOperator, PlainOperator>> = {
  equal: 'equal', notEqual: 'notEqual', lessThan: 'greaterThan', greaterThan: 'lessThan', lessThanInclusive: 'greaterThanInclusive', greaterThanInclusive: 'lessThanInclusive',
  'x:before': 'x:after', 'x:after': 'x:before',
};
const other = { someFact: 'everyFact', everyFact: 'someFact', someValue: 'everyValue', everyValue: 'someValue' } as const;

/** What an operator says in plain words, or null when only its written form says it. */
export function saidOperator(written: string): SaidOperator | null {
  const split = splitOperator(written);
  if (!split) return null;
  let operator: PlainOperator | undefined = split.plain;
  const quantifiers: Quantifier[] = [];
  for (const decorator of [...split.decorations].reverse()) {
    if (decorator === 'not') {
      operator = operator && opposites[operator];
      quantifiers.forEach((quantifier, index) => (quantifiers[index] = other[quantifier]));
    } else if (decorator === 'swap') {
      // Which side is a list changes places, too: nothing short says that.
      operator = quantifiers.length === 0 && operator ? mirrors[operator] : undefined;
    } else quantifiers.unshift(decorator);
  }
  return operator ? { operator, quantifiers } : null;
}
