/** Words of what is said about rules before they count: findings, test cases, the test on the service's history. */
import { words } from '../../i18n/words.ts';
import cy from './review.cy.json';
import en from './review.en.json';

export const useReviewWords = words('ruleReview', en, cy);
