// What the order of rating rules does: rules that others hide, and rules that would say otherwise if they were asked first.
import type { LintFinding } from './lint-finding.ts';
import { notSettled, shown, type ListedRule } from './listed-rule.ts';
import type { Answer, Example, Reasoner } from './reasoner.ts';
import { IS_TRUE, NOT_TRUE, type Goal } from './search.ts';
import type { TrueRules, TruthFindings } from './truth-findings.ts';

/** Of each severity: more of them nobody reads, and a blocking one is enough to block. */
const MOST_OVERLAPS = 100;

const isTrue = ({ formula }: ListedRule): Goal => ({ formula, wanted: IS_TRUE });
const isNotTrue = ({ formula }: ListedRule): Goal => ({ formula, wanted: NOT_TRUE });

export function orderFindings(rules: readonly ListedRule[], truths: TruthFindings, reasoner: Reasoner, trueRules: TrueRules): LintFinding[] {
  const { findings, hidden } = unreachable(rules, truths, reasoner, trueRules);
  const asked = rules.filter((rule) => truths.examples.has(rule) && !hidden.has(rule));
  return [...findings, ...overlaps(asked, truths.alwaysTrue, reasoner, trueRules)];
}

function unreachable(rules: readonly ListedRule[], { examples }: TruthFindings, reasoner: Reasoner, trueRules: TrueRules): { findings: LintFinding[]; hidden: Set<ListedRule> } {
  const findings: LintFinding[] = [];
  const hidden = new Set<ListedRule>();
  for (const [place, rule] of rules.entries()) {
    const example = examples.get(rule);
    if (!example || trueRules(example)[0] === rule.id) continue; // its own example shows that it is reached
    const earlier = rules.slice(0, place).filter((other) => reasoner.mayMeet(other.formula, rule.formula));
    const reached = reasoner.ask([isTrue(rule), ...earlier.map(isNotTrue)]);
    if (reached === 'notSettled') findings.push(notSettled(rule, 'unreachable'));
    if (reached !== 'impossible') continue;
    hidden.add(rule);
    const hiding = fewestHiding(rule, earlier, reasoner).map(({ id }) => id);
    findings.push(shown({ code: 'unreachable', severity: 'blocking', rules: [rule.id, ...hiding], path: rule.path }, example));
  }
  return { findings, hidden };
}

/** Rules without any one of which the rule would be reached: the others are left out one by one while it stays hidden. */
function fewestHiding(rule: ListedRule, earlier: readonly ListedRule[], reasoner: Reasoner): readonly ListedRule[] {
  let needed = earlier;
  for (const candidate of [...earlier].reverse()) {
    const others = needed.filter((other) => other !== candidate);
    if (reasoner.ask([isTrue(rule), ...others.map(isNotTrue)]) === 'impossible') needed = others;
  }
  return needed;
}

function overlaps(rules: readonly ListedRule[], alwaysTrue: ReadonlySet<ListedRule>, reasoner: Reasoner, trueRules: TrueRules): LintFinding[] {
  const findings: LintFinding[] = [];
  const found = { blocking: 0, advice: 0 };
  for (const [place, winner] of rules.entries()) {
    let open = false;
    for (const loser of rules.slice(place + 1)) {
      const equal = winner.priority === loser.priority;
      const severity = equal ? 'blocking' : 'advice';
      // A catch-all is true together with every rule, which is what it is for.
      if (winner.outcome === loser.outcome || found[severity] > MOST_OVERLAPS || (!equal && (alwaysTrue.has(winner) || alwaysTrue.has(loser)))) continue;
      const answer = together(winner, loser, rules.slice(0, place), reasoner, trueRules);
      if (answer === 'notSettled') open = true;
      if (typeof answer === 'string') continue;
      found[severity] += 1;
      const parameters = { outcomes: `${winner.outcome}, ${loser.outcome}` };
      if (found[severity] <= MOST_OVERLAPS) findings.push(shown({ code: 'overlap', severity, rules: [winner.id, loser.id], path: loser.path }, answer, parameters));
    }
    if (open) findings.push(notSettled(winner, 'overlap'));
  }
  if (Math.max(found.blocking, found.advice) > MOST_OVERLAPS) findings.push({ code: 'moreOverlaps', severity: 'advice', rules: [], path: '', facts: null, parameters: { listed: MOST_OVERLAPS } });
  return findings;
}

/** Facts on which the one decides though the other says otherwise; where a rule before both decides, their order does not matter. */
function together(winner: ListedRule, loser: ListedRule, earlier: readonly ListedRule[], reasoner: Reasoner, trueRules: TrueRules): Answer {
  if (!reasoner.mayMeet(winner.formula, loser.formula)) return 'impossible';
  const shows = (example: Example): boolean => {
    const ids = trueRules(example);
    return ids[0] === winner.id && ids.includes(loser.id);
  };
  const plain = reasoner.ask([isTrue(winner), isTrue(loser)]);
  if (typeof plain === 'string' || shows(plain)) return plain;
  const others = earlier.filter((other) => reasoner.mayMeet(other.formula, winner.formula) && reasoner.mayMeet(other.formula, loser.formula));
  const careful = reasoner.ask([isTrue(winner), isTrue(loser), ...others.map(isNotTrue)]);
  return typeof careful === 'string' || shows(careful) ? careful : 'notSettled';
}
