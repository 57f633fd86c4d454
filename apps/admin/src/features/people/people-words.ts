/** Words of the pages about people, invitations and tokens. */
import { words } from '../../i18n/words.ts';
import cy from './people.cy.json';
import en from './people.en.json';

export const usePeopleWords = words('people', en, cy);
