// json-rules-engine's operators and decorators (7.3, engine-default-operators and -decorators) on raw values. They throw what
// JavaScript throws there: `in` on what has no indexOf, `someValue` on what is no list.
import type { Decorator, PlainOperator } from '../../format/rule-set.ts';
import { dayOfText } from '../fact-reader.ts';

export type RawComparison = (left: unknown, right: unknown) => boolean;

/** Lists and texts both have it: `in` a text looks for a part of it. */
const indexIn = (list: unknown, item: unknown): number => (list as readonly unknown[]).indexOf(item);

/** Asked of the left side only; null, texts and lists that begin with no number never compare in size. */
const beginsWithNumber = (value: unknown): boolean => !Number.isNaN(Number.parseFloat(value as string));

const bySize = (compare: (left: number, right: number) => boolean): RawComparison => (left, right) => beginsWithNumber(left) && compare(left as number, right as number);

const days = (compare: (left: number, right: number) => boolean): RawComparison => (left, right) => {
  const [first, second] = [left, right].map((side) => (typeof side === 'string' ? dayOfText(side) : undefined));
  return first !== undefined && second !== undefined && compare(first, second);
};

function between(value: unknown, bounds: unknown): boolean {
  const [lower, upper] = bounds as readonly unknown[];
  if (typeof lower === 'string') return days((a, b) => a >= b)(value, lower) && days((a, b) => a <= b)(value, upper);
  return typeof value === 'number' && value >= (lower as number) && value <= (upper as number);
}

const missing = (value: unknown): boolean => value === undefined || value === null;

/** Our own operators, which json-rules-engine lacks, say false of what they cannot read. */
const operators: Readonly<Record<PlainOperator, RawComparison>> = {
  equal: (left, right) => left === right,
  notEqual: (left, right) => left !== right,
  in: (left, right) => indexIn(right, left) > -1,
  notIn: (left, right) => indexIn(right, left) === -1,
  contains: (left, right) => Array.isArray(left) && left.indexOf(right) > -1,
  doesNotContain: (left, right) => Array.isArray(left) && left.indexOf(right) === -1,
  lessThan: bySize((left, right) => left < right),
  lessThanInclusive: bySize((left, right) => left <= right),
  greaterThan: bySize((left, right) => left > right),
  greaterThanInclusive: bySize((left, right) => left >= right),
  'x:between': between,
  'x:isMissing': (left, right) => missing(left) === right,
  'x:before': days((left, right) => left < right),
  'x:after': days((left, right) => left > right),
  'x:startsWith': (left, right) => typeof left === 'string' && typeof right === 'string' && left.startsWith(right),
};

function decorate(decorator: Decorator, next: RawComparison): RawComparison {
  switch (decorator) {
    case 'someFact':
      return (left, right) => Array.isArray(left) && left.some((item) => next(item, right));
    case 'everyFact':
      return (left, right) => Array.isArray(left) && left.every((item) => next(item, right));
    case 'someValue':
      return (left, right) => (right as readonly unknown[]).some((item) => next(left, item));
    case 'everyValue':
      return (left, right) => (right as readonly unknown[]).every((item) => next(left, item));
    case 'swap':
      return (left, right) => next(right, left);
    case 'not':
      return (left, right) => !next(left, right);
  }
}

/** The comparison of an operator with its decorators, the outermost first. */
export function rawComparison(decorations: readonly Decorator[], plain: PlainOperator): RawComparison {
  return decorations.reduceRight<RawComparison>((next, decorator) => decorate(decorator, next), operators[plain]);
}
