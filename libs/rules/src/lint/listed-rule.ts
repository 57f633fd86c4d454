// A rule of a list as the checks see it.
import type { Slot } from '../engine/fact-slots.ts';
import { inPriorityOrder, outcomeOf } from '../format/rule-order.ts';
import type { Rule } from '../format/rule-set.ts';
import type { Formula } from './formula.ts';
import type { LintFinding } from './lint-finding.ts';
import type { Example, Reasoner } from './reasoner.ts';

export interface ListedRule {
  readonly id: string;
  readonly outcome: string;
  readonly priority: number;
  readonly formula: Formula;
  /** Of its conditions. */
  readonly path: string;
}

/** In the order in which they are asked; paths follow the order in which they are written. */
export function listedRules(rules: readonly Rule[], path: string, reasoner: Reasoner): ListedRule[] {
  return inPriorityOrder(rules).map((rule) => ({
    id: rule.name,
    outcome: outcomeOf(rule),
    priority: rule.priority ?? 1,
    formula: reasoner.reader.formula(rule.conditions),
    path: `${path}/${rules.indexOf(rule)}/conditions`,
  }));
}

/** The facts that any of the rules reads. */
export function inputsOf(rules: readonly ListedRule[], reasoner: Reasoner): Set<Slot> {
  return new Set(rules.flatMap(({ formula }) => [...reasoner.reader.inputsOf(formula)]));
}

/** A finding with the facts that show it. */
export function shown(finding: Omit<LintFinding, 'facts' | 'parameters'>, example: Example, parameters: LintFinding['parameters'] = {}): LintFinding {
  return { ...finding, facts: example.facts, parameters: { ...parameters, on: example.on } };
}

/** `looking`: what the search was for when it became too long. */
export function notSettled({ id, path }: ListedRule, looking: string): LintFinding {
  return { code: 'notSettled', severity: 'advice', rules: [id], path, facts: null, parameters: { looking } };
}
