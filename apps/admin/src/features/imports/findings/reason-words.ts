// Sentences for answers that the API refuses. Pure.
import type { ImportTranslate } from '../import-words.ts';
import { textOf, type Parameters } from './finding-parameters.ts';

/** Codes with which the API refuses an answer, a correction or a mapping. */
export const answerRefusals = [
  'importNotReady', 'noSuchAction', 'noSuchFinding', 'statedNotInKey', 'textMissing', 'textTooLong', 'childDataSuspected', 'notATable', 'noSuchColumn', 'noSuchRow',
] as const;

/** Codes with which the API refuses to save a plan besides these. */
export const commitRefusals = ['findingsOpen', 'noActions', 'importOfPlan'] as const;

export function reasonSentence(reason: { code: string; parameters: Parameters } | undefined, t: ImportTranslate): string {
  const code = answerRefusals.find((known) => known === reason?.code);
  return code === undefined ? t('problem.refused') : t(`reason.${code}`, { limit: textOf(reason?.parameters ?? {}, 'limit') ?? '' });
}
