/** Words of updates. */
import { words } from '../../i18n/words.ts';
import cy from './updates.cy.json';
import en from './updates.en.json';

export const useUpdateWords = words('updates', en, cy);
export type UpdateWords = ReturnType<typeof useUpdateWords>;
