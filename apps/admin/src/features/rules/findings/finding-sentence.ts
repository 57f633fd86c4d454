/** What lint found, as a sentence about rules by their numbers. */
import { actionCatalogue, type Catalogue, type LintFinding, type RuleSet } from '@waymark/rules';
import { usePick } from '../../../i18n/language.ts';
import type { Rating } from '../data/rule-types.ts';
import { useReviewWords } from '../review-words.ts';
import { useRatingOf } from '../sentences/rule-list.tsx';
import { subjectOf } from '../sentences/subject.ts';

/** Place of a rule in the list; null for one that is not in it, such as an escalation rule. */
export function placeOf(document: RuleSet, id: string): number | null {
  const index = document.rating.rules.findIndex((rule) => rule.name === id);
  return index < 0 ? null : index;
}

export function useFindingSentence(document: RuleSet, ratings: readonly Rating[], catalogue: Catalogue = actionCatalogue): (finding: LintFinding) => string {
  const t = useReviewWords();
  const pick = usePick();
  const ratingOf = useRatingOf(ratings);
  const called = (id: string) => {
    const index = placeOf(document, id);
    return index === null ? `“${id}”` : t('findings.rule', { number: index + 1 });
  };
  const joined = (words: readonly string[], last: string) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`);
  return ({ code, severity, rules, path, parameters }) => {
    const [first = '', ...others] = rules;
    const rule = called(first);
    const named = path.startsWith('conditions/');
    const words = subjectOf(catalogue) === 'service' ? ('findings.ofServices.' as const) : ('findings.' as const);
    switch (code) {
      case 'contradictory':
        return t(severity === 'blocking' ? 'findings.contradictory' : 'findings.contradictoryPart', { rule: joined(rules.map(called), t('and')) });
      case 'unreachable':
        return t(others.length > 1 ? 'findings.unreachable_several' : 'findings.unreachable', { rule, others: joined(others.map(called), t('or')) });
      case 'alwaysTrue':
        return t(`${words}alwaysTrue`, { rule });
      case 'overlap': {
        const outcomes = String(parameters['outcomes'] ?? '').split(', ').map((outcome) => pick(ratingOf(outcome).label)).join(', ');
        return t(severity === 'blocking' ? `${words}overlapEqual` : `${words}overlap`, { rule, others: joined(others.map(called), t('and')), outcomes });
      }
      case 'gap':
        return t(`${words}gap`);
      case 'gapUnknown':
        return t(`${words}gapUnknown`);
      case 'redundantCondition':
        return named ? t(`${words}redundantConditionNamed`) : t(`${words}redundantCondition`, { rule });
      case 'unusedCondition':
        return t('findings.unusedCondition', { condition: String(parameters['condition'] ?? '') });
      case 'notSettled':
        return first === '' ? t('findings.notSettledWhole') : t('findings.notSettled', { rule });
      case 'moreOverlaps':
        return t('findings.moreOverlaps', { listed: Number(parameters['listed'] ?? 0) });
    }
  };
}
