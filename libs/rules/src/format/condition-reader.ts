// Reads conditions from untrusted JSON into an own copy. Whatever would be ignored, guessed or fail while running is refused here.
import type { Parameters } from '@waymark/domain';
import type { Catalogue, FactDefinition } from '../catalogue/fact-catalogue.ts';
import type { IssueCode, RuleIssue } from './issue-code.ts';
import { splitOperator } from './operator-text.ts';
import type { Condition, Leaf } from './rule-set.ts';
import { checkDecorated } from './decorated-check.ts';
import { checkValue, LONGEST_TEXT, operatorTypes } from './value-check.ts';

/** Deepest nesting, named conditions put in place. */
export const DEEPEST = 32;
/** Most nodes (groups and leaves) written in one rule set. */
export const MOST_NODES = 500;
const MOST_ISSUES = 100;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export type JsonRecord = Readonly<Record<string, unknown>>;

export const childPath = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}/${key}`);

/** Names of facts and operators; of a longer text not even the beginning is looked at. */
const short = (value: unknown): string => (typeof value === 'string' && value.length <= LONGEST_TEXT ? value : '');

export class ConditionReader {
  readonly issues: RuleIssue[] = [];
  readonly facts: ReadonlyMap<string, FactDefinition>;
  private readonly namedConditions: ReadonlySet<string>;
  private nodes = 0;

  constructor(catalogue: Catalogue, namedConditions: ReadonlySet<string>) {
    this.facts = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
    this.namedConditions = namedConditions;
  }

  refuse(path: string, code: IssueCode, parameters: Parameters = {}): null {
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
    if (typeof value === 'string' && value.length > LONGEST_TEXT) return this.refuse(path, 'textTooLong', { maximum: LONGEST_TEXT });
    return typeof value === 'string' && value.trim() !== '' ? value : this.refuse(path, 'textExpected');
  }

  /** What is kept of a condition besides its meaning. */
  annotations(record: JsonRecord, path: string): { name?: string; description?: string; priority?: number } {
    const kept: { name?: string; description?: string; priority?: number } = {};
    if (record.priority !== undefined) {
      if (typeof record.priority === 'number' && Number.isFinite(record.priority)) kept.priority = record.priority;
      else this.refuse(childPath(path, 'priority'), 'wholePriorityExpected');
    }
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
    const id = short(record.fact);
    const fact = this.facts.get(id);
    if (!fact) this.refuse(childPath(path, 'fact'), 'unknownFact', { fact: id.slice(0, 100) });
    const written = short(record.operator);
    const split = splitOperator(written);
    if (!split) this.refuse(childPath(path, 'operator'), 'unknownOperator', { operator: written.slice(0, 100) });
    if (!fact || !split) return null;
    const { operator, plain, decorations } = split;
    if (decorations.length === 0 && !operatorTypes[plain].includes(fact.type)) return this.refuse(childPath(path, 'operator'), 'operatorNotForType', { operator, type: fact.type, fact: fact.id });
    const checked = decorations.length === 0 ? checkValue(plain, fact, record.value, this.facts) : checkDecorated(decorations, plain, fact, record.value, this.facts);
    if ('fault' in checked) return this.refuse(childPath(path, checked.fault.at ?? 'value'), checked.fault.code, checked.fault.parameters);
    return { ...note, fact: fact.id, operator, value: checked.value };
  }
}
