// Rules that can never be true, and rules that always are: the checks that rating and escalation rules share.
import type { LintFinding } from './lint-finding.ts';
import { notSettled, shown, type ListedRule } from './listed-rule.ts';
import type { Example, Reasoner } from './reasoner.ts';
import { IS_TRUE, NOT_TRUE } from './search.ts';

/** Ids of the rules that the compiled engine finds true, in the order in which they are asked. */
export type TrueRules = (example: Example) => readonly string[];

export interface TruthFindings {
  readonly findings: readonly LintFinding[];
  readonly contradictory: ReadonlySet<ListedRule>;
  readonly alwaysTrue: ReadonlySet<ListedRule>;
  /** Facts for which each of the other rules is true. */
  readonly examples: ReadonlyMap<ListedRule, Example>;
}

export function truthFindings(rules: readonly ListedRule[], hitPolicy: 'first' | 'collect', reasoner: Reasoner, trueRules: TrueRules): TruthFindings {
  const findings: LintFinding[] = [];
  const contradictory = new Set<ListedRule>();
  const alwaysTrue = new Set<ListedRule>();
  const examples = new Map<ListedRule, Example>();
  for (const rule of rules) {
    const answer = reasoner.ask([{ formula: rule.formula, wanted: IS_TRUE }]);
    if (answer === 'impossible') {
      contradictory.add(rule);
      findings.push({ code: 'contradictory', severity: 'blocking', rules: [rule.id], path: rule.path, facts: null, parameters: {} });
    } else if (answer === 'notSettled' || !trueRules(answer).includes(rule.id)) findings.push(notSettled(rule, 'contradictory'));
    else examples.set(rule, answer);
  }
  for (const [place, rule] of rules.entries()) {
    if (!examples.has(rule)) continue;
    const otherwise = reasoner.ask([{ formula: rule.formula, wanted: NOT_TRUE }], { known: true });
    if (otherwise === 'notSettled') findings.push(notSettled(rule, 'alwaysTrue'));
    if (otherwise !== 'impossible') continue;
    const example = reasoner.ask([{ formula: rule.formula, wanted: IS_TRUE }], { known: true });
    if (typeof example === 'string' || !trueRules(example).includes(rule.id)) continue;
    alwaysTrue.add(rule);
    const hidden = hitPolicy === 'first' ? rules.slice(place + 1).filter((later) => !contradictory.has(later)).flatMap((later) => hiddenBy(rule, later, reasoner, trueRules)) : [];
    // At the end of a list it is a deliberate catch-all; before rules that need no fact to be missing it hides them.
    const severity = hidden.length > 0 ? 'blocking' : 'advice';
    findings.push(shown({ code: 'alwaysTrue', severity, rules: [rule.id, ...hidden.map(({ id }) => id)], path: rule.path }, hidden[0]?.example ?? example));
  }
  return { findings, contradictory, alwaysTrue, examples };
}

/** Facts, all known, on which a rule that is always true goes before another that is true. */
function hiddenBy(rule: ListedRule, later: ListedRule, reasoner: Reasoner, trueRules: TrueRules): { id: string; example: Example }[] {
  const example = reasoner.ask([rule, later].map(({ formula }) => ({ formula, wanted: IS_TRUE })), { known: true });
  return typeof example !== 'string' && trueRules(example).includes(later.id) ? [{ id: later.id, example }] : [];
}
