/** Words of assurance, dates, measures, overrides and history. */
import { words } from '../../i18n/words.ts';
import cy from './assurance.cy.json';
import en from './assurance.en.json';

export const useAssuranceWords = words('assurance', en, cy);
export type AssuranceWords = ReturnType<typeof useAssuranceWords>;
