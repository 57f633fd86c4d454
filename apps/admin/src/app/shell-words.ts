/** Words of the page frame. */
import { words } from '../i18n/words.ts';
import cy from './shell.cy.json';
import en from './shell.en.json';

export const useShellWords = words('shell', en, cy);
