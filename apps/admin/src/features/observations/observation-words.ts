/** Words of a service's own figures, and the names of periods. */
import { civilDate, monthNames, type IsoDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import { words, type Translate } from '../../i18n/words.ts';
import cy from './observations.cy.json';
import en from './observations.en.json';
import type { WindowName } from './own-series.ts';

export const useObservationWords = words('observations', en, cy);
export type ObservationWords = Translate<typeof en>;

/** "Apr–Jun 2026", "year to Jun 2026", "2025" or "2025–26". */
export function usePeriodText(): (period: { window: WindowName; periodStart: IsoDate; periodEnd: IsoDate }) => string {
  const t = useObservationWords();
  const language = useLanguage();
  const month = (number: number): string => (monthNames[language][number - 1] ?? '').slice(0, 3);
  return ({ window, periodStart, periodEnd }) => {
    const [from, to] = [civilDate(periodStart), civilDate(periodEnd)];
    if (window === 'QUARTER') return `${month(from.month)}–${month(to.month)} ${to.year}`;
    if (window === 'ROLLING_YEAR') return t('period.rolling', { end: `${month(to.month)} ${to.year}` });
    return from.year === to.year ? String(to.year) : `${from.year}–${String(to.year).slice(2)}`;
  };
}
