/** Words of the families that a service chooses itself. */
import { words, type Translate } from '../../i18n/words.ts';
import cy from './families.cy.json';
import en from './families.en.json';

export const useFamilyWords = words('families', en, cy);
export type FamilyWords = Translate<typeof en>;
