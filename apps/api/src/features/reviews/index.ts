/** Reviews: the board's meetings and what they froze. */
export { ReviewsModule } from './reviews.module.ts';
