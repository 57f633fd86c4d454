/** Refusals about rules of stages as sentences, each once, and where each leads to. */
import { useLanguage } from '../../../i18n/language.ts';
import type { FormProblem } from '../../../ui/error-summary.tsx';
import type { RuleSet } from '@waymark/rules';
import { faultSentence } from '../../rules/findings/fault-words.ts';
import { useFindingSentence } from '../../rules/findings/finding-sentence.ts';
import { parametersIn, type Reason } from '../../rules/findings/reason-sentences.ts';
import { catalogue, stageRatings, type StageName } from './stage-ratings.ts';
import { useStageRulesWords } from './stage-rules-words.ts';

const own = ['stageNameMissing', 'otherStages', 'unknownStage', 'onlyStages', 'nothingChanged', 'notTried', 'anotherWaits', 'approverIsAuthor', 'otherRulesThanApproved', 'textMissing'] as const;
const logic = ['contradictory', 'unreachable', 'overlap'] as const;

export function useProblemSentences(document: RuleSet, stages: readonly StageName[]): (reasons: readonly Reason[]) => FormProblem[] {
  const t = useStageRulesWords();
  const language = useLanguage();
  const finding = useFindingSentence(document, stageRatings(stages), catalogue);
  const problem = ({ code, parameters }: Reason): FormProblem => {
    const values = parametersIn(parameters);
    const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
    const known = own.find((one) => one === code);
    const found = logic.find((one) => one === code);
    if (found) {
      const rules = Array.isArray(values['rules']) ? values['rules'].map(String) : [];
      return { field: 'stage-rules', text: finding({ code: found, severity: 'blocking', rules, path: text('path'), facts: null, parameters: { outcomes: text('outcomes') } }) };
    }
    if (code === 'textTooLong' && values['field'] === 'reason') return { field: 'reason', text: t('problem.textTooLong', { limit: Number(values['limit']) }) };
    if (!known) return { text: faultSentence({ code, parameters: values }, language) };
    const sentence = t(`problem.${known}`, { stage: Number(values['stage'] ?? 0), outcome: text('outcome') });
    const field = known === 'textMissing' ? 'reason' : known === 'stageNameMissing' ? `stage-name-${String(values['stage'])}-en` : known === 'notTried' ? 'trial' : undefined;
    return field ? { text: sentence, field } : { text: sentence };
  };
  return (reasons) => [...new Map(reasons.map(problem).map((one) => [one.text, one])).values()];
}
