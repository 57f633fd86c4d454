/** Words of the draft editor: rules, thresholds, the builder and the live effect. */
import { words } from '../../i18n/words.ts';
import cy from './editor.cy.json';
import en from './editor.en.json';

export const useEditorWords = words('ruleEditor', en, cy);
