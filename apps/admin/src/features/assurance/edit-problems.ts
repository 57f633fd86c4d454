/** From the codes of refusals to the sentence and the field of a form. */
import { formatDate, type ChildDataCode, type Language } from '@waymark/domain';
import type { FormProblem } from '../../ui/error-summary.tsx';
import type { useEvidenceWords } from '../evidence/evidence-words.ts';
import type { AssuranceWords } from './assurance-words.ts';

export interface Refusal {
  code: string;
  parameters: readonly { name: string; value?: string | number | boolean | readonly (string | number | boolean)[] | null }[];
}

const plain = ['measureEnded', 'overrideThere', 'noOverride', 'ownProposal', 'approvedAlready', 'ownAction', 'notYourStep', 'notFromHere', 'notComplete', 'evidenceNotVerified'] as const;
/** Refusals that belong to a field, whatever they say of it. */
const fieldOf = { reasonMissing: 'reason', sameDate: 'date', dateInPast: 'date', dateInFuture: 'date', dateTooFar: 'date', ratingUnknown: 'rating', targetOutOfRange: 'target', nothingCounted: 'denominator', moreThanCounted: 'numerator', childDataSuspected: 'checked' } as const;

/** @param prefix keeps several forms on a page apart: a field's id is prefix-name */
export function problemOf({ code, parameters }: Refusal, prefix: string, t: AssuranceWords, child: ReturnType<typeof useEvidenceWords>, language: Language): FormProblem {
  const value = (name: string) => String(parameters.find((one) => one.name === name)?.value ?? '');
  const at = (field: string) => `${prefix}-${field}`;
  const given = value('field');
  const text = ((): string | null => {
    switch (code) {
      case 'textMissing':
        return t(given === 'title' ? 'problem.title' : 'problem.reason');
      case 'reasonMissing':
        return t('problem.reason');
      case 'textTooLong':
        return t('problem.long', { limit: value('limit') });
      case 'sameDate':
        return t('problem.sameDate');
      case 'dateInPast':
        return t('problem.datePast');
      case 'dateInFuture':
        return t('problem.dateFuture');
      case 'dateTooFar':
        return t('problem.dateFar', { date: formatDate(value('latest'), language) });
      case 'ratingUnknown':
        return t('problem.rating');
      case 'targetOutOfRange':
        return t('problem.target');
      case 'nothingCounted':
        return t('problem.counted');
      case 'moreThanCounted':
        return t('problem.met');
      case 'childDataSuspected':
        return t('problem.child', { kind: child(`child.kind.${value('kind') as ChildDataCode}`) });
      default:
        return null;
    }
  })();
  if (text !== null) return { field: at((fieldOf as Record<string, string>)[code] ?? (given || 'reason')), text };
  if (code === 'actionEnded') return { text: t('problem.ended') };
  if (code === 'notYourAction') return { text: t('problem.notYours') };
  const known = plain.find((one) => one === code);
  return { text: known ? t(`problem.${known}`) : t('problem.failed') };
}
