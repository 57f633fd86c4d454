/** Words of the pages on which rules are read, approved and brought into force. */
import { words } from '../../i18n/words.ts';
import cy from './rules.cy.json';
import en from './rules.en.json';

export const useRuleWords = words('rules', en, cy);
