// One closure per leaf, with its slot and constants bound: no look-up by name and no interpretation while deciding.
import { splitOperator } from '../format/operator-text.ts';
import type { ConditionValue, Leaf, PlainOperator, RelativeDay } from '../format/rule-set.ts';
import { decorated } from './decorated-comparison.ts';
import { internal, type FactSlots, type Frame, type Slot, type Value } from './fact-slots.ts';
import { FALSE, opposite, TRUE, UNKNOWN, type Truth } from './truth.ts';

export type Evaluate = (frame: Frame) => Truth;

/** What a leaf compares, for explanations and for the days and values at which it may change. */
export interface LeafInfo {
  readonly slot: Slot;
  /** As written, with its decorators. */
  readonly operator: string;
  readonly plain: PlainOperator;
  /** As written in the rule. */
  readonly expected: ConditionValue;
  /** Constants it compares with, as the engine holds them, null left out. */
  readonly constants: readonly (string | number | boolean)[];
  /** The other fact, when it compares two. */
  readonly other: Slot | null;
  /** When it compares a date with a day counted from the one decided for. */
  readonly relative: RelativeDay | null;
}

type Compare = (left: Value, right: Value) => boolean;

const comparisons: Partial<Record<PlainOperator, Compare>> = {
  equal: (left, right) => left === right,
  lessThan: (left, right) => (left as number) < (right as number),
  lessThanInclusive: (left, right) => (left as number) <= (right as number),
  greaterThan: (left, right) => (left as number) > (right as number),
  greaterThanInclusive: (left, right) => (left as number) >= (right as number),
  'x:before': (left, right) => (left as number) < (right as number),
  'x:after': (left, right) => (left as number) > (right as number),
  'x:startsWith': (left, right) => (left as string).startsWith(right as string),
  in: (left, right) => (right as readonly Value[]).includes(left),
  contains: (left, right) => (left as readonly Value[]).includes(right),
};

/** Operators that say the opposite of another one; of an unknown fact both are unknown, as in SQL. */
const negations: Partial<Record<PlainOperator, PlainOperator>> = { notEqual: 'equal', notIn: 'in', doesNotContain: 'contains' };

/** A leaf of a parsed rule set. Throws RangeError when the catalogue lacks its fact. */
export function compileLeaf(leaf: Leaf, facts: FactSlots): { info: LeafInfo; evaluate: Evaluate } {
  const slot = facts.slot(leaf.fact);
  const value = leaf.value;
  const split = splitOperator(leaf.operator);
  if (!split) throw new RangeError(`There is no operator '${leaf.operator}'. Parse the rule set before compiling it.`);
  const { plain, decorations } = split;
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { fact: string } | RelativeDay) : null;
  const other = object && 'fact' in object ? facts.slot(object.fact) : null;
  const relative = object && !('fact' in object) ? object : null;
  const constants = object || plain === 'x:isMissing' ? [] : [value].flat(3).filter((item) => item !== null).map((item) => internal(slot.definition, item as string | number | boolean));
  const info: LeafInfo = { slot, operator: leaf.operator, plain, expected: value, constants, other, relative };
  if (decorations.length > 0) return { info, evaluate: decorated(decorations, info, facts) };
  const opposed = negations[plain];
  const evaluate = evaluation(opposed ? { ...info, plain: opposed } : info, Array.isArray(value) && value.includes(null), facts);
  return { info, evaluate: opposed ? (frame) => opposite(evaluate(frame)) : evaluate };
}

function evaluation(info: LeafInfo, listsNull: boolean, facts: FactSlots): Evaluate {
  const { plain, constants, other, relative } = info;
  const at = info.slot.index;
  if (plain === 'x:isMissing') return info.expected === true ? (frame) => (frame[at] === undefined ? TRUE : FALSE) : (frame) => (frame[at] === undefined ? FALSE : TRUE);
  if (other) return twoFacts(at, other.index, comparisons[plain]);
  if (relative) return relativeDay(at, plain === 'x:before', relative, facts);
  const constant = constants[0];
  const limit = constant as number;
  // Spelt out, because one closure per comparison is what the engine's speed rests on.
  switch (plain) {
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
    case 'x:startsWith':
      return (frame) => (frame[at] === undefined ? UNKNOWN : (frame[at] as string).startsWith(constant as string) ? TRUE : FALSE);
    default:
      return (frame) => (frame[at] === undefined ? UNKNOWN : (frame[at] as readonly Value[]).includes(constant) ? TRUE : FALSE);
  }
}

function twoFacts(left: number, right: number, compare: Compare | undefined): Evaluate {
  if (!compare) throw new RangeError('This operator does not compare two facts.');
  return (frame) => (frame[left] === undefined || frame[right] === undefined ? UNKNOWN : compare(frame[left], frame[right]) ? TRUE : FALSE);
}

/** Before or after a day that moves with the day decided for; that day is worked out once a day, not once a decision. */
function relativeDay(at: number, before: boolean, relative: RelativeDay, facts: FactSlots): Evaluate {
  let lastDay = NaN;
  let limit = NaN;
  return (frame) => {
    const day = frame[facts.dayPlace] as number;
    if (day !== lastDay) {
      limit = facts.relativeDay(relative, day);
      lastDay = day;
    }
    const value = frame[at] as number | undefined;
    return value === undefined ? UNKNOWN : (before ? value < limit : value > limit) ? TRUE : FALSE;
  };
}
