/** Words of the rules of stages. */
import { words } from '../../../i18n/words.ts';
import cy from './stage-rules.cy.json';
import en from './stage-rules.en.json';

export const useStageRulesWords = words('stage-rules', en, cy);
