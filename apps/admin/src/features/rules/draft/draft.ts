// A draft of a rule set while it is edited: every change is an action, and a pure function makes the next state of it.
import type { Condition, Rule, RuleSet, RuleTest } from '@waymark/rules';
import type { Localised } from '../../../i18n/languages.ts';
import { followThreshold } from './label-numbers.ts';
import { valueAt, withValueAt, type Path } from './path.ts';

export type DraftAction =
  | { type: 'move'; index: number; by: -1 | 1 }
  | { type: 'add'; rating: string; label: Localised; conditions: Condition }
  | { type: 'remove'; index: number }
  | { type: 'relabel'; index: number; label: Localised }
  | { type: 'rate'; index: number; rating: string }
  | { type: 'setDefault'; rating: string }
  | { type: 'setName'; name: Localised }
  | { type: 'setConditions'; index: number; conditions: Condition }
  | { type: 'setNamed'; name: string; condition: Condition }
  | { type: 'setThreshold'; path: Path; value: number | string }
  | { type: 'setTests'; tests: readonly RuleTest[] }
  | { type: 'replace'; document: RuleSet };

/** The parts of a rule set that the pages touch, or null when the JSON is not even shaped like one. Faults inside are for `parse`. */
export function asDocument(json: unknown): RuleSet | null {
  const record = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!record(json) || !record(json['rating']) || !record(json['name'])) return null;
  const { rating, conditions = {}, escalation = [], tests = [] } = json;
  if (!Array.isArray(rating['rules']) || !record(conditions) || !Array.isArray(escalation) || !Array.isArray(tests)) return null;
  const rules = rating['rules'] as unknown[];
  const whole = rules.every((rule) => record(rule) && record(rule['conditions']) && record(rule['event']) && record(rule['event']['params']));
  return whole ? ordered({ ...json, conditions, escalation, tests } as unknown as RuleSet) : null;
}

/** Rules in the order in which they are asked; their priorities stay until one of them moves. */
function ordered(document: RuleSet): RuleSet {
  const rules = [...document.rating.rules].sort((a, b) => (b.priority ?? 1) - (a.priority ?? 1));
  return { ...document, rating: { ...document.rating, rules } };
}

/** In tens, the first highest, as the supplied rule sets have them. */
function inNewOrder(document: RuleSet, rules: readonly Rule[]): RuleSet {
  const numbered = rules.map((rule, index) => ({ ...rule, priority: (rules.length - index) * 10 }));
  return { ...document, rating: { ...document.rating, rules: numbered } };
}

function withRule(document: RuleSet, index: number, change: (rule: Rule) => Rule): RuleSet {
  const rules = document.rating.rules.map((rule, place) => (place === index ? change(rule) : rule));
  return { ...document, rating: { ...document.rating, rules } };
}

function withParams(document: RuleSet, index: number, params: Readonly<Record<string, unknown>>): RuleSet {
  return withRule(document, index, (rule) => ({ ...rule, event: { ...rule.event, params: { ...rule.event.params, ...params } } }));
}

/** An id of words, unlike those of the other rules; decisions name rules by it. */
export function newRuleId(label: Localised, rules: readonly Rule[]): string {
  const words = label.en.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '') || 'rule';
  const taken = new Set(rules.map(({ name }) => name));
  if (!taken.has(words)) return words;
  for (let number = 2; ; number += 1) if (!taken.has(`${words}-${number}`)) return `${words}-${number}`;
}

/** Actions on what is not there change nothing. */
export function changeDraft(document: RuleSet, action: DraftAction): RuleSet {
  const { rules } = document.rating;
  switch (action.type) {
    case 'move': {
      const rule = rules[action.index];
      const other = rules[action.index + action.by];
      if (!rule || !other) return document;
      return inNewOrder(document, rules.map((one, place) => (place === action.index ? other : place === action.index + action.by ? rule : one)));
    }
    case 'add': {
      const { rating, label, conditions } = action;
      return inNewOrder(document, [...rules, { name: newRuleId(label, rules), conditions, event: { type: 'rating', params: { rating, label } } }]);
    }
    case 'remove':
      return { ...document, rating: { ...document.rating, rules: rules.filter((_, place) => place !== action.index) } };
    case 'relabel':
      return withParams(document, action.index, { label: action.label });
    case 'rate':
      return withParams(document, action.index, { rating: action.rating });
    case 'setDefault':
      return { ...document, rating: { ...document.rating, default: action.rating } };
    case 'setName':
      return { ...document, name: action.name };
    case 'setConditions':
      return withRule(document, action.index, (rule) => ({ ...rule, conditions: action.conditions }));
    case 'setNamed':
      return { ...document, conditions: { ...document.conditions, [action.name]: action.condition } };
    case 'setThreshold':
      return withThreshold(document, action.path, action.value);
    case 'setTests':
      return { ...document, tests: action.tests };
    case 'replace':
      return action.document;
  }
}

function withThreshold(document: RuleSet, path: Path, value: number | string): RuleSet {
  const before = valueAt(document, path);
  return before === undefined || before === value ? document : followThreshold(withValueAt(document, path, value), path, before, value);
}
