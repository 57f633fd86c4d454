// Faults inside conditions: groups that can never be true, comparisons that add nothing, names that nothing cites.
import type { Condition } from '../format/rule-set.ts';
import type { Formula } from './formula.ts';
import type { LintFinding } from './lint-finding.ts';
import type { Reasoner } from './reasoner.ts';
import { IS_FALSE, IS_TRUE, NOT_FALSE, NOT_TRUE, type Goal } from './search.ts';

/** A named condition by itself. `rules`: those that cite it. */
export function namedFindings(name: string, condition: Condition, rules: readonly string[], reasoner: Reasoner): LintFinding[] {
  const path = `conditions/${name}`;
  const findings: LintFinding[] = rules.length > 0 ? [] : [{ code: 'unusedCondition', severity: 'advice', rules: [], path, facts: null, parameters: { condition: name } }];
  return [...findings, ...spotFindings(condition, reasoner.reader.formula({ condition: name }), path, rules, reasoner)];
}

/** The spots of a condition, the outermost fault first; what stands below a fault is left alone. Citations are looked at under their name. */
export function spotFindings(condition: Condition, formula: Formula, path: string, rules: readonly string[], reasoner: Reasoner): LintFinding[] {
  if ('condition' in condition) return [];
  if (reasoner.ask([{ formula, wanted: IS_TRUE }]) === 'impossible') return [{ code: 'contradictory', severity: 'advice', rules, path, facts: null, parameters: {} }];
  if ('fact' in condition) return [];
  if ('not' in condition) return formula.kind === 'not' ? spotFindings(condition.not, formula.part, `${path}/not`, rules, reasoner) : [];
  const kind = 'all' in condition ? 'all' : 'any';
  const written = 'all' in condition ? condition.all : condition.any;
  const parts = formula.kind === 'all' || formula.kind === 'any' ? formula.parts : [];
  const inner = written.flatMap((child, index) => spotFindings(child, parts[index] as Formula, `${path}/${kind}/${index}`, rules, reasoner));
  const faulty = new Set(inner.map((finding) => finding.path));
  return [...inner, ...redundant(kind, written, parts, path, rules, reasoner).filter((finding) => !faulty.has(finding.path))];
}

/** Of two comparisons that say the same the later one is redundant. */
function redundant(kind: 'all' | 'any', written: readonly Condition[], parts: readonly Formula[], path: string, rules: readonly string[], reasoner: Reasoner): LintFinding[] {
  const kept = new Set(parts.keys());
  for (let index = parts.length - 1; index >= 0 && kept.size > 1; index -= 1) {
    const part = parts[index] as Formula;
    const child = written[index] as Condition;
    const others = [...kept].filter((other) => other !== index).map((other) => parts[other] as Formula);
    if (('fact' in child || 'condition' in child) && addsNothing(kind, part, others, reasoner)) kept.delete(index);
  }
  return [...parts.keys()].filter((index) => !kept.has(index)).map((index) => ({ code: 'redundantCondition', severity: 'advice', rules, path: `${path}/${kind}/${index}`, facts: null, parameters: {} }));
}

/** Whether the group has the same truth without it: it is neither false where all others may be true, nor unknown where they are. */
function addsNothing(kind: 'all' | 'any', part: Formula, others: readonly Formula[], reasoner: Reasoner): boolean {
  const inputs = reasoner.reader.inputsOf(part);
  // A comparison that shares no fact with the others cannot follow from them.
  if (!others.some((other) => [...reasoner.reader.inputsOf(other)].some((slot) => inputs.has(slot)))) return false;
  const [whole, short, most, least] = kind === 'all' ? [IS_TRUE, NOT_TRUE, NOT_FALSE, IS_FALSE] : [IS_FALSE, NOT_FALSE, NOT_TRUE, IS_TRUE];
  const never = (wanted: number, ofOthers: number): boolean => reasoner.ask([{ formula: part, wanted }, ...others.map((formula): Goal => ({ formula, wanted: ofOthers }))]) === 'impossible';
  return never(short, whole) && never(least, most);
}
