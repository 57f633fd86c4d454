/** What every change to evidence has in common: a refusal becomes problems of the form, a success the sentence on the rating. */
import { ApiError } from '../../graphql/api-error.ts';
import type { ActionPageQuery, AddEvidenceMutation } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { problemOfReason, type fieldsOf } from './evidence-problems.ts';
import type { useEvidenceWords } from './evidence-words.ts';

export type EvidenceOf = Extract<ActionPageQuery['action'], { __typename: 'Action' }>;
export type EvidenceView = EvidenceOf['evidence']['nodes'][number];
type Answer = AddEvidenceMutation['addEvidence'];

export function useEvidenceAnswer(action: EvidenceOf, fields: ReturnType<typeof fieldsOf>, t: ReturnType<typeof useEvidenceWords>) {
  const language = useLanguage();
  const failure = (id: string | null): FormProblem => ({ text: id ? `${t('problem.failed')} ${t('problem.reference', { id })}` : t('problem.failed') });
  return {
    failure,
    /** The problems of the answer, none when it was done; `onDone` is then told how the rating stands. */
    async of(ask: () => Promise<Answer>, onDone: (rating: string) => void): Promise<readonly FormProblem[]> {
      try {
        const before = action.effectiveRating;
        const answer = await ask();
        if (answer.__typename === 'Refused') return answer.reasons.map((reason) => problemOfReason(reason, fields, t));
        if (answer.__typename === 'NotFound') return [{ text: t('problem.gone') }];
        const after = ratingInSentence(answer.effectiveRating.label, language);
        onDone(answer.effectiveRating.code === before.code ? t('done.unchanged', { after }) : t('done.changed', { before: ratingInSentence(before.label, language), after }));
        return [];
      } catch (error) {
        return [failure(error instanceof ApiError ? error.correlationId : null)];
      }
    },
  };
}
