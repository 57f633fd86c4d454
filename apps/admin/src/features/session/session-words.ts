/** Words of signing in and of the session. */
import { words } from '../../i18n/words.ts';
import cy from './session.cy.json';
import en from './session.en.json';

export const useSessionWords = words('session', en, cy);
