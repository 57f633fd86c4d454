/** Words of the indicator pages. */
import { words, type Translate } from '../../i18n/words.ts';
import cy from './indicators.cy.json';
import en from './indicators.en.json';

export const useIndicatorWords = words('indicators', en, cy);
export type IndicatorWords = Translate<typeof en>;
