/** Words of the page about champions of the board. */
import { words } from '../../i18n/words.ts';
import cy from './champions.cy.json';
import en from './champions.en.json';

export const useChampionWords = words('champions', en, cy);
