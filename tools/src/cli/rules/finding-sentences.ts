/** What lint found, in one sentence each: what is wrong, and what to do about it. */
import type { LintCode, LintFinding } from '@waymark/rules';

const quoted = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(' and ');

const sentences: Readonly<Record<LintCode, (finding: LintFinding) => string>> = {
  contradictory: ({ rules, path }) => `${rules.length > 0 ? `In ${quoted(rules)}, ` : ''}${path} can never be true; correct or remove it.`,
  unreachable: ({ rules: [rule = '', ...others] }) => `Rule '${rule}' never decides: whenever it is true, ${quoted(others)} is asked first; move it up or remove it.`,
  alwaysTrue: ({ rules, path }) => `${rules.length > 0 ? `Rule ${quoted(rules)}` : path} is true whatever the known facts are, so no rule after it decides.`,
  overlap: ({ rules, severity }) =>
    severity === 'blocking'
      ? `${quoted(rules)} can be true together, say different things and have equal priority; give them different priorities.`
      : `${quoted(rules)} can be true together; the first decides by its priority.`,
  gap: ({ severity }) => (severity === 'blocking' ? 'No rule is true for these facts and there is no default; add a rule or a default.' : 'No rule is true for these facts, so the default decides.'),
  gapUnknown: ({ parameters }) => `While ${parameters.facts ?? 'a fact'} is not known, no rule is true and the default decides.`,
  redundantCondition: ({ path }) => `${path} changes nothing where it stands; remove it.`,
  unusedCondition: ({ path }) => `Nothing cites ${path}; remove it or cite it.`,
  notSettled: ({ rules, path }) => `${rules.length > 0 ? quoted(rules) : path} has more combinations of facts than were searched, so nothing is claimed about it; simplify it.`,
  moreOverlaps: () => 'There may be more overlaps than are listed.',
};

export function findingSentence(finding: LintFinding): string {
  return sentences[finding.code](finding);
}
