// Comparisons and decorators in SQL, NULL for unknown: what the engine's leaves do, in the words of PostgreSQL.
import type { Decorator, PlainOperator } from '../format/rule-set.ts';
import { asJson, asNumber, asText, isList, isScalar, mayBeNumber, mayBeText, UNKNOWN_SQL, type Operand, type Scalar } from './operand.ts';
import type { Parameters, SqlType } from './parameters.ts';

const signs: Partial<Record<PlainOperator, string>> = {
  lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=', 'x:before': '<', 'x:after': '>',
};
const arrayTypes = { number: 'double precision[]', string: 'text[]', boolean: 'boolean[]' } as const satisfies Record<string, SqlType>;

export class Comparisons {
  private readonly parameters: Parameters;
  private lists = 0;

  constructor(parameters: Parameters) {
    this.parameters = parameters;
  }

  /** A three-valued expression for an operator with its decorators, the outermost first. */
  compare(decorations: readonly Decorator[], plain: PlainOperator, left: Operand, right: Operand): string {
    const [decorator, ...inner] = decorations;
    if (!decorator) return this.plain(plain, left, right);
    switch (decorator) {
      case 'not':
        return `(not ${this.compare(inner, plain, left, right)})`;
      case 'swap':
        return this.compare(inner, plain, right, left);
      case 'someFact':
        return this.over('some', left, (element) => this.compare(inner, plain, element, right));
      case 'everyFact':
        return this.over('every', left, (element) => this.compare(inner, plain, element, right));
      case 'someValue':
        return this.over('some', right, (element) => this.compare(inner, plain, left, element));
      case 'everyValue':
        return this.over('every', right, (element) => this.compare(inner, plain, left, element));
    }
  }

  /** The greatest (some) or the least (every) of a comparison with each element; bool_or and bool_and pass over NULL, so it is counted. */
  private over(which: 'some' | 'every', list: Operand, compare: (element: Operand) => string): string {
    if (!isList(list)) return UNKNOWN_SQL;
    this.lists += 1;
    // Names that no column of the caller has: its expressions stand inside this query, too.
    const row = `waymark_list_${this.lists}`;
    const value = `waymark_element_${this.lists}`;
    const ofLists = list.kind === 'constants' && list.items.some((item) => Array.isArray(item));
    const element: Operand = ofLists ? { kind: 'list', sql: value, mayHoldNull: true } : { kind: 'element', sql: `nullif(${value}, 'null')` };
    const json = this.asList(list);
    const rows = `(select ${compare(element)} as truth from jsonb_array_elements(${json}) as ${row}(${value})) as ${row}`;
    const truth = which === 'some' ? 'case when bool_or(truth) then true when count(*) = count(truth) then false end' : 'case when not bool_and(truth) then false when count(*) = count(truth) then true end';
    const all = `(select ${truth} from ${rows})`;
    return list.kind === 'constants' ? all : `case when ${json} is not null then ${all} end`;
  }

  private plain(plain: PlainOperator, left: Operand, right: Operand): string {
    switch (plain) {
      case 'equal':
        return this.equal(left, right);
      case 'notEqual':
        return `(not ${this.equal(left, right)})`;
      case 'in':
        return this.among(left, right);
      case 'notIn':
        return `(not ${this.among(left, right)})`;
      case 'contains':
        return this.among(right, left);
      case 'doesNotContain':
        return `(not ${this.among(right, left)})`;
      case 'x:between':
        return this.between(left, right);
      case 'x:startsWith':
        return mayBeText(left) && mayBeText(right) ? `starts_with(${asText(left)}, ${asText(right)})` : UNKNOWN_SQL;
      case 'x:isMissing':
        return this.equal({ kind: 'boolean', sql: isMissing(left) }, right);
      default:
        return this.ordered(signs[plain] ?? '=', left, right);
    }
  }

  private ordered(sign: string, left: Operand, right: Operand): string {
    if (!mayBeNumber(left) || !mayBeNumber(right)) return UNKNOWN_SQL;
    return left.kind === 'date' && right.kind === 'date' ? `(${left.sql} ${sign} ${right.sql})` : `(${asNumber(left)} ${sign} ${asNumber(right)})`;
  }

  private between(left: Operand, right: Operand): string {
    const [lower, upper] = right.kind === 'constants' ? right.items : [];
    if (!mayBeNumber(left) || typeof lower !== 'number' || typeof upper !== 'number') return UNKNOWN_SQL;
    return `(${asNumber(left)} between ${this.parameters.add(lower, 'double precision')} and ${this.parameters.add(upper, 'double precision')})`;
  }

  private equal(left: Operand, right: Operand): string {
    if (!isScalar(left) || !isScalar(right)) return UNKNOWN_SQL;
    return left.kind === right.kind ? `(${left.sql} = ${right.sql})` : `(${asJson(left)} = ${asJson(right)})`;
  }

  private among(item: Operand, list: Operand): string {
    if (!isScalar(item) || !isList(list)) return UNKNOWN_SQL;
    if (list.kind !== 'constants' || item.kind === 'element') {
      const json = this.asList(list);
      const found = `${json} @> ${asJson(item)}`;
      if (list.kind === 'constants') return list.items.includes(null) ? `(${found} or null)` : `(${found})`;
      return list.mayHoldNull ? `(${found} or (${json} @> 'null' and null))` : `(${found})`;
    }
    const sql = item.kind === 'date' ? asNumber({ kind: 'date', sql: item.sql }) : item.sql;
    const type = item.kind === 'date' ? 'number' : item.kind;
    const suitable = list.items.filter((value) => value === null || typeof value === type) as readonly (Scalar | null)[];
    // Nothing equals an element of an empty list, says PostgreSQL, not even NULL.
    if (suitable.length === 0) return `case when ${sql} is not null then false end`;
    return `(${sql} = any(${this.parameters.add(suitable, arrayTypes[type])}))`;
  }

  private asList(list: Operand): string {
    return list.kind === 'constants' ? this.parameters.addJson(list.items) : list.sql;
  }
}

/** Never NULL. An element that is there is not missing, whatever it is. */
function isMissing(operand: Operand): string {
  return operand.kind === 'element' || operand.kind === 'constants' ? 'false' : `(${operand.sql} is null)`;
}
