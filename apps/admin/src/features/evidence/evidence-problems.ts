/** From the codes of refusals to the sentence and the field of the form. */
import type { ChildDataCode } from '@waymark/domain';
import type { FormProblem } from '../../ui/error-summary.tsx';
import type { useEvidenceWords } from './evidence-words.ts';

type Words = ReturnType<typeof useEvidenceWords>;

/** Fields of a form; the prefix keeps several forms on a page apart. */
export const fieldsOf = (prefix: string) => ({
  title: `${prefix}-title`, file: `${prefix}-file`, url: `${prefix}-url`, date: `${prefix}-date`, months: `${prefix}-months`, marking: `${prefix}-marking`,
  checked: `${prefix}-checked`, reason: `${prefix}-reason`,
});
type Fields = ReturnType<typeof fieldsOf>;

export interface Refusal {
  code: string;
  parameters: readonly { name: string; value: unknown }[];
}

const fileCodes = [
  'empty', 'tooLarge', 'quotaFull', 'fileType', 'notWhatItSays', 'oldOffice', 'encrypted', 'macros', 'damaged', 'bomb', 'embedded', 'twoFiles', 'unreadable', 'infected', 'scannerAway', 'interrupted',
] as const;
const plainCodes = ['evidenceEnded', 'alreadyJudged', 'ownAddition', 'ownAction', 'notYourEvidence'] as const;

export function problemOfFile(code: string, parameters: Record<string, string | number>, fields: Fields, t: Words): FormProblem {
  const known = fileCodes.find((one) => one === code);
  if (known) return { field: fields.file, text: t(`file.${known}`, { limit: parameters['limitMegabytes'] ?? 25, named: parameters['named'] ?? '' }) };
  if (code === 'childDataSuspected') return problemOfChildData('fileName', parameters['kind'] as ChildDataCode, fields, t);
  return { text: t('problem.failed') };
}

export function problemOfReason({ code, parameters }: Refusal, fields: Fields, t: Words): FormProblem {
  const value = (name: string) => parameters.find((one) => one.name === name)?.value as string | number | undefined;
  const ofReason = value('field') === 'reason';
  const plain = plainCodes.find((one) => one === code);
  if (plain) return { text: t(`problem.${plain}`) };
  switch (code) {
    case 'textMissing':
      return ofReason ? { field: fields.reason, text: t('problem.reason') } : { field: fields.title, text: t('problem.title') };
    case 'textTooLong':
      return { field: ofReason ? fields.reason : fields.title, text: t('problem.long', { limit: value('limit') ?? 0 }) };
    case 'notAWebAddress':
      return { field: fields.url, text: t('problem.url') };
    case 'linkAndFile':
      return { field: fields.url, text: t('problem.linkAndFile') };
    case 'dateInFuture':
      return { field: fields.date, text: t('problem.dateFuture') };
    case 'fileMissing':
      return { field: fields.file, text: t('problem.fileMissing') };
    case 'childDataSuspected':
      return problemOfChildData(value('field') === 'fileName' ? 'fileName' : ofReason ? 'reason' : 'title', value('kind') as ChildDataCode, fields, t);
    default:
      return { text: t('problem.failed') };
  }
}

/** Says where to look and what for, never what stands there. */
export function problemOfChildData(where: 'title' | 'fileName' | 'reason', kind: ChildDataCode, fields: Fields, t: Words): FormProblem {
  return { field: fields.checked, text: t(`child.${where}`, { kind: t(`child.kind.${kind}`) }) };
}
