/** Sends a step of a meeting; what was refused becomes problems of the form it came from. */
import type { ChildDataCode } from '@waymark/domain';
import type { ReviewAnswerPartsFragment } from '../../graphql/generated/graphql.ts';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { useEvidenceWords } from '../evidence/evidence-words.ts';
import { useReviewWords } from './review-words.ts';

/** Ids of the controls that problems lead to, by the names of the input. */
export type FieldIds = Readonly<Partial<Record<'title' | 'reason' | 'interest' | 'kind' | 'checked' | 'attendance', string>>>;

type Reason = Extract<ReviewAnswerPartsFragment, { __typename: 'Refused' }>['reasons'][number];

/** @returns the problems, none when it was done, and the review it answered with */
export function useReviewStep(fields: FieldIds): (ask: () => Promise<ReviewAnswerPartsFragment>) => Promise<{ problems: readonly FormProblem[]; reviewId: string | null }> {
  const t = useReviewWords();
  const child = useEvidenceWords();
  const problemOf = ({ code, parameters }: Reason): FormProblem => {
    const value = (name: string) => String(parameters.find((one) => one.name === name)?.value ?? '');
    const at = (name: keyof FieldIds) => (fields[name] === undefined ? {} : { field: fields[name] });
    switch (code) {
      case 'missing':
        return value('field') === 'title' ? { ...at('title'), text: t('problem.titleMissing') } : { ...at('reason'), text: t('problem.reasonMissing') };
      case 'tooLong':
        return { ...at(value('field') as keyof FieldIds), text: t(value('field') === 'title' ? 'problem.titleLong' : value('field') === 'interest' ? 'problem.interestLong' : 'problem.reasonLong', { longest: value('longest') }) };
      case 'childDataSuspected':
        return { ...at('checked'), text: t('problem.childDataSuspected', { kind: child(`child.kind.${value('kind') as ChildDataCode}`) }) };
      case 'ownAction':
      case 'notComplete':
      case 'notFromHere':
      case 'evidenceNotVerified':
      case 'notYourStep':
        return { ...at('kind'), text: t(`problem.${code}`) };
      case 'attendanceMissing':
        return { ...at('attendance'), text: t('problem.attendanceMissing') };
      case 'reviewOpen':
      case 'reviewClosed':
        return { text: t(`problem.${code}`) };
      default:
        return { text: t('problem.failed') };
    }
  };
  return async (ask) => {
    try {
      const answer = await ask();
      if (answer.__typename === 'Review') return { problems: [], reviewId: answer.id };
      if (answer.__typename === 'Refused') return { problems: answer.reasons.map(problemOf), reviewId: null };
      return { problems: [{ text: t(answer.__typename === 'Conflict' ? 'problem.conflict' : 'problem.gone') }], reviewId: null };
    } catch {
      return { problems: [{ text: t('problem.failed') }], reviewId: null };
    }
  };
}
