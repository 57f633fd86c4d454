/** Reviews: the board's meetings and what they froze. */
import { Module } from '@nestjs/common';
import { AssuranceModule } from '../assurance/index.ts';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { ReviewReadingService } from './review-reading.service.ts';
import { ReviewsResolver } from './reviews.resolver.ts';
import { ReviewsService } from './reviews.service.ts';

@Module({ imports: [AssuranceModule, PlansModule, RatingsModule], providers: [ReviewReadingService, ReviewsService, ReviewsResolver], exports: [ReviewReadingService] })
export class ReviewsModule {}
