// A timescale in words, as it was understood: on a draft action, and while somebody types one.
import { formatDate } from '@waymark/domain';
import type { Language } from '../../../i18n/languages.ts';
import type { ImportTranslate } from '../import-words.ts';

export interface UnderstoodTimescale {
  /** MONTH or month: the API writes it large, the parser small. */
  precision: string;
  due: string | null;
  ongoing: boolean;
  achieved: boolean;
}

/** "Due 30 September 2026 (a month is due on its last day)", "Ongoing, with no date", "Achieved"… */
export function timescaleWords({ precision, due, ongoing, achieved }: UnderstoodTimescale, t: ImportTranslate, language: Language): string {
  const date = due === null ? null : formatDate(due, language);
  if (achieved) return ongoing ? t('when.achievedOngoing') : date ? t('when.achievedDue', { date }) : t('when.achieved');
  if (date === null) return ongoing ? t('when.ongoing') : t('when.none');
  const words = ongoing ? t('when.dueOngoing', { date }) : t('when.due', { date });
  return precision.toLowerCase() === 'month' ? `${words} (${t('when.monthEnd')})` : words;
}
