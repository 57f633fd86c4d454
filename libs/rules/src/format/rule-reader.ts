// Reads named conditions and lists of rules from untrusted JSON: the parts that a stored rule set and a rule file share.
import type { Localised } from '@waymark/domain';
import { childPath, type ConditionReader, type JsonRecord } from './condition-reader.ts';
import type { Condition, Rule, RuleEvent } from './rule-set.ts';
import { LONGEST_TEXT } from './value-check.ts';

const MOST_RULES = 200;
const MOST_NAMED = 200;
const CODE = /^[a-z][a-zA-Z0-9-]{0,31}$/;

/** How the rules of a list are written. A file calls a rule's id `id` and its events as it likes. */
export type RuleStyle = 'rating' | 'escalation' | 'file';

export function localised(value: unknown, path: string, reader: ConditionReader): Localised | null {
  const record = reader.record(value, path);
  if (!record) return null;
  reader.onlyKeys(record, ['en', 'cy'], path);
  const en = reader.text(record.en, childPath(path, 'en'));
  const cy = reader.text(record.cy, childPath(path, 'cy'));
  return en !== null && cy !== null ? { en, cy } : null;
}

export function code(value: unknown, path: string, reader: ConditionReader): string | null {
  return typeof value === 'string' && CODE.test(value) ? value : reader.refuse(path, 'ratingCodeExpected');
}

/** The names that citations may use, before their conditions are read. */
export function namesOf(json: unknown): ReadonlySet<string> {
  const named = typeof json === 'object' && json !== null ? (json as JsonRecord).conditions : undefined;
  return new Set(typeof named === 'object' && named !== null && !Array.isArray(named) ? Object.keys(named) : []);
}

export function namedConditions(value: unknown, reader: ConditionReader): Record<string, Condition> {
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

export function ruleList(value: unknown, path: string, style: RuleStyle, reader: ConditionReader): Rule[] {
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
    const rule = readRule(item, at, style, reader);
    if (!rule) return [];
    if (names.has(rule.name)) reader.refuse(childPath(at, idKey(style)), 'repeatedName', { name: rule.name });
    names.add(rule.name);
    return [rule];
  });
}

const idKey = (style: RuleStyle): 'id' | 'name' => (style === 'file' ? 'id' : 'name');

function readRule(value: unknown, path: string, style: RuleStyle, reader: ConditionReader): Rule | null {
  const record = reader.record(value, path);
  if (!record) return null;
  const key = idKey(style);
  reader.onlyKeys(record, [key, ...(style === 'file' ? ['name'] : []), 'description', 'priority', 'conditions', 'event'], path);
  const name = ruleId(record[key], childPath(path, key), reader);
  const priority = record.priority;
  if (priority !== undefined && !(typeof priority === 'number' && Number.isInteger(priority) && priority > 0 && priority < 1e9)) {
    reader.refuse(childPath(path, 'priority'), 'wholePriorityExpected');
  }
  const conditions = reader.root(record.conditions, childPath(path, 'conditions'));
  const event = readEvent(record.event, childPath(path, 'event'), style, reader);
  const description = record.description === undefined ? null : reader.text(record.description, childPath(path, 'description'));
  if (name === null || !conditions || !event) return null;
  return { name, ...(description === null ? {} : { description }), ...(typeof priority === 'number' ? { priority } : {}), conditions, event };
}

/** Decisions join ids line by line, so an id is one line. */
function ruleId(value: unknown, path: string, reader: ConditionReader): string | null {
  const id = reader.text(value, path);
  return id !== null && /[\n\r]/.test(id) ? reader.refuse(path, 'oneLineExpected') : id;
}

function readEvent(value: unknown, path: string, style: RuleStyle, reader: ConditionReader): RuleEvent | null {
  const record = reader.record(value, path);
  if (!record) return null;
  reader.onlyKeys(record, ['type', 'params'], path);
  const type = reader.text(record.type, childPath(path, 'type'));
  const paramsPath = childPath(path, 'params');
  const params = copyJson(record.params ?? {}, paramsPath, reader);
  const kept = params === undefined ? null : reader.record(params, paramsPath);
  if (type === null || !kept) return null;
  if (style === 'file') return fileEvent(type, kept, paramsPath, reader);
  const rating = style === 'rating';
  if ((type === 'rating') !== rating) return reader.refuse(childPath(path, 'type'), 'eventTypeNotForList', { type: type.slice(0, 100) });
  if (!rating) return { type, params: kept };
  const outcome = code(kept.rating, childPath(paramsPath, 'rating'), reader);
  const label = localised(kept.label, childPath(paramsPath, 'label'), reader);
  return outcome !== null && label ? { type, params: { ...kept, rating: outcome, label } } : null;
}

/** A file's event may carry anything; a rating and a label in it mean what they mean in a stored rule set. */
function fileEvent(type: string, params: JsonRecord, path: string, reader: ConditionReader): RuleEvent | null {
  if (params.rating !== undefined && reader.text(params.rating, childPath(path, 'rating')) === null) return null;
  const { label, ...others } = params;
  if (label === undefined) return { type, params: others };
  const written = typeof label === 'string' ? { en: label, cy: label } : localised(label, childPath(path, 'label'), reader);
  return written && { type, params: { ...others, label: written } };
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
  return Object.fromEntries(keys.map((key) => [key, copyJson(record[key], childPath(path, key.slice(0, 100)), reader, depth + 1)]));
}
