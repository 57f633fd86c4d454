/** Words of a service's own figures, and the names of periods. */
import { periodName, type IsoDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import { words, type Translate } from '../../i18n/words.ts';
import cy from './observations.cy.json';
import en from './observations.en.json';
import type { WindowName } from './own-series.ts';

export const useObservationWords = words('observations', en, cy);
export type ObservationWords = Translate<typeof en>;

/** "Apr–Jun 2026", "year to Jun 2026", "2025" or "2025–26". */
export function usePeriodText(): (period: { window: WindowName; periodStart: IsoDate; periodEnd: IsoDate }) => string {
  const language = useLanguage();
  return ({ window, periodStart, periodEnd }) => periodName({ start: periodStart, end: periodEnd, rolling: window === 'ROLLING_YEAR' }, language);
}
