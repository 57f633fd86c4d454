// Reads conditions from untrusted JSON into an own copy. Whatever would be ignored, guessed or fail while running is refused here.
import type { Issue, Parameters } from '@waymark/domain';
import type { Catalogue, FactDefinition } from '../catalogue/fact-catalogue.ts';
import { operators, type Condition, type Leaf, type Operator } from './rule-set.ts';
import { checkValue, LONGEST_TEXT, operatorTypes } from './value-check.ts';

/** Deepest nesting, named conditions put in place. */
export const DEEPEST = 32;
/** Most nodes (groups and leaves) written in one rule set. */
export const MOST_NODES = 500;
const MOST_ISSUES = 100;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const DECORATORS = new Set(['someFact', 'someValue', 'everyFact', 'everyValue', 'swap', 'not']);

export type JsonRecord = Readonly<Record<string, unknown>>;

export const childPath = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}/${key}`);

export class ConditionReader {
  readonly issues: Issue[] = [];
  readonly facts: ReadonlyMap<string, FactDefinition>;
  private readonly namedConditions: ReadonlySet<string>;
  private nodes = 0;

  constructor(catalogue: Catalogue, namedConditions: ReadonlySet<string>) {
    this.facts = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
    this.namedConditions = namedConditions;
  }

  refuse(path: string, code: string, parameters: Parameters = {}): null {
    if (this.issues.length < MOST_ISSUES) this.issues.push({ path, code, parameters });
    return null;
  }

  /** A plain object without keys that reach for prototypes, or null after an issue. */
  record(value: unknown, path: string): JsonRecord | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.refuse(path, 'objectExpected');
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return this.refuse(path, 'objectExpected');
    const forbidden = Object.keys(value).find((key) => FORBIDDEN.has(key));
    if (forbidden !== undefined) return this.refuse(path, 'forbiddenKey', { key: forbidden });
    return value as JsonRecord;
  }

  /** Refuses every key that is not listed: it would be lost, or mean something that this engine does not do. */
  onlyKeys(record: JsonRecord, allowed: readonly string[], path: string): boolean {
    const extra = Object.keys(record).filter((key) => !allowed.includes(key));
    for (const key of extra) this.refuse(childPath(path, key.slice(0, 100)), key === 'path' || key === 'params' ? `${key}NotSupported` : 'unknownKey', { key: key.slice(0, 100) });
    return extra.length === 0;
  }

  text(value: unknown, path: string): string | null {
    if (typeof value !== 'string' || value.trim() === '') return this.refuse(path, 'textExpected');
    return value.length > LONGEST_TEXT ? this.refuse(path, 'textTooLong', { maximum: LONGEST_TEXT }) : value;
  }

  /** `name` and `description`, which say something to people and nothing to the engine. */
  annotations(record: JsonRecord, path: string): { name?: string; description?: string } {
    const kept: { name?: string; description?: string } = {};
    for (const key of ['name', 'description'] as const) {
      if (record[key] === undefined) continue;
      const text = this.text(record[key], childPath(path, key));
      if (text !== null) kept[key] = text;
    }
    return kept;
  }

  /** A condition that stands by itself. json-rules-engine refuses a bare comparison there, so it would not be portable. */
  root(value: unknown, path: string): Condition | null {
    const condition = this.condition(value, path);
    return condition && 'fact' in condition ? this.refuse(path, 'groupExpectedAtRoot') : condition;
  }

  private condition(value: unknown, path: string, depth = 1): Condition | null {
    if (depth > DEEPEST) return this.refuse(path, 'tooDeep', { maximum: DEEPEST });
    this.nodes += 1;
    if (this.nodes > MOST_NODES) return this.nodes === MOST_NODES + 1 ? this.refuse(path, 'tooManyNodes', { maximum: MOST_NODES }) : null;
    const record = this.record(value, path);
    if (!record) return null;
    const kinds = ['all', 'any', 'not', 'condition', 'fact'].filter((key) => record[key] !== undefined);
    if (kinds.length > 1) return this.refuse(path, 'mixedKeys', { keys: kinds.join(', ') });
    const note = this.annotations(record, path);
    switch (kinds[0]) {
      case 'all':
      case 'any':
        return this.group(record, kinds[0], note, path, depth);
      case 'not': {
        this.onlyKeys(record, ['not', 'name', 'description', 'priority'], path);
        const inner = this.condition(record.not, childPath(path, 'not'), depth + 1);
        return inner && { ...note, not: inner };
      }
      case 'condition':
        return this.citation(record, note, path);
      case 'fact':
        return this.leaf(record, note, path);
      default:
        return this.refuse(path, 'conditionExpected');
    }
  }

  private group(record: JsonRecord, kind: 'all' | 'any', note: object, path: string, depth: number): Condition | null {
    this.onlyKeys(record, [kind, 'name', 'description', 'priority'], path);
    const at = childPath(path, kind);
    const items = record[kind];
    if (!Array.isArray(items)) return this.refuse(at, 'listExpected', { operator: kind });
    // json-rules-engine takes an empty group for true, so a rule emptied by mistake would rate everything.
    if (items.length === 0) return this.refuse(at, 'emptyGroup', { kind });
    const read: Condition[] = [];
    for (let index = 0; index < items.length && this.nodes <= MOST_NODES; index += 1) {
      const child = this.condition(items[index], childPath(at, index), depth + 1);
      if (child) read.push(child);
    }
    return kind === 'all' ? { ...note, all: read } : { ...note, any: read };
  }

  private citation(record: JsonRecord, note: object, path: string): Condition | null {
    this.onlyKeys(record, ['condition', 'name', 'description', 'priority'], path);
    const at = childPath(path, 'condition');
    const name = this.text(record.condition, at);
    if (name === null) return null;
    return this.namedConditions.has(name) ? { ...note, condition: name } : this.refuse(at, 'unknownCondition', { condition: name.slice(0, 100) });
  }

  private leaf(record: JsonRecord, note: object, path: string): Leaf | null {
    this.onlyKeys(record, ['fact', 'operator', 'value', 'name', 'description', 'priority'], path);
    const id = typeof record.fact === 'string' ? record.fact : '';
    const fact = this.facts.get(id);
    if (!fact) this.refuse(childPath(path, 'fact'), 'unknownFact', { fact: id.slice(0, 100) });
    const operator = this.operator(record.operator, childPath(path, 'operator'));
    if (!fact || !operator) return null;
    if (!operatorTypes[operator].includes(fact.type)) return this.refuse(childPath(path, 'operator'), 'operatorNotForType', { operator, type: fact.type, fact: fact.id });
    const checked = checkValue(operator, fact, record.value, this.facts);
    if ('fault' in checked) return this.refuse(childPath(path, 'value'), checked.fault.code, checked.fault.parameters);
    return { ...note, fact: fact.id, operator, value: checked.value };
  }

  private operator(value: unknown, path: string): Operator | null {
    const written = typeof value === 'string' ? value : '';
    const known = operators.find((operator) => operator === written);
    if (known) return known;
    const shown = { operator: written.slice(0, 100) };
    const decorator = written.split(':')[0] ?? '';
    return this.refuse(path, written.includes(':') && DECORATORS.has(decorator) ? 'decoratorNotSupported' : 'unknownOperator', shown);
  }
}
