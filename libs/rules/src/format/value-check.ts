// Whether an operator suits a fact and a value suits both: what json-rules-engine finds out only while running, or never.
import { isIsoDate, type Parameters } from '@waymark/domain';
import type { FactDefinition, FactType } from '../catalogue/fact-catalogue.ts';
import type { IssueCode } from './issue-code.ts';
import { shown } from './plain-json.ts';
import type { ConditionValue, PlainOperator, RelativeDay } from './rule-set.ts';

const SCALARS: readonly FactType[] = ['number', 'string', 'boolean', 'date'];
const ORDERED: readonly FactType[] = ['number', 'date'];

/** Types of fact that each operator may read. */
export const operatorTypes: Readonly<Record<PlainOperator, readonly FactType[]>> = {
  equal: SCALARS,
  notEqual: SCALARS,
  in: SCALARS,
  notIn: SCALARS,
  contains: ['list'],
  doesNotContain: ['list'],
  lessThan: ORDERED,
  lessThanInclusive: ORDERED,
  greaterThan: ORDERED,
  greaterThanInclusive: ORDERED,
  'x:between': ORDERED,
  'x:isMissing': ['number', 'string', 'boolean', 'date', 'list'],
  'x:before': ['date'],
  'x:after': ['date'],
  'x:startsWith': ['string'],
};

export const LONGEST_TEXT = 1_000;
export const LONGEST_LIST = 200;
/** A relative day no further away than ten years: working days are counted one by one. */
const FURTHEST_DAYS = 3_660;

export interface Fault {
  /** The key of the leaf that is at fault; the value when left out. */
  readonly at?: 'operator';
  readonly code: IssueCode;
  readonly parameters: Parameters;
}

export type Checked = { readonly value: ConditionValue } | { readonly fault: Fault };

export const fault = (code: IssueCode, parameters: Parameters = {}): Checked => ({ fault: { code, parameters } });

/** A scalar that can be compared with a fact of this definition; for a list fact, an element of it. */
function scalarFault(value: unknown, fact: FactDefinition): Fault | null {
  const expected = fact.type;
  const wrong: Fault = { code: 'wrongType', parameters: { fact: fact.id, expected, actual: value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value } };
  if (value === null) return { code: 'nullValue', parameters: { fact: fact.id } };
  if (typeof value === 'number') return Number.isFinite(value) && (expected === 'number' || expected === 'list') ? null : wrong;
  if (typeof value === 'boolean') return expected === 'boolean' || expected === 'list' ? null : wrong;
  if (typeof value !== 'string') return wrong;
  if (value.length > LONGEST_TEXT) return { code: 'textTooLong', parameters: { maximum: LONGEST_TEXT } };
  if (expected === 'date') return isIsoDate(value) ? null : { code: 'notADate', parameters: { value } };
  if (expected !== 'string' && expected !== 'list') return wrong;
  if (fact.values && !fact.values.includes(value)) return { code: 'unknownValue', parameters: { fact: fact.id, value } };
  return null;
}

/** Types that may stand on the right of a fact of this type, when a rule compares two facts. */
export function otherFactSuits(operator: PlainOperator, left: FactDefinition, right: FactDefinition): boolean {
  if (operator === 'in' || operator === 'notIn') return right.type === 'list' && left.type !== 'date';
  if (operator === 'contains' || operator === 'doesNotContain') return right.type !== 'list' && right.type !== 'date';
  return left.type === right.type;
}

const isPair = (value: unknown): value is { fact: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).join() === 'fact';

/** The value in the form in which it is kept, or its first fault. `in` and `notIn` may list null, which stays unknown as in SQL. */
export function checkValue(operator: PlainOperator, fact: FactDefinition, value: unknown, catalogue: ReadonlyMap<string, FactDefinition>): Checked {
  if (isPair(value)) {
    if (operator === 'x:isMissing' || operator === 'x:between') return fault('valueMustBeConstant', { operator });
    const other = typeof value.fact === 'string' ? catalogue.get(value.fact) : undefined;
    if (!other) return fault('unknownFact', { fact: shown(value.fact) });
    if (!otherFactSuits(operator, fact, other)) return fault('factsNotComparable', { fact: fact.id, other: other.id });
    return { value: { fact: other.id } };
  }
  if (operator === 'x:before' || operator === 'x:after') {
    const relative = relativeDay(value);
    if (relative) return 'fault' in relative ? relative : { value: relative };
  }
  if (operator === 'x:startsWith' && value === '') return fault('textExpected');
  if (operator === 'x:isMissing') return typeof value === 'boolean' ? { value } : fault('wrongType', { fact: fact.id, expected: 'boolean', actual: typeof value });
  const takesList = operator === 'in' || operator === 'notIn' || operator === 'x:between';
  if (!takesList) {
    const found = scalarFault(value, fact);
    return found ? { fault: found } : { value: value as ConditionValue };
  }
  if (!Array.isArray(value)) return fault('listExpected', { operator });
  const list = value as readonly unknown[];
  if (list.length > LONGEST_LIST) return fault('listTooLong', { maximum: LONGEST_LIST });
  if (operator === 'x:between' && list.length !== 2) return fault('twoBoundsExpected');
  if (operator !== 'x:between' && !list.some((item) => item !== null)) return fault('emptyList', { operator });
  for (const item of list) {
    const found = item === null && operator !== 'x:between' ? null : scalarFault(item, fact);
    if (found) return { fault: found };
  }
  const kept = [...list] as (string | number | boolean | null)[];
  if (operator === 'x:between' && (kept[0] as number) > (kept[1] as number)) return fault('boundsReversed');
  return { value: kept };
}

/** A relative day, its fault, or null when the value is none. 'today' is short for no days from it. */
function relativeDay(value: unknown): RelativeDay | { readonly fault: Fault } | null {
  if (value === 'today') return { days: 0 };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const [[unit, count] = ['', null], ...more] = Object.entries(value) as [string, unknown][];
  const whole = typeof count === 'number' && Number.isInteger(count) && Math.abs(count) <= FURTHEST_DAYS;
  if (more.length > 0 || !whole || (unit !== 'days' && unit !== 'workingDays')) return { fault: { code: 'relativeDayExpected', parameters: { maximum: FURTHEST_DAYS } } };
  return unit === 'days' ? { days: count } : { workingDays: count };
}
