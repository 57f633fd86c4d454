// One closure per leaf, with its slot and constants bound: no look-up by name and no interpretation while deciding.
import type { ConditionValue, Leaf, Operator } from '../format/rule-set.ts';
import { internal, type FactSlots, type Frame, type Slot, type Value } from './fact-slots.ts';
import { FALSE, opposite, TRUE, UNKNOWN, type Truth } from './truth.ts';

export type Evaluate = (frame: Frame) => Truth;

/** What a leaf compares, for explanations and for the days and values at which it may change. */
export interface LeafInfo {
  readonly slot: Slot;
  readonly operator: Operator;
  /** As written in the rule. */
  readonly expected: ConditionValue;
  /** Constants it compares with, as the engine holds them, null left out. */
  readonly constants: readonly (string | number | boolean)[];
  /** The other fact, when it compares two. */
  readonly other: Slot | null;
}

type Compare = (left: Value, right: Value) => boolean;

const comparisons: Partial<Record<Operator, Compare>> = {
  equal: (left, right) => left === right,
  lessThan: (left, right) => (left as number) < (right as number),
  lessThanInclusive: (left, right) => (left as number) <= (right as number),
  greaterThan: (left, right) => (left as number) > (right as number),
  greaterThanInclusive: (left, right) => (left as number) >= (right as number),
  'x:before': (left, right) => (left as number) < (right as number),
  'x:after': (left, right) => (left as number) > (right as number),
  in: (left, right) => (right as readonly Value[]).includes(left),
  contains: (left, right) => (left as readonly Value[]).includes(right),
};

/** Operators that say the opposite of another one; of an unknown fact both are unknown, as in SQL. */
const negations: Partial<Record<Operator, Operator>> = { notEqual: 'equal', notIn: 'in', doesNotContain: 'contains' };

export function compileLeaf(leaf: Leaf, facts: FactSlots): { info: LeafInfo; evaluate: Evaluate } {
  const slot = facts.slot(leaf.fact);
  const value = leaf.value;
  const other = typeof value === 'object' && value !== null && 'fact' in value ? facts.slot(value.fact) : null;
  const listed = other ? [] : Array.isArray(value) ? (value as readonly (string | number | boolean | null)[]) : [value as string | number | boolean | null];
  const constants = leaf.operator === 'x:isMissing' ? [] : listed.filter((item) => item !== null).map((item) => internal(slot.definition, item));
  const info: LeafInfo = { slot, operator: leaf.operator, expected: value, constants, other };
  const opposed = negations[leaf.operator];
  const evaluate = evaluation(opposed ? { ...info, operator: opposed } : info, listed.includes(null));
  return { info, evaluate: opposed ? (frame) => opposite(evaluate(frame)) : evaluate };
}

function evaluation(info: LeafInfo, listsNull: boolean): Evaluate {
  const { operator, constants, other } = info;
  const at = info.slot.index;
  if (operator === 'x:isMissing') return info.expected === true ? (frame) => (frame[at] === undefined ? TRUE : FALSE) : (frame) => (frame[at] === undefined ? FALSE : TRUE);
  if (other) return twoFacts(at, other.index, comparisons[operator]);
  const constant = constants[0];
  const limit = constant as number;
  // Spelt out, because one closure per comparison is what the engine's speed rests on.
  switch (operator) {
    case 'equal':
      return (frame) => (frame[at] === undefined ? UNKNOWN : frame[at] === constant ? TRUE : FALSE);
    case 'lessThan':
    case 'x:before':
      return (frame) => (frame[at] === undefined ? UNKNOWN : (frame[at] as number) < limit ? TRUE : FALSE);
    case 'lessThanInclusive':
      return (frame) => (frame[at] === undefined ? UNKNOWN : (frame[at] as number) <= limit ? TRUE : FALSE);
    case 'greaterThan':
    case 'x:after':
      return (frame) => (frame[at] === undefined ? UNKNOWN : (frame[at] as number) > limit ? TRUE : FALSE);
    case 'greaterThanInclusive':
      return (frame) => (frame[at] === undefined ? UNKNOWN : (frame[at] as number) >= limit ? TRUE : FALSE);
    case 'x:between': {
      const upper = constants[1] as number;
      return (frame) => (frame[at] === undefined ? UNKNOWN : (frame[at] as number) >= limit && (frame[at] as number) <= upper ? TRUE : FALSE);
    }
    case 'in': {
      const absent = listsNull ? UNKNOWN : FALSE; // as `x in (1, null)` in SQL
      return (frame) => (frame[at] === undefined ? UNKNOWN : constants.includes(frame[at] as string) ? TRUE : absent);
    }
    default:
      return (frame) => (frame[at] === undefined ? UNKNOWN : (frame[at] as readonly Value[]).includes(constant) ? TRUE : FALSE);
  }
}

function twoFacts(left: number, right: number, compare: Compare | undefined): Evaluate {
  if (!compare) throw new RangeError('This operator does not compare two facts.');
  return (frame) => (frame[left] === undefined || frame[right] === undefined ? UNKNOWN : compare(frame[left], frame[right]) ? TRUE : FALSE);
}
