/** Why an action needs its owner now, in words. */
import { formatDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import { useUpdateWords } from './update-words.ts';

export interface Need {
  code: string;
  parameters: readonly { name: string; value?: string | number | boolean | readonly (string | number | boolean)[] | null }[];
}

/** "12 days past its deadline, 30 September 2026"; a reason without words yet is shown by its code, so that nothing is hidden. */
export function useNeedWords(): (need: Need) => string {
  const t = useUpdateWords();
  const language = useLanguage();
  return ({ code, parameters }) => {
    const value = (name: string) => String(parameters.find((one) => one.name === name)?.value ?? '');
    const date = (name: string) => formatDate(value(name), language);
    switch (code) {
      case 'overdue':
        return t('need.overdue', { count: Number(value('days')), date: date('due') });
      case 'dueSoon':
        return value('days') === '0' ? t('need.dueToday') : t('need.dueSoon', { count: Number(value('days')), date: date('due') });
      case 'neverUpdated':
        return t('need.neverUpdated');
      case 'notUpdated':
        return t('need.notUpdated', { date: date('since') });
      case 'evidenceExpired':
        return t('need.evidenceExpired', { count: Number(value('count')) });
      case 'returned':
        return t('need.returned');
      default:
        return code;
    }
  };
}
