// Operators as they are written: decorators, outermost first, then the plain operator ("not:someFact:greaterThan", "not:x:before").
import { decorators, plainOperators, type Decorator, type Operator, type PlainOperator } from './rule-set.ts';

export interface SplitOperator {
  readonly operator: Operator;
  readonly plain: PlainOperator;
  /** The outermost first. */
  readonly decorations: readonly Decorator[];
}

/** More than anybody can read; each may multiply the work by the length of a list. */
const MOST_DECORATORS = 4;

/** The parts of an operator, or null when one of them is not known. */
export function splitOperator(written: string): SplitOperator | null {
  const decorations: Decorator[] = [];
  for (let rest = written; decorations.length <= MOST_DECORATORS; ) {
    const plain = plainOperators.find((operator) => operator === rest);
    if (plain) return { operator: written as Operator, plain, decorations };
    const colon = rest.indexOf(':');
    const decorator = decorators.find((name) => name === rest.slice(0, Math.max(colon, 0)));
    if (!decorator) return null;
    decorations.push(decorator);
    rest = rest.slice(colon + 1);
  }
  return null;
}
