/** Words of one's own account, and of setting up a second factor on the way in. */
import { words } from '../../i18n/words.ts';
import cy from './account.cy.json';
import en from './account.en.json';

export const useAccountWords = words('account', en, cy);
