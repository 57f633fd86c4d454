/** From the codes of refusals to sentences, for the fields of the form and for its lines. */
import type { FormProblem } from '../../ui/error-summary.tsx';
import type { FamilyWords } from './family-words.ts';

export interface Refusal {
  code: string;
  parameters: readonly { name: string; value: unknown }[];
}

const codes = [
  'unknownArea', 'unknownAreaNear', 'formerAuthority', 'codeOfAnother', 'ownArea', 'sameAsLine', 'partOfService', 'threeColumns', 'placeMissing', 'placeTwice', 'textTooLong', 'childDataSuspected', 'textMissing', 'nameTaken',
  'dateTooEarly', 'dateTooLate', 'fewMembers', 'tooManyMembers', 'unreadable', 'fileTooLarge', 'nothingChanged', 'noArea', 'familyWithdrawn', 'tooManyFamilies',
] as const;

export const fieldId = (field: string): string => `family-${field}`;

export function problemText(t: FamilyWords, { code, parameters }: Refusal): string {
  const known = codes.find((one) => one === code);
  const values = Object.fromEntries(parameters.map(({ name, value }) => [name, typeof value === 'number' ? value : String(value)]));
  return t(`problem.${known ?? 'failed'}`, values);
}

/** Of the text as a whole, which stands in one box. */
const ofMembers: readonly string[] = ['unreadable', 'fileTooLarge'];

export function problemsOf(t: FamilyWords, reasons: readonly Refusal[]): FormProblem[] {
  return reasons.map((refusal) => {
    const named = refusal.parameters.find(({ name }) => name === 'field')?.value;
    const field = refusal.code === 'childDataSuspected' ? 'checked' : ofMembers.includes(refusal.code) ? 'members' : typeof named === 'string' ? named : null;
    return { text: problemText(t, refusal), ...(field === null ? {} : { field: fieldId(field) }) };
  });
}
