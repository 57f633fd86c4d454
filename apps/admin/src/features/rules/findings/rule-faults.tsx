/** Faults where they are: those of one rule in its card, the others above the rules. */
import type { Issue } from '@waymark/domain';
import type { RuleSet } from '@waymark/rules';
import { useLanguage } from '../../../i18n/language.ts';
import { useUiWords } from '../../../ui/ui-words.ts';
import { citedNames } from '../sentences/thresholds.ts';
import { faultSentence } from './fault-words.ts';

export interface PlacedFault {
  issue: Issue;
  /** Index of the rule that shows it; null where it belongs to none. */
  rule: number | null;
}

/** Faults of a named condition are shown in the first rule that cites it: there somebody meets them. */
export function placeFaults(issues: readonly Issue[], document: RuleSet): PlacedFault[] {
  const { rules } = document.rating;
  return issues.map((issue) => {
    const own = /^rating\/rules\/(\d+)(?:\/|$)/.exec(issue.path);
    if (own) return { issue, rule: Number(own[1]) };
    const named = /^conditions\/([^/]+)/.exec(issue.path)?.[1];
    const citing = named === undefined ? -1 : rules.findIndex((rule) => citedNames(rule.conditions, document.conditions).has(named));
    return { issue, rule: citing < 0 ? null : citing };
  });
}

export function RuleFaults({ faults }: { faults: readonly PlacedFault[] }) {
  const ui = useUiWords();
  const language = useLanguage();
  const sentences = [...new Set(faults.map(({ issue }) => faultSentence(issue, language)))];
  return sentences.map((sentence) => (
    <p className="govuk-error-message" key={sentence}>
      <span className="govuk-visually-hidden">{ui('errorPrefix')}</span> {sentence}
    </p>
  ));
}
