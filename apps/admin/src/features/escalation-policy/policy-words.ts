/** Words of the pages of the escalation policy. */
import { words } from '../../i18n/words.ts';
import cy from './policy.cy.json';
import en from './policy.en.json';

export const usePolicyWords = words('policy', en, cy);
