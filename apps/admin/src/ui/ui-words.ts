/** Words of the components themselves. */
import { words } from '../i18n/words.ts';
import cy from './ui.cy.json';
import en from './ui.en.json';

export const useUiWords = words('ui', en, cy);
