// From untrusted JSON to a rule set that can only be evaluated in one way, or to every fault with the path to its spot.
import type { Issue, Localised } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { childPath, ConditionReader, DEEPEST, type JsonRecord } from './condition-reader.ts';
import type { Condition, Rule, RuleEvent, RuleSet } from './rule-set.ts';
import { LONGEST_TEXT } from './value-check.ts';

export type Parsed = { readonly ok: true; readonly ruleSet: RuleSet } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Most nodes once every citation of a named condition is put in place: bounds traces however conditions cite each other. */
export const MOST_EXPANDED_NODES = 5_000;
const MOST_RULES = 200;
const MOST_NAMED = 200;
const CODE = /^[a-z][a-zA-Z0-9-]{0,31}$/;

/**
 * Checks `json` (already parsed text) against the format and the catalogue. The rule set returned is a frozen copy of its own
 * with defaults put in, so nothing done to `json` later reaches it.
 */
export function parse(json: unknown, catalogue: Catalogue): Parsed {
  const named = typeof json === 'object' && json !== null ? (json as JsonRecord).conditions : undefined;
  const names = new Set(typeof named === 'object' && named !== null && !Array.isArray(named) ? Object.keys(named) : []);
  const reader = new ConditionReader(catalogue, names);
  const ruleSet = readRuleSet(json, catalogue, reader);
  if (ruleSet && reader.issues.length === 0) checkExpansion(ruleSet, reader);
  if (!ruleSet || reader.issues.length > 0) return { ok: false, issues: reader.issues };
  return { ok: true, ruleSet: deepFreeze(ruleSet) };
}

function readRuleSet(json: unknown, catalogue: Catalogue, reader: ConditionReader): RuleSet | null {
  const root = reader.record(json, '');
  if (!root) return null;
  reader.onlyKeys(root, ['name', 'catalogueVersion', 'conditions', 'rating', 'escalation', 'tests'], '');
  const name = localised(root.name, 'name', reader);
  if (root.catalogueVersion !== catalogue.version) {
    reader.refuse('catalogueVersion', 'otherCatalogueVersion', { expected: catalogue.version, actual: String(root.catalogueVersion).slice(0, 100) });
  }
  const conditions = namedConditions(root.conditions ?? {}, reader);
  const rating = reader.record(root.rating, 'rating');
  let fallback = '';
  if (rating) {
    reader.onlyKeys(rating, ['rules', 'default'], 'rating');
    fallback = code(rating.default, 'rating/default', reader) ?? '';
  }
  const rules = rating ? ruleList(rating.rules, 'rating/rules', true, reader) : [];
  const escalation = root.escalation === undefined ? [] : ruleList(root.escalation, 'escalation', false, reader);
  if (root.tests !== undefined && (!Array.isArray(root.tests) || root.tests.length > 0)) reader.refuse('tests', 'testsNotSupported');
  return { name: name ?? { en: '', cy: '' }, catalogueVersion: catalogue.version, conditions, rating: { rules, default: fallback }, escalation, tests: [] };
}

function localised(value: unknown, path: string, reader: ConditionReader): Localised | null {
  const record = reader.record(value, path);
  if (!record) return null;
  reader.onlyKeys(record, ['en', 'cy'], path);
  const en = reader.text(record.en, childPath(path, 'en'));
  const cy = reader.text(record.cy, childPath(path, 'cy'));
  return en !== null && cy !== null ? { en, cy } : null;
}

function code(value: unknown, path: string, reader: ConditionReader): string | null {
  return typeof value === 'string' && CODE.test(value) ? value : reader.refuse(path, 'ratingCodeExpected');
}

function namedConditions(value: unknown, reader: ConditionReader): Record<string, Condition> {
  const record = reader.record(value, 'conditions');
  const read: Record<string, Condition> = {};
  if (!record) return read;
  const names = Object.keys(record);
  if (names.length > MOST_NAMED) {
    reader.refuse('conditions', 'tooManyConditions', { maximum: MOST_NAMED });
    return read;
  }
  for (const name of names) {
    const path = childPath('conditions', name.slice(0, 100));
    if (name.trim() === '' || name.length > 100) reader.refuse(path, 'textExpected');
    const condition = reader.root(record[name], path);
    if (condition) read[name] = condition;
  }
  return read;
}

function ruleList(value: unknown, path: string, rating: boolean, reader: ConditionReader): Rule[] {
  if (!Array.isArray(value)) {
    reader.refuse(path, 'listExpected', { operator: 'rules' });
    return [];
  }
  if (value.length > MOST_RULES) {
    reader.refuse(path, 'tooManyRules', { maximum: MOST_RULES });
    return [];
  }
  const names = new Set<string>();
  return value.flatMap((item: unknown, index) => {
    const at = childPath(path, index);
    const rule = readRule(item, at, rating, reader);
    if (!rule) return [];
    if (names.has(rule.name)) reader.refuse(childPath(at, 'name'), 'repeatedName', { name: rule.name });
    names.add(rule.name);
    return [rule];
  });
}

function readRule(value: unknown, path: string, rating: boolean, reader: ConditionReader): Rule | null {
  const record = reader.record(value, path);
  if (!record) return null;
  reader.onlyKeys(record, ['name', 'description', 'priority', 'conditions', 'event'], path);
  const name = reader.text(record.name, childPath(path, 'name'));
  const priority = record.priority;
  if (priority !== undefined && !(typeof priority === 'number' && Number.isInteger(priority) && priority > 0 && priority < 1e9)) {
    reader.refuse(childPath(path, 'priority'), 'wholePriorityExpected');
  }
  const conditions = reader.root(record.conditions, childPath(path, 'conditions'));
  const event = readEvent(record.event, childPath(path, 'event'), rating, reader);
  const description = record.description === undefined ? null : reader.text(record.description, childPath(path, 'description'));
  if (name === null || !conditions || !event) return null;
  return { name, ...(description === null ? {} : { description }), ...(typeof priority === 'number' ? { priority } : {}), conditions, event };
}

function readEvent(value: unknown, path: string, rating: boolean, reader: ConditionReader): RuleEvent | null {
  const record = reader.record(value, path);
  if (!record) return null;
  reader.onlyKeys(record, ['type', 'params'], path);
  const type = reader.text(record.type, childPath(path, 'type'));
  const paramsPath = childPath(path, 'params');
  const params = copyJson(record.params ?? {}, paramsPath, reader);
  const kept = params === undefined ? null : reader.record(params, paramsPath);
  if (type === null || !kept) return null;
  if ((type === 'rating') !== rating) return reader.refuse(childPath(path, 'type'), 'eventTypeNotForList', { type: type.slice(0, 100) });
  if (!rating) return { type, params: kept };
  const outcome = code(kept.rating, childPath(paramsPath, 'rating'), reader);
  const label = localised(kept.label, childPath(paramsPath, 'label'), reader);
  return outcome !== null && label ? { type, params: { ...kept, rating: outcome, label } } : null;
}

/** A copy of plain JSON (parameters of an event), or undefined after an issue. */
function copyJson(value: unknown, path: string, reader: ConditionReader, depth = 1): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && value.length <= LONGEST_TEXT) return value;
  if (depth > 6 || typeof value !== 'object') {
    reader.refuse(path, typeof value === 'string' ? 'textTooLong' : 'plainJsonExpected', typeof value === 'string' ? { maximum: LONGEST_TEXT } : {});
    return undefined;
  }
  if (Array.isArray(value)) {
    if (value.length <= 100) return value.map((item: unknown, index) => copyJson(item, childPath(path, index), reader, depth + 1));
    reader.refuse(path, 'listTooLong', { maximum: 100 });
    return undefined;
  }
  const record = reader.record(value, path);
  if (!record) return undefined;
  const keys = Object.keys(record);
  if (keys.length > 100) {
    reader.refuse(path, 'listTooLong', { maximum: 100 });
    return undefined;
  }
  return Object.fromEntries(keys.map((key) => [key, copyJson(record[key], childPath(path, key), reader, depth + 1)]));
}

interface Size {
  readonly depth: number;
  readonly nodes: number;
}

/** Refuses cycles of named conditions, and trees too deep or too large once citations are put in place. Each name is measured once. */
function checkExpansion(ruleSet: RuleSet, reader: ConditionReader): void {
  const measured = new Map<string, Size | null>();
  const open = new Set<string>();
  const largest = (sizes: readonly Size[]): Size => sizes.reduce((sum, size) => ({ depth: Math.max(sum.depth, size.depth), nodes: sum.nodes + size.nodes }), { depth: 0, nodes: 0 });
  const within = (inner: Size): Size => ({ depth: inner.depth + 1, nodes: Math.min(inner.nodes + 1, Number.MAX_SAFE_INTEGER) });
  const sizeOfNamed = (name: string, path: string): Size | null => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) return reader.refuse(path, 'cyclicConditions', { condition: name });
    const condition = ruleSet.conditions[name];
    if (!condition) return null;
    open.add(name);
    const size = sizeOf(condition, childPath('conditions', name));
    open.delete(name);
    measured.set(name, size);
    return size;
  };
  const sizeOf = (condition: Condition, path: string): Size | null => {
    if ('condition' in condition) {
      const size = sizeOfNamed(condition.condition, childPath(path, 'condition'));
      return size && within(size);
    }
    if ('not' in condition) {
      const size = sizeOf(condition.not, childPath(path, 'not'));
      return size && within(size);
    }
    if ('fact' in condition) return { depth: 1, nodes: 1 };
    const [kind, children] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
    const sizes = children.map((child, index) => sizeOf(child, `${childPath(path, kind)}/${index}`));
    return sizes.some((size) => size === null) ? null : within(largest(sizes as Size[]));
  };
  for (const name of Object.keys(ruleSet.conditions)) sizeOfNamed(name, childPath('conditions', name));
  let total = 0;
  const rules = [...ruleSet.rating.rules.map((rule, index) => ({ rule, path: `rating/rules/${index}` })), ...ruleSet.escalation.map((rule, index) => ({ rule, path: `escalation/${index}` }))];
  for (const { rule, path } of rules) {
    const size = sizeOf(rule.conditions, `${path}/conditions`);
    if (!size) continue;
    total += size.nodes;
    if (size.depth > DEEPEST) reader.refuse(`${path}/conditions`, 'tooDeep', { maximum: DEEPEST });
  }
  for (const [name, size] of measured) if (size && size.depth > DEEPEST) reader.refuse(childPath('conditions', name), 'tooDeep', { maximum: DEEPEST });
  if (total > MOST_EXPANDED_NODES) reader.refuse('', 'tooManyNodes', { maximum: MOST_EXPANDED_NODES });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
