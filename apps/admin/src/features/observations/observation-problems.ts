/** From the codes of refusals to sentences, for the form and for the rows of a file. */
import type { FormProblem } from '../../ui/error-summary.tsx';
import type { ObservationWords } from './observation-words.ts';

export interface Refusal {
  code: string;
  parameters: readonly { name: string; value: unknown }[];
}

const codes = [
  'unknownIndicator', 'unknownVersion', 'windowNotUsed', 'notAPeriodStart', 'periodNotOver', 'dateInFuture', 'notACount', 'aboveDenominator', 'oneStepMissing', 'stepsNotUsed', 'offeredAboveNeed', 'attendedAboveOffered',
  'textMissing', 'textTooLong', 'childDataSuspected', 'fileTooLarge', 'unreadable', 'columnsMissing', 'noRows', 'tooManyRows', 'sameAsLine', 'notADate', 'notYesOrNo', 'observationEnded', 'observationJudged', 'ownEntry',
] as const;

const valueOf = ({ parameters }: Refusal, name: string): string => {
  const value = parameters.find((one) => one.name === name)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

export const fieldOf = (refusal: Refusal): string => valueOf(refusal, 'field');

/** Names the column of a file, or nothing in a form, where the field stands beside it. */
export function problemText(t: ObservationWords, refusal: Refusal): string {
  const known = codes.find((code) => code === refusal.code);
  if (!known) return t('problem.failed');
  const of = (name: string): string => valueOf(refusal, name);
  return t(`problem.${known}`, { known: of('known'), limit: of('limit'), end: of('end'), line: of('line'), columns: of('columns') });
}

/** @param prefix of the ids of the form's fields */
export function problemsOf(t: ObservationWords, prefix: string, reasons: readonly Refusal[]): FormProblem[] {
  return reasons.map((refusal) => {
    const field = refusal.code === 'childDataSuspected' ? 'checked' : fieldOf(refusal);
    return { text: problemText(t, refusal), ...(field ? { field: `${prefix}-${field}` } : {}) };
  });
}
