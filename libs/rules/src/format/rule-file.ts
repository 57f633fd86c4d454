// A rule file: one list of rules with the facts it reads, usable without a server. Read into a rule set with a catalogue of its own.
import type { Localised } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { serviceCatalogue } from '../catalogue/service-catalogue.ts';
import type { Catalogue, FactDefinition, FactType } from '../catalogue/fact-catalogue.ts';
import { childPath, ConditionReader, type JsonRecord } from './condition-reader.ts';
import { checkExpansion, storedPaths, type RulePaths } from './expansion.ts';
import type { RuleIssue } from './issue-code.ts';
import { deepFreeze, parseCopy, tooLarge } from './parse-rule-set.ts';
import { plainJson } from './plain-json.ts';
import { localised, namedConditions, namesOf, ruleList } from './rule-reader.ts';
import type { RuleSet } from './rule-set.ts';
import { readTests } from './test-reader.ts';
import { LONGEST_LIST } from './value-check.ts';

export type HitPolicy = 'first' | 'collect';

/** `hitPolicy` says which list of the rule set the file's rules are in: rating for first, escalation for collect. */
export interface RuleFile {
  readonly subject: string;
  readonly hitPolicy: HitPolicy;
  readonly catalogue: Catalogue;
  readonly ruleSet: RuleSet;
  /** Where the rules stood in the JSON, for findings that name their spot. */
  readonly paths: RulePaths;
}

export type ParsedFile = ({ readonly ok: true } & RuleFile) | { readonly ok: false; readonly issues: readonly RuleIssue[] };

const TYPES: readonly FactType[] = ['number', 'string', 'boolean', 'date', 'list'];
const MOST_FACTS = 500;
/** Catalogues that serve a file which names no facts. */
const builtIn: Readonly<Record<string, Catalogue>> = { action: actionCatalogue, service: serviceCatalogue };
const filePaths: RulePaths = { rating: 'rules', escalation: 'rules' };
const noCatalogue: Catalogue = { version: 'file', facts: [] };

/**
 * Reads `{ subject, facts?, conditions?, rules, hitPolicy?, default?, tests? }`; `facts` is `{ name: { type, unit?, moves? } }` and may
 * be left out when the subject has a built-in catalogue. A stored rule set (with `rating`) is read as what it is.
 */
export function parseRuleFile(json: unknown): ParsedFile {
  const copied = plainJson(json);
  return copied ? readFile(copied.json) : tooLarge();
}

function readFile(json: unknown): ParsedFile {
  if (typeof json === 'object' && json !== null && !Array.isArray(json) && 'rating' in json && !('rules' in json)) {
    const parsed = parseCopy(json, actionCatalogue);
    return parsed.ok ? { ok: true, subject: 'action', hitPolicy: 'first', catalogue: actionCatalogue, ruleSet: parsed.ruleSet, paths: storedPaths } : parsed;
  }
  const facts = new ConditionReader(noCatalogue, new Set());
  const root = facts.record(json, '');
  if (!root) return { ok: false, issues: facts.issues };
  facts.onlyKeys(root, ['$schema', 'name', 'description', 'subject', 'facts', 'conditions', 'rules', 'hitPolicy', 'default', 'tests'], '');
  const subject = root.subject === undefined ? 'action' : (facts.text(root.subject, 'subject') ?? '');
  const catalogue = catalogueOf(root, subject, facts);
  const hitPolicy = hitPolicyOf(root.hitPolicy, facts);
  if (!catalogue || !hitPolicy) return { ok: false, issues: facts.issues };
  const reader = new ConditionReader(catalogue, namesOf(json));
  const ruleSet = rulesOf(root, catalogue, hitPolicy, reader);
  if (reader.issues.length === 0) checkExpansion(ruleSet, reader, filePaths);
  const issues = [...facts.issues, ...reader.issues];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, subject, hitPolicy, catalogue, ruleSet: deepFreeze(ruleSet), paths: filePaths };
}

function rulesOf(root: JsonRecord, catalogue: Catalogue, hitPolicy: HitPolicy, reader: ConditionReader): RuleSet {
  const conditions = namedConditions(root.conditions ?? {}, reader);
  const rules = ruleList(root.rules, 'rules', 'file', reader);
  const fallback = root.default === undefined || root.default === null ? '' : (fallbackOf(root.default, reader) ?? '');
  const [rating, escalation] = hitPolicy === 'first' ? [rules, []] : [[], rules];
  const tests = root.tests === undefined ? [] : readTests(root.tests, rating, escalation, fallback, reader);
  const name = labelOf(root.name, 'name', reader) ?? { en: '', cy: '' };
  return { name, catalogueVersion: catalogue.version, conditions, rating: { rules: rating, default: fallback }, escalation, tests };
}

/** The outcome when no rule is true: a text, or an event as a rule has. */
function fallbackOf(value: unknown, reader: ConditionReader): string | null {
  if (typeof value === 'string') return reader.text(value, 'default');
  const record = reader.record(value, 'default');
  if (!record) return null;
  const params = record.params === undefined ? {} : reader.record(record.params, 'default/params');
  return reader.text(params?.rating ?? record.rating ?? record.type, 'default');
}

function hitPolicyOf(value: unknown, reader: ConditionReader): HitPolicy | null {
  return value === undefined ? 'first' : value === 'first' || value === 'collect' ? value : reader.refuse('hitPolicy', 'hitPolicyExpected');
}

function catalogueOf(root: JsonRecord, subject: string, reader: ConditionReader): Catalogue | null {
  if (root.facts === undefined) return (Object.hasOwn(builtIn, subject) ? builtIn[subject] : undefined) ?? reader.refuse('facts', 'factsExpected', { subject: subject.slice(0, 100) });
  const record = reader.record(root.facts, 'facts');
  if (!record) return null;
  const entries = Object.entries(record);
  if (entries.length > MOST_FACTS) return reader.refuse('facts', 'listTooLong', { maximum: MOST_FACTS });
  const facts = entries.flatMap(([id, value]) => factOf(id, value, childPath('facts', id.slice(0, 100)), reader) ?? []);
  return { version: `file:${subject}`.slice(0, 100), facts };
}

function factOf(id: string, value: unknown, path: string, reader: ConditionReader): FactDefinition | null {
  const record = reader.record(value, path);
  if (!record) return null;
  reader.onlyKeys(record, ['type', 'unit', 'moves', 'label', 'values', 'minimum', 'maximum'], path);
  if (id.trim() === '' || id.length > 100 || id in Object.prototype) return reader.refuse(path, 'forbiddenKey', { key: id.slice(0, 100) });
  const type = TYPES.find((known) => known === record.type);
  if (!type) return reader.refuse(childPath(path, 'type'), 'factTypeExpected', { types: TYPES.join(', ') });
  const unit = record.unit === undefined ? null : reader.text(record.unit, childPath(path, 'unit'));
  const label = labelOf(record.label, childPath(path, 'label'), reader) ?? { en: id, cy: id };
  const moves = record.moves === undefined || record.moves === null || record.moves === false ? null : movesOf(id, record.moves, type, childPath(path, 'moves'), reader);
  const values = record.values === undefined ? null : valuesOf(record.values, id, type, childPath(path, 'values'), reader);
  const [minimum, maximum] = (['minimum', 'maximum'] as const).map((limit) => (record[limit] === undefined ? null : limitOf(record[limit], id, type, childPath(path, limit), reader)));
  return {
    id, type, label, ...(unit === null ? {} : { unit }), ...(moves ? { moves } : {}), ...(values ? { values } : {}),
    ...(typeof minimum === 'number' ? { minimum } : {}), ...(typeof maximum === 'number' ? { maximum } : {}),
  };
}

/** One text for both languages, or one for each. */
function labelOf(value: unknown, path: string, reader: ConditionReader): Localised | null {
  if (value === undefined) return null;
  if (typeof value !== 'string') return localised(value, path, reader);
  const text = reader.text(value, path);
  return text === null ? null : { en: text, cy: text };
}

function valuesOf(value: unknown, id: string, type: FactType, path: string, reader: ConditionReader): string[] | null {
  if (!Array.isArray(value)) return reader.refuse(path, 'listExpected', { operator: 'values' });
  if (value.length > LONGEST_LIST) return reader.refuse(path, 'listTooLong', { maximum: LONGEST_LIST });
  if (type === 'string' && value.every((item) => typeof item === 'string')) return value;
  return reader.refuse(path, 'wrongType', { fact: id, expected: 'string', actual: type === 'string' ? 'list' : type });
}

function limitOf(value: unknown, id: string, type: FactType, path: string, reader: ConditionReader): number | null {
  if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
  return reader.refuse(path, 'wrongType', { fact: id, expected: 'number', actual: type === 'number' ? typeof value : type });
}

/** "daily" counts up by one a day; a count of days until something ("daysUntilDue") counts down, and "dailyDown" says so outright. */
function movesOf(id: string, value: unknown, type: FactType, path: string, reader: ConditionReader): 'up' | 'down' | null {
  if (type === 'date' && value === 'daily') return null; // a date is compared with a day that moves; itself it stays
  if (type !== 'number' || (value !== 'daily' && value !== 'dailyDown')) return reader.refuse(path, 'movesExpected');
  return value === 'dailyDown' || /until|remaining|left$/i.test(id) ? 'down' : 'up';
}
