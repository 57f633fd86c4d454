/** Words of the page about owners' names. */
import { words } from '../../i18n/words.ts';
import cy from './owners.cy.json';
import en from './owners.en.json';

export const useOwnerWords = words('owners', en, cy);
