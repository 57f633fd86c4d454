/**
 * Operators of the rule format brought to the few comparisons that people say. "More than 0 pieces",
 * "at least 1" and "not 0" are one thing: there are some.
 */
import type { TraceView, Value } from './why-types.ts';

export type Comparison =
  | { kind: 'none' | 'some' }
  | { kind: 'is' | 'isNot' | 'moreThan' | 'atLeast' | 'lessThan' | 'atMost'; value: Value }
  | { kind: 'oneOf' | 'noneOf'; values: readonly (string | number | boolean)[] }
  | { kind: 'between'; from: Value; to: Value }
  | { kind: 'holds' | 'lacks'; value: Value }
  | { kind: 'missing' | 'known' };

const list = (value: Value | undefined): readonly (string | number | boolean)[] => (Array.isArray(value) ? (value as readonly (string | number | boolean)[]) : []);

/**
 * @param whole true for facts that are counted in whole numbers from 0 (days past a date, pieces of evidence).
 */
export function comparisonOf(operator: string | null | undefined, expected: Value | undefined, whole: boolean): Comparison {
  const value = expected ?? null;
  if (whole && typeof value === 'number') {
    if ((operator === 'greaterThan' && value === 0) || (operator === 'greaterThanInclusive' && value === 1) || (operator === 'notEqual' && value === 0)) return { kind: 'some' };
    if ((operator === 'equal' && value === 0) || (operator === 'lessThanInclusive' && value === 0) || (operator === 'lessThan' && value === 1)) return { kind: 'none' };
  }
  switch (operator) {
    case 'notEqual':
      return { kind: 'isNot', value };
    case 'greaterThan':
    case 'x:after':
      return { kind: 'moreThan', value };
    case 'greaterThanInclusive':
      return { kind: 'atLeast', value };
    case 'lessThan':
    case 'x:before':
      return { kind: 'lessThan', value };
    case 'lessThanInclusive':
      return { kind: 'atMost', value };
    case 'in':
      return { kind: 'oneOf', values: list(expected) };
    case 'notIn':
      return { kind: 'noneOf', values: list(expected) };
    case 'x:between':
      return { kind: 'between', from: list(expected)[0] ?? null, to: list(expected)[1] ?? null };
    case 'contains':
      return { kind: 'holds', value };
    case 'doesNotContain':
      return { kind: 'lacks', value };
    case 'x:isMissing':
      return { kind: value === false ? 'known' : 'missing' };
    default:
      return { kind: 'is', value };
  }
}

const opposites: Readonly<Record<string, string>> = {
  equal: 'notEqual', notEqual: 'equal', in: 'notIn', notIn: 'in', contains: 'doesNotContain', doesNotContain: 'contains',
  greaterThan: 'lessThanInclusive', lessThanInclusive: 'greaterThan', lessThan: 'greaterThanInclusive', greaterThanInclusive: 'lessThan',
  'x:after': 'lessThanInclusive', 'x:before': 'greaterThanInclusive',
};

/** The condition that is true where this one is false, or null when no operator says so. What is unknown stays unknown. */
export function opposite(leaf: TraceView): TraceView | null {
  const result = leaf.result === 'TRUE' ? 'FALSE' : leaf.result === 'FALSE' ? 'TRUE' : 'UNKNOWN';
  if (leaf.operator === 'x:isMissing') return { ...leaf, expected: leaf.expected === false, result };
  const operator = opposites[leaf.operator ?? ''];
  return operator ? { ...leaf, operator, result } : null;
}

const countedFromNought = new Set([
  'daysOverdue', 'workingDaysOverdue', 'evidenceCount', 'verifiedEvidenceCount', 'expiredEvidenceCount', 'timesMoved', 'ownerCount', 'openEscalationLevel',
]);

/** What a single condition asks. A comparison with another fact keeps that fact apart: see `expectedFact`. */
export function askedOf(leaf: TraceView): Comparison {
  return comparisonOf(leaf.operator, leaf.expected, leaf.fact !== null && leaf.fact !== undefined && countedFromNought.has(leaf.fact.fact));
}
