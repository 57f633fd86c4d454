/** From the codes of refusals to the sentence and the field of the form. */
import type { ChildDataCode } from '@waymark/domain';
import type { FormProblem } from '../../ui/error-summary.tsx';
import type { useEvidenceWords } from '../evidence/evidence-words.ts';
import type { UpdateWords } from './update-words.ts';

export const fields = { text: 'update-text', status: 'update-status', forecast: 'update-forecast', reason: 'update-reason', checked: 'update-checked' } as const;

export interface Refusal {
  code: string;
  parameters: readonly { name: string; value?: string | number | boolean | readonly (string | number | boolean)[] | null }[];
}

/** @param child words of the kinds of data about a child */
export function problemOfRefusal({ code, parameters }: Refusal, t: UpdateWords, child: ReturnType<typeof useEvidenceWords>): FormProblem {
  const value = (name: string) => String(parameters.find((one) => one.name === name)?.value ?? '');
  const ofReason = value('field') === 'forecastReason';
  switch (code) {
    case 'textMissing':
      return ofReason ? { field: fields.reason, text: t('problem.reason') } : { field: fields.text, text: t('problem.text') };
    case 'textTooLong':
      return ofReason ? { field: fields.reason, text: t('problem.reasonLong', { limit: value('limit') }) } : { field: fields.text, text: t('problem.textLong', { limit: value('limit') }) };
    case 'nothingChanged':
      return { field: fields.text, text: t('problem.nothing') };
    case 'forecastPast':
      return { field: fields.forecast, text: t('problem.datePast') };
    case 'forecastTooFar':
      return { field: fields.forecast, text: t('problem.dateFar') };
    case 'childDataSuspected':
      return { field: fields.checked, text: t('problem.child', { kind: child(`child.kind.${value('kind') as ChildDataCode}`) }) };
    case 'accepted':
      return { field: fields.status, text: t('problem.accepted') };
    case 'actionEnded':
      return { text: t('problem.ended') };
    case 'actionCancelled':
      return { text: t('problem.cancelled') };
    case 'notYourAction':
      return { text: t('problem.notYours') };
    default:
      return { text: t('problem.failed') };
  }
}
