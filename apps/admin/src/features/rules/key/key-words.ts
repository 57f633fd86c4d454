/** Words of the page of the rating key. */
import { words } from '../../../i18n/words.ts';
import cy from './key.cy.json';
import en from './key.en.json';

export const useKeyWords = words('key', en, cy);
