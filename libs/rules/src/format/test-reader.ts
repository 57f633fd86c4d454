// Reads the cases over time that are stored with a rule set.
import { isIsoDate } from '@waymark/domain';
import { childPath, type ConditionReader, type JsonRecord } from './condition-reader.ts';
import { shown } from './plain-json.ts';
import { outcomeOf } from './rule-order.ts';
import type { Facts, FactValue, Rule, RuleTest } from './rule-set.ts';
import { LONGEST_TEXT } from './value-check.ts';

const MOST_TESTS = 200;
const MOST_STEPS = 100;
/** About ten years: a case is walked day by day. */
const LONGEST_CASE = 3_660;

/** The cases, without those that have an issue. Outcomes and rules that the rule set does not know are issues. */
export function readTests(value: unknown, rules: readonly Rule[], escalation: readonly Rule[], fallback: string, reader: ConditionReader, path = 'tests'): RuleTest[] {
  const outcomes = new Set([...rules.map(outcomeOf), fallback]);
  const names = new Set(escalation.map((rule) => rule.name));
  return list(value, path, MOST_TESTS, reader).flatMap((item, index) => {
    const at = childPath(path, index);
    const record = reader.record(item, at);
    const test = record && readTest(record, at, reader);
    if (!test) return [];
    test.expect.forEach(({ outcome }, step) => {
      if (!outcomes.has(outcome)) reader.refuse(`${at}/expect/${step}/outcome`, 'unknownOutcome', { outcome: outcome.slice(0, 100) });
    });
    test.escalations?.forEach(({ rule }, step) => {
      if (!names.has(rule)) reader.refuse(`${at}/escalations/${step}/rule`, 'unknownRule', { rule: rule.slice(0, 100) });
    });
    return [test];
  });
}

function readTest(record: JsonRecord, path: string, reader: ConditionReader): RuleTest | null {
  reader.onlyKeys(record, ['name', 'start', 'facts', 'changes', 'expect', 'escalations', 'until'], path);
  const before = reader.issues.length;
  const name = reader.text(record.name, childPath(path, 'name')) ?? '';
  const start = typeof record.start === 'string' && isIsoDate(record.start) ? record.start : reader.refuse(childPath(path, 'start'), 'notADate', { value: shown(record.start) });
  const facts = readFacts(record.facts, childPath(path, 'facts'), reader);
  const changes = steps(record.changes ?? [], childPath(path, 'changes'), 'facts', reader).map(({ day, at, item }) => ({ day, facts: readFacts(item.facts, childPath(at, 'facts'), reader) }));
  const expect = steps(record.expect ?? [], childPath(path, 'expect'), 'outcome', reader).map(({ day, at, item }) => ({ day, outcome: reader.text(item.outcome, childPath(at, 'outcome')) ?? '' }));
  const escalations = record.escalations === undefined || record.escalations === null
    ? null
    : steps(record.escalations, childPath(path, 'escalations'), 'rule', reader).map(({ day, at, item }) => ({ day, rule: reader.text(item.rule, childPath(at, 'rule')) ?? '' }));
  const last = Math.max(0, ...[...changes, ...expect, ...(escalations ?? [])].map(({ day }) => day));
  const until = record.until === undefined ? last : dayNumber(record.until, childPath(path, 'until'), reader);
  if (until !== null && until < last) reader.refuse(childPath(path, 'until'), 'untilBeforeLastDay', { last });
  if (expect.length === 0 && escalations === null) reader.refuse(path, 'nothingExpected');
  if (reader.issues.length > before || start === null || until === null) return null;
  return { name, start, facts, changes, expect, escalations, until };
}

interface Step {
  readonly day: number;
  readonly at: string;
  readonly item: JsonRecord;
}

/** Entries `{ day, <key> }` in the order of their days. */
function steps(value: unknown, path: string, key: string, reader: ConditionReader): Step[] {
  let previous = -1;
  return list(value, path, MOST_STEPS, reader).flatMap((entry, index) => {
    const at = childPath(path, index);
    const item = reader.record(entry, at);
    if (!item) return [];
    reader.onlyKeys(item, ['day', key], at);
    const day = dayNumber(item.day, childPath(at, 'day'), reader);
    if (day === null) return [];
    if (day < previous || (day === previous && key !== 'rule')) reader.refuse(childPath(at, 'day'), 'daysNotInOrder');
    previous = day;
    return [{ day, at, item }];
  });
}

function dayNumber(value: unknown, path: string, reader: ConditionReader): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_CASE ? value : reader.refuse(path, 'dayExpected', { maximum: LONGEST_CASE });
}

function list(value: unknown, path: string, maximum: number, reader: ConditionReader): readonly unknown[] {
  if (!Array.isArray(value)) reader.refuse(path, 'listExpected', { operator: path.split('/').at(-1) ?? '' });
  else if (value.length > maximum) reader.refuse(path, 'listTooLong', { maximum });
  else return value;
  return [];
}

/** Facts of a case. A derived one may be given in place of its date. */
function readFacts(value: unknown, path: string, reader: ConditionReader): Facts {
  const record = reader.record(value, path);
  if (!record) return {};
  const facts: Record<string, FactValue> = {};
  for (const [id, given] of Object.entries(record)) {
    const at = childPath(path, id.slice(0, 100));
    const fact = reader.facts.get(id);
    if (!fact) reader.refuse(at, 'unknownFact', { fact: id.slice(0, 100) });
    else if (given === null) facts[id] = null;
    else if (!suits(given, fact.type)) reader.refuse(at, 'wrongType', { fact: id, expected: fact.type, actual: Array.isArray(given) ? 'list' : typeof given });
    else facts[id] = Array.isArray(given) ? [...(given as readonly string[])] : (given as FactValue);
  }
  return facts;
}

/** Whether a value may be given for a fact of this type. */
export function suits(value: unknown, type: string): boolean {
  if (type === 'list') return Array.isArray(value) && value.length <= MOST_STEPS && value.every((item) => ['string', 'number', 'boolean'].includes(typeof item));
  if (type === 'date') return typeof value === 'string' && isIsoDate(value);
  if (type === 'string') return typeof value === 'string' && value.length <= LONGEST_TEXT;
  return typeof value === type && (type !== 'number' || Number.isFinite(value));
}
