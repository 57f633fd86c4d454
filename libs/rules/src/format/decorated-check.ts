// Whether a decorated operator can be compared at all: each decorator changes what the rest of the operator is given.
import type { FactDefinition, FactType } from '../catalogue/fact-catalogue.ts';
import { shown } from './plain-json.ts';
import type { ConditionValue, Decorator, PlainOperator } from './rule-set.ts';
import { checkValue, fault, LONGEST_LIST, operatorTypes, otherFactSuits, type Checked, type Fault } from './value-check.ts';

/** One side of a comparison: a fact, an element of a list of unknown type, or constants of which each must suit. */
type Side = { readonly fact: FactDefinition } | { readonly element: string } | { readonly constants: readonly unknown[] };

/** As `checkValue`, for an operator with decorators, the outermost first. */
export function checkDecorated(decorations: readonly Decorator[], plain: PlainOperator, fact: FactDefinition, written: unknown, catalogue: ReadonlyMap<string, FactDefinition>): Checked {
  const value = written === 'today' && (plain === 'x:before' || plain === 'x:after') ? { days: 0 } : written;
  let left: Side = { fact };
  let right: Side = { constants: [value] };
  if (typeof value === 'object' && value !== null && 'fact' in value) {
    const other = typeof value.fact === 'string' ? catalogue.get(value.fact) : undefined;
    if (!other || Object.keys(value).length !== 1) return fault('unknownFact', { fact: shown(value.fact) });
    right = { fact: other };
  }
  for (const decorator of decorations) {
    if (decorator === 'swap') [left, right] = [right, left];
    else if (decorator === 'someFact' || decorator === 'everyFact') {
      const element: Side | null = elementOf(left);
      if (!element) return { fault: { at: 'operator', code: 'decoratorNeedsList', parameters: { decorator, fact: fact.id } } };
      left = element;
    } else if (decorator === 'someValue' || decorator === 'everyValue') {
      const element: Side | null = elementOf(right);
      if (!element) return fault('listExpected', { operator: decorator });
      right = element;
    }
  }
  const wrong = faultBetween(plain, left, right, catalogue);
  return wrong ? { fault: wrong } : { value: value as ConditionValue };
}

function elementOf(side: Side): Side | null {
  if ('element' in side) return null;
  if ('fact' in side) return side.fact.type === 'list' ? { element: side.fact.id } : null;
  const lists = side.constants.filter((item): item is readonly unknown[] => Array.isArray(item) && item.length > 0 && item.length <= LONGEST_LIST);
  return lists.length === side.constants.length ? { constants: lists.flat() } : null;
}

/** A definition standing for something that is no fact of the catalogue. */
const standIn = (id: string, type: FactType): FactDefinition => ({ id, type, label: { en: id, cy: id } });

function typeOf(value: unknown): FactType | null {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? (typeof value as FactType) : null;
}

function faultBetween(plain: PlainOperator, left: Side, right: Side, catalogue: ReadonlyMap<string, FactDefinition>): Fault | null {
  if ('fact' in left && 'fact' in right) return between(plain, left.fact, right.fact);
  if ('constants' in right) {
    // The elements of a list may be of several types, so what they are looked up in may be, too.
    const mixed = 'element' in left && (plain === 'in' || plain === 'notIn') ? right.constants.flatMap((list) => (Array.isArray(list) ? list.map((item: unknown) => [item]) : [list])) : right.constants;
    for (const constant of mixed) {
      // An element's type shows only when deciding: it is taken to be the constant's.
      const definition = 'fact' in left ? left.fact : standIn('element' in left ? left.element : 'value', elementType(plain, constant));
      if (!operatorTypes[plain].includes(definition.type)) return notFor(plain, definition);
      const checked = checkValue(plain, definition, constant, catalogue);
      if ('fault' in checked) return checked.fault;
    }
    return null;
  }
  if (plain === 'x:between' || plain === 'x:isMissing') return { code: 'valueMustBeConstant', parameters: { operator: plain } };
  if ('constants' in left) {
    for (const constant of left.constants) {
      const type = typeOf(constant);
      if (!type) return { code: 'wrongType', parameters: { fact: 'value', expected: 'value', actual: constant === null ? 'null' : typeof constant } };
      const other = 'fact' in right ? right.fact : standIn('element', type);
      const date = other.type === 'date' && type === 'string';
      const found = between(plain, standIn('value', date ? 'date' : type), other) ?? (date ? valueFault(plain, other, constant, catalogue) : null);
      if (found) return found;
    }
    return null;
  }
  // An element against a fact or another element: comparable when deciding, or unknown. But lists hold no dates.
  const [fact, element] = 'fact' in left ? [left.fact, right] : 'fact' in right ? [right.fact, left] : [null, left];
  return fact?.type === 'date' && 'element' in element ? { code: 'factsNotComparable', parameters: { fact: element.element, other: fact.id } } : null;
}

/** Lists hold no dates, so an element is never before or after one. */
function elementType(plain: PlainOperator, constant: unknown): FactType {
  const sample: unknown = Array.isArray(constant) && plain !== 'contains' && plain !== 'doesNotContain' ? constant.find((item) => item !== null) : constant;
  return plain === 'contains' || plain === 'doesNotContain' ? 'list' : (typeOf(sample) ?? 'string');
}

function valueFault(plain: PlainOperator, fact: FactDefinition, constant: unknown, catalogue: ReadonlyMap<string, FactDefinition>): Fault | null {
  const checked = checkValue(plain, fact, constant, catalogue);
  return 'fault' in checked ? checked.fault : null;
}

function between(plain: PlainOperator, left: FactDefinition, right: FactDefinition): Fault | null {
  if (plain === 'x:between' || plain === 'x:isMissing') return { code: 'valueMustBeConstant', parameters: { operator: plain } };
  if (!operatorTypes[plain].includes(left.type)) return notFor(plain, left);
  return otherFactSuits(plain, left, right) ? null : { code: 'factsNotComparable', parameters: { fact: left.id, other: right.id } };
}

const notFor = (operator: PlainOperator, { id, type }: FactDefinition): Fault => ({ at: 'operator', code: 'operatorNotForType', parameters: { operator, type, fact: id } });
