/** The benchmark's rules in the languages of the other engines: conditions that become text, JsonLogic or a MongoDB query. */
import type { Condition, FactValue, Rule } from '@waymark/rules';

interface Dialect<Written> {
  all: (parts: Written[]) => Written;
  any: (parts: Written[]) => Written;
  not: (part: Written) => Written;
  compare: (fact: string, operator: string, value: FactValue) => Written;
}

/** Rules in priority order with their outcomes; the first that is true decides. */
export interface FirstMatch {
  readonly rules: readonly Rule[];
  /** Named conditions that the rules cite. */
  readonly conditions?: Readonly<Record<string, Condition>>;
  readonly fallback: string;
}

function write<Written>(condition: Condition, dialect: Dialect<Written>): Written {
  if ('all' in condition) return dialect.all(condition.all.map((part) => write(part, dialect)));
  if ('any' in condition) return dialect.any(condition.any.map((part) => write(part, dialect)));
  if ('not' in condition) return dialect.not(write(condition.not, dialect));
  if ('condition' in condition) throw new Error('The rules of the benchmark cite no named conditions.');
  const { fact, operator, value } = condition;
  return dialect.compare(fact, operator, value as FactValue);
}

const symbols: Record<string, string> = { equal: '==', notEqual: '!=', in: 'in', lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=' };

function symbolOf(operator: string): string {
  const symbol = symbols[operator];
  if (symbol === undefined) throw new Error(`The dialects of the benchmark lack the operator ${operator}.`);
  return symbol;
}

interface TextDialect {
  and: string;
  or: string;
  /** In front of the name of a fact. */
  prefix: string;
  not: (part: string) => string;
  symbol?: (symbol: string) => string;
  number: (value: number) => string;
  list: (items: string) => string;
  choose: (condition: string, outcome: string, otherwise: string) => string;
}

const choice = (condition: string, outcome: string, otherwise: string): string => `(${condition}) ? ${outcome} : ${otherwise}`;

/** Numbers of JavaScript are CEL's doubles. */
const cel: TextDialect = { and: ' && ', or: ' || ', prefix: '', not: (part) => `!(${part})`, number: (value) => value.toFixed(1), list: (items) => `[${items}]`, choose: choice };
const zen: TextDialect = { ...cel, and: ' and ', or: ' or ', not: (part) => `not(${part})`, number: String };
const zenElement: TextDialect = { ...zen, prefix: '#.' };
/** FEEL over one action of a list, which is how it is parsed once for all of them. */
const feelElement: TextDialect = {
  ...zen, prefix: 'action.', list: (items) => `(${items})`,
  symbol: (symbol) => (symbol === '==' ? '=' : symbol), choose: (condition, outcome, otherwise) => `if ${condition} then ${outcome} else ${otherwise}`,
};

export const textDialects = { cel, zen, zenElement, feelElement };

/** One condition as text. */
export function conditionText(condition: Condition, dialect: TextDialect): string {
  const literal = (value: FactValue): string =>
    typeof value === 'number' ? dialect.number(value) : Array.isArray(value) ? dialect.list(value.map((item) => literal(item as FactValue)).join(', ')) : JSON.stringify(value);
  return write<string>(condition, {
    all: (parts) => `(${parts.join(dialect.and)})`,
    any: (parts) => `(${parts.join(dialect.or)})`,
    not: dialect.not,
    compare: (fact, operator, value) => `${dialect.prefix}${fact} ${dialect.symbol?.(symbolOf(operator)) ?? symbolOf(operator)} ${literal(value)}`,
  });
}

/** All rules as one expression that gives the outcome. */
export function rulesText({ rules, fallback }: FirstMatch, dialect: TextDialect): string {
  return rules.reduceRight((otherwise, rule) => dialect.choose(conditionText(rule.conditions, dialect), JSON.stringify(outcomeOf(rule)), otherwise), JSON.stringify(fallback));
}

export type JsonLogic = Record<string, unknown>;

/** All rules as one JsonLogic `if`. */
export function rulesAsJsonLogic({ rules, fallback }: FirstMatch): JsonLogic {
  const strict: Record<string, string> = { '==': '===', '!=': '!==' };
  const dialect: Dialect<JsonLogic> = {
    all: (and) => ({ and }),
    any: (or) => ({ or }),
    not: (part) => ({ '!': [part] }),
    compare: (fact, operator, value) => ({ [strict[symbolOf(operator)] ?? symbolOf(operator)]: [{ var: fact }, value] }),
  };
  return { if: [...rules.flatMap((rule) => [write(rule.conditions, dialect), outcomeOf(rule)]), fallback] };
}

export type MongoQuery = Record<string, unknown>;
const mongoOperators: Record<string, string> = { '==': '$eq', '!=': '$ne', in: '$in', '<': '$lt', '<=': '$lte', '>': '$gt', '>=': '$gte' };

/** One rule as a MongoDB query. */
export function ruleAsQuery(rule: Rule): MongoQuery {
  return write<MongoQuery>(rule.conditions, {
    all: ($and) => ({ $and }),
    any: ($or) => ({ $or }),
    not: (part) => ({ $nor: [part] }),
    compare: (fact, operator, value) => ({ [fact]: { [mongoOperators[symbolOf(operator)]!]: value } }),
  });
}

export const outcomeOf = (rule: Rule): string => rule.event.params['rating'] as string;
