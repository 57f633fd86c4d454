// lint: what is wrong with a rule set before it decides anything, each finding with facts that show it.
import { type IsoDate } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { compile } from '../engine/compile.ts';
import { citingRules } from '../format/citations.ts';
import { storedPaths } from '../format/expansion.ts';
import type { RuleSet } from '../format/rule-set.ts';
import { namedFindings, spotFindings } from './condition-findings.ts';
import { gapFindings } from './gap-findings.ts';
import type { LintFinding, LintOptions } from './lint-finding.ts';
import { listedRules, type ListedRule } from './listed-rule.ts';
import { orderFindings } from './order-findings.ts';
import { Reasoner } from './reasoner.ts';
import { truthFindings, type TrueRules, type TruthFindings } from './truth-findings.ts';

const SOME_MONDAY: IsoDate = '2026-01-05';

/**
 * The findings about a rule set that `parse` or `parseRuleFile` accepted, blocking ones first. Derived facts are taken to follow from
 * their dates. Escalation rules collect, so they cannot hide each other or leave gaps. Facts of a finding have been decided by the
 * compiled engine. Throws RangeError when rule set and catalogue do not belong together.
 */
export function lint(ruleSet: RuleSet, catalogue: Catalogue, { calendar, now = SOME_MONDAY, paths = storedPaths }: LintOptions): readonly LintFinding[] {
  const engine = compile(ruleSet, catalogue, { calendar });
  const reasoner = new Reasoner(ruleSet.conditions, catalogue, calendar, now);
  const rating = listedRules(ruleSet.rating.rules, paths.rating, reasoner);
  const escalation = listedRules(ruleSet.escalation, paths.escalation, reasoner);
  for (const name of Object.keys(ruleSet.conditions)) reasoner.reader.formula({ condition: name });

  const rated: TrueRules = ({ facts, on }) => {
    const { rule, losers } = engine.decide(facts, { now: on });
    return rule ? [rule.id, ...losers.map(({ id }) => id)] : [];
  };
  const ratingTruths = truthFindings(rating, 'first', reasoner, rated);
  const escalationTruths = truthFindings(escalation, 'collect', reasoner, ({ facts, on }) => engine.collect(facts, { now: on }).fired);
  const citing = citingRules(ruleSet);
  const findings = [
    ...ratingTruths.findings,
    ...orderFindings(rating, ratingTruths, reasoner, rated),
    ...gapFindings(rating, ruleSet.rating.default, paths.rating, reasoner, rated),
    ...escalationTruths.findings,
    ...spotsOf(rating, ruleSet.rating.rules, ratingTruths, reasoner),
    ...spotsOf(escalation, ruleSet.escalation, escalationTruths, reasoner),
    ...Object.entries(ruleSet.conditions).flatMap(([name, condition]) => namedFindings(name, condition, citing.get(name) ?? [], reasoner)),
  ];
  return [...findings.filter(({ severity }) => severity === 'blocking'), ...findings.filter(({ severity }) => severity === 'advice')];
}

/** A rule that can never be true has been found as a whole. */
function spotsOf(listed: readonly ListedRule[], written: RuleSet['escalation'], { contradictory }: TruthFindings, reasoner: Reasoner): LintFinding[] {
  const conditions = new Map(written.map((rule) => [rule.name, rule.conditions]));
  return listed.flatMap((rule) => {
    const condition = conditions.get(rule.id);
    return condition && !contradictory.has(rule) ? spotFindings(condition, rule.formula, rule.path, [rule.id], reasoner) : [];
  });
}
