/** Words of evidence. */
import { words } from '../../i18n/words.ts';
import cy from './evidence.cy.json';
import en from './evidence.en.json';

export const useEvidenceWords = words('evidence', en, cy);
