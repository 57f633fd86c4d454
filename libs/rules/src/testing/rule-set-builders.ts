// Short ways to write rule sets in tests, over a small catalogue that has one of everything.
import { englandAndWales } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { compile } from '../engine/compile.ts';
import type { Compiled } from '../engine/compiled.ts';
import { parse } from '../format/parse-rule-set.ts';
import type { Condition, ConditionValue, Operator, Rule, RuleSet } from '../format/rule-set.ts';

const label = (text: string): { en: string; cy: string } => ({ en: text, cy: text });

export const smallCatalogue: Catalogue = {
  version: 'small.1',
  facts: [
    { id: 'status', type: 'string', label: label('status'), values: ['new', 'open', 'done'] },
    { id: 'note', type: 'string', label: label('note') },
    { id: 'urgent', type: 'boolean', label: label('urgent') },
    { id: 'count', type: 'number', label: label('count'), unit: 'items', minimum: 0 },
    { id: 'target', type: 'number', label: label('target'), unit: 'items', minimum: 0 },
    { id: 'share', type: 'number', label: label('share'), unit: 'percent', minimum: 0, maximum: 100 },
    { id: 'tags', type: 'list', label: label('tags') },
    { id: 'due', type: 'date', label: label('due') },
    { id: 'touched', type: 'date', label: label('touched') },
    { id: 'daysLeft', type: 'number', label: label('days left'), unit: 'days', derive: { kind: 'daysUntil', from: 'due' } },
    { id: 'daysLate', type: 'number', label: label('days late'), unit: 'days', minimum: 0, derive: { kind: 'daysOverdue', from: 'due' } },
    { id: 'workingDaysLate', type: 'number', label: label('working days late'), unit: 'workingDays', minimum: 0, derive: { kind: 'workingDaysOverdue', from: 'due' } },
    { id: 'waited', type: 'number', label: label('days waited'), unit: 'days', moves: 'up' },
    { id: 'remaining', type: 'number', label: label('days remaining'), unit: 'days', moves: 'down' },
    { id: 'workingDaysWaited', type: 'number', label: label('working days waited'), unit: 'workingDays', moves: 'up' },
    { id: 'daysIdle', type: 'number', label: label('days idle'), unit: 'days', derive: { kind: 'daysSince', from: 'touched' } },
  ],
};

export const leaf = (fact: string, operator: Operator, value: ConditionValue): Condition => ({ fact, operator, value });

export function rule(name: string, rating: string, conditions: Condition, priority?: number): Rule {
  return { name, ...(priority === undefined ? {} : { priority }), conditions, event: { type: 'rating', params: { rating, label: label(name) } } };
}

export function ruleSet(rules: readonly Rule[], conditions: Record<string, Condition> = {}, fallback = 'grey'): RuleSet {
  return { name: label('test'), catalogueVersion: smallCatalogue.version, conditions, rating: { rules, default: fallback }, escalation: [], tests: [] };
}

/** Through `parse`, as every rule set goes; its issues are the error when there are any. */
export function parsedRuleSet(json: RuleSet): RuleSet {
  const parsed = parse(JSON.parse(JSON.stringify(json)), smallCatalogue);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.ruleSet;
}

export function compiled(rules: readonly Rule[], conditions: Record<string, Condition> = {}, fallback = 'grey', logic: 'kleene' | 'jre' = 'kleene'): Compiled {
  return compile(parsedRuleSet(ruleSet(rules, conditions, fallback)), smallCatalogue, { calendar: englandAndWales, logic });
}

/** The same rules as ones that collect. */
export function collecting(rules: readonly Rule[], conditions: Record<string, Condition> = {}): Compiled {
  const escalation = rules.map((one) => ({ ...one, event: { type: 'escalate', params: {} } }));
  return compile(parsedRuleSet({ ...ruleSet([], conditions), escalation }), smallCatalogue, { calendar: englandAndWales });
}
