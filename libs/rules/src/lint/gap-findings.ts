// Facts on which no rating rule is true, so that the default decides, or nothing does.
import { type Slot } from '../engine/fact-slots.ts';
import type { LintFinding } from './lint-finding.ts';
import { inputsOf, shown, type ListedRule } from './listed-rule.ts';
import type { Example, Reasoner } from './reasoner.ts';
import { IS_UNKNOWN, NOT_TRUE, type Goal } from './search.ts';
import type { TrueRules } from './truth-findings.ts';

/** `path`: of the list of rules. `fallback`: '' when there is no default. */
export function gapFindings(rules: readonly ListedRule[], fallback: string, path: string, reasoner: Reasoner, trueRules: TrueRules): LintFinding[] {
  if (rules.length === 0) return [];
  const naming = inputsOf(rules, reasoner);
  const noneTrue = rules.map(({ formula }): Goal => ({ formula, wanted: NOT_TRUE }));
  const outcome = { outcome: fallback === '' ? null : fallback };
  const findings: LintFinding[] = [];
  const gap = reasoner.ask(noneTrue, { known: true, naming });
  if (gap === 'notSettled' || (gap !== 'impossible' && trueRules(gap).length > 0)) {
    findings.push({ code: 'notSettled', severity: 'advice', rules: [], path, facts: null, parameters: { looking: 'gap' } });
  } else if (gap !== 'impossible') findings.push(shown({ code: 'gap', severity: fallback === '' ? 'blocking' : 'advice', rules: [], path }, gap, outcome));
  const unknown = [...naming].flatMap((missing) => {
    const example = decidesByMissing(missing, rules, noneTrue, naming, reasoner, trueRules);
    return example ? [{ fact: missing.definition.id, example }] : [];
  });
  const [first] = unknown;
  if (first) findings.push(shown({ code: 'gapUnknown', severity: 'advice', rules: [], path }, first.example, { ...outcome, facts: unknown.map(({ fact }) => fact).join(', ') }));
  return findings;
}

/** Facts that lack only this one, on which no rule is true though one would be if it were known. */
function decidesByMissing(missing: Slot, rules: readonly ListedRule[], noneTrue: readonly Goal[], naming: ReadonlySet<Slot>, reasoner: Reasoner, trueRules: TrueRules): Example | null {
  const matters = ({ facts, on }: Example): boolean => trueRules({ facts, on }).length === 0 && reasoner.valuesOf(missing, on).some((value) => trueRules({ facts: { ...facts, [missing.definition.id]: value }, on }).length > 0);
  const any = reasoner.ask(noneTrue, { missing, naming });
  if (typeof any === 'string') return null;
  if (matters(any)) return any;
  for (const [place, rule] of rules.entries()) {
    if (!reasoner.reader.inputsOf(rule.formula).has(missing)) continue;
    const undecided = reasoner.ask(noneTrue.with(place, { formula: rule.formula, wanted: IS_UNKNOWN }), { missing, naming });
    if (typeof undecided !== 'string' && matters(undecided)) return undecided;
  }
  return null;
}
