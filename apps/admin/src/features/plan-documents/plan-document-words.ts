/** Words of taking a plan away as a document and of bringing it back. */
import { words } from '../../i18n/words.ts';
import cy from './plan-documents.cy.json';
import en from './plan-documents.en.json';

export const usePlanDocumentWords = words('planDocuments', en, cy);
