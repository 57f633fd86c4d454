/** Words of the board's reviews. */
import { words, type Translate } from '../../i18n/words.ts';
import cy from './reviews.cy.json';
import en from './reviews.en.json';

export const useReviewWords = words('reviews', en, cy);
export type ReviewWords = Translate<typeof en>;
