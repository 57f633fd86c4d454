// Words of the import pages.
import { words, type Translate } from '../../i18n/words.ts';
import cy from './imports.cy.json';
import en from './imports.en.json';

export const useImportWords = words('imports', en, cy);

/** The hook's function, for pure functions that make sentences. */
export type ImportTranslate = Translate<typeof en>;
