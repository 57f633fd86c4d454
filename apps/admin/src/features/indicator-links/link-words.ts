/** Words of the links between actions and indicators. */
import { words } from '../../i18n/words.ts';
import cy from './indicator-links.cy.json';
import en from './indicator-links.en.json';

export const useLinkWords = words('indicatorLinks', en, cy);
