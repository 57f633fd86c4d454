// Decorated operators in three-valued logic: some is the greatest of its comparisons, every the least, not the mirror.
import type { Decorator, PlainOperator } from '../format/rule-set.ts';
import type { FactSlots, Frame, Value } from './fact-slots.ts';
import { internal } from './fact-slots.ts';
import type { Evaluate, LeafInfo } from './leaf-compiler.ts';
import { FALSE, opposite, TRUE, UNKNOWN, type Truth } from './truth.ts';

/** null: an element that a list of constants leaves unknown, as NULL does in SQL. */
type Operand = Value | null | readonly Operand[];
type Comparison = (left: Operand, right: Operand) => Truth;

const answer = (yes: boolean): Truth => (yes ? TRUE : FALSE);

const unordered = (left: Operand, right: Operand): boolean => typeof left !== 'number' || typeof right !== 'number';

/** Comparisons of two values. Those of other types than the operator reads are unknown: a rule never fires on nonsense. */
function plainComparison(plain: PlainOperator): Comparison {
  switch (plain) {
    case 'notEqual':
      return (left, right) => opposite(equal(left, right));
    case 'in':
      return (left, right) => among(left, right);
    case 'notIn':
      return (left, right) => opposite(among(left, right));
    case 'contains':
      return (left, right) => among(right, left);
    case 'doesNotContain':
      return (left, right) => opposite(among(right, left));
    case 'lessThan':
    case 'x:before':
      return (left, right) => (unordered(left, right) ? UNKNOWN : answer((left as number) < (right as number)));
    case 'lessThanInclusive':
      return (left, right) => (unordered(left, right) ? UNKNOWN : answer((left as number) <= (right as number)));
    case 'greaterThan':
    case 'x:after':
      return (left, right) => (unordered(left, right) ? UNKNOWN : answer((left as number) > (right as number)));
    case 'greaterThanInclusive':
      return (left, right) => (unordered(left, right) ? UNKNOWN : answer((left as number) >= (right as number)));
    case 'x:between':
      return (left, right) => {
        const [lower, upper] = right as readonly number[];
        return unordered(left, lower) ? UNKNOWN : answer((left as number) >= (lower as number) && (left as number) <= (upper as number));
      };
    case 'x:startsWith':
      return (left, right) => (typeof left !== 'string' || typeof right !== 'string' ? UNKNOWN : answer(left.startsWith(right)));
    case 'x:isMissing':
      return (left, right) => answer((left === undefined) === right);
    default:
      return equal;
  }
}

function equal(left: Operand, right: Operand): Truth {
  if (left === undefined || left === null || right === undefined || right === null || Array.isArray(left) || Array.isArray(right)) return UNKNOWN;
  return answer(left === right);
}

function among(item: Operand, list: Operand): Truth {
  if (item === undefined || item === null || !Array.isArray(list)) return UNKNOWN;
  if ((list as readonly Operand[]).includes(item)) return TRUE;
  return (list as readonly Operand[]).includes(null) ? UNKNOWN : FALSE; // as `x in (1, null)` in SQL
}

function over(list: Operand, wanted: Truth, compare: (item: Operand) => Truth): Truth {
  if (!Array.isArray(list)) return UNKNOWN;
  let found = opposite(wanted);
  for (const item of list as readonly Operand[]) {
    const truth = compare(item);
    if (truth === wanted) return wanted;
    if (truth === UNKNOWN) found = UNKNOWN;
  }
  return found;
}

function decorate(decorator: Decorator, next: Comparison): Comparison {
  switch (decorator) {
    case 'someFact':
      return (left, right) => over(left, TRUE, (item) => next(item, right));
    case 'everyFact':
      return (left, right) => over(left, FALSE, (item) => next(item, right));
    case 'someValue':
      return (left, right) => over(right, TRUE, (item) => next(left, item));
    case 'everyValue':
      return (left, right) => over(right, FALSE, (item) => next(left, item));
    case 'swap':
      return (left, right) => next(right, left);
    case 'not':
      return (left, right) => opposite(next(left, right));
  }
}

/** The closure of a leaf with decorators, the outermost first. */
export function decorated(decorations: readonly Decorator[], { slot, plain, expected, other, relative }: LeafInfo, facts: FactSlots): Evaluate {
  const compare = decorations.reduceRight<Comparison>((next, decorator) => decorate(decorator, next), plainComparison(plain));
  const at = slot.index;
  if (other) return (frame: Frame) => compare(frame[at], frame[other.index]);
  if (relative) return (frame: Frame) => compare(frame[at], facts.relativeDay(relative, frame[facts.dayPlace] as number));
  const held = (value: unknown): Operand => (Array.isArray(value) ? value.map(held) : value === null ? null : internal(slot.definition, value as string | number | boolean));
  const constant = held(expected);
  return (frame: Frame) => compare(frame[at], constant);
}
