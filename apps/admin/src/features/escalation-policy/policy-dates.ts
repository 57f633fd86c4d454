/** Sentences about where a policy stands and since when. */
import { formatDate, localDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import type { PolicySummary } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';

/** The day that its state is about, in words. */
export function usePolicyDate(): (policy: PolicySummary) => string {
  const language = useLanguage();
  return ({ state, createdAt, submittedAt, activatedAt, endedAt }) => {
    const moments = { DRAFT: createdAt, SUBMITTED: submittedAt, ACTIVE: activatedAt, SUPERSEDED: endedAt, WITHDRAWN: endedAt };
    return formatDate(localDate(moments[state] ?? createdAt), language);
  };
}

export function usePolicyState(): (policy: PolicySummary) => string {
  const t = usePolicyWords();
  const date = usePolicyDate();
  return (policy) => t(`said.${policy.state}`, { name: policy.author?.name ?? t('somebody'), date: date(policy) });
}
