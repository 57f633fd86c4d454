/** From the codes of refusals to sentences; a field of a standard is called by the standard's name. */
import type { FormProblem } from '../../ui/error-summary.tsx';
import type { SelfAssessmentWords } from './self-assessment-words.ts';

export interface Refusal {
  code: string;
  parameters: readonly { name: string; value: unknown }[];
}

const codes = ['dateInFuture', 'notADate', 'notACount', 'aboveCases', 'bandWithoutCases', 'textTooLong', 'childDataSuspected', 'missing', 'nothingAssessed', 'assessmentClosed'] as const;

export const fieldId = (field: string): string => `assessment-${field}`;

/** @param nameOf of a standard by its code */
export function problemsOf(t: SelfAssessmentWords, nameOf: (code: string) => string, reasons: readonly Refusal[]): FormProblem[] {
  return reasons.map(({ code, parameters }) => {
    const valueOf = (name: string): string | number => {
      const value = parameters.find((one) => one.name === name)?.value;
      return typeof value === 'string' || typeof value === 'number' ? value : '';
    };
    const field = String(valueOf('field'));
    const known = codes.find((one) => one === code);
    const [standard = '', part] = field.split('-');
    const sentence = t(known ? `problem.${known}` : 'problem.failed', { limit: valueOf('limit') });
    const place = code === 'childDataSuspected' ? 'checked' : code === 'nothingAssessed' ? 'outOfCourt-strategic' : field;
    return { text: part ? `${nameOf(standard)}: ${sentence}` : sentence, ...(place ? { field: fieldId(place) } : {}) };
  });
}
