/** Words of the action page. */
import { words } from '../../i18n/words.ts';
import cy from './actions.cy.json';
import en from './actions.en.json';

export const useActionWords = words('actions', en, cy);
