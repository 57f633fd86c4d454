/** Reviews: the board's meetings and what they froze. */
import { Module } from '@nestjs/common';
import { AssuranceModule } from '../assurance/index.ts';
import { IndicatorsModule } from '../indicators/index.ts';
import { InspectionsModule } from '../inspections/index.ts';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { AsAtService } from './as-at.service.ts';
import { PlanChangesService } from './plan-changes.service.ts';
import { ReviewReadingService } from './review-reading.service.ts';
import { ReviewsResolver } from './reviews.resolver.ts';
import { ReviewsService } from './reviews.service.ts';

@Module({ imports: [AssuranceModule, IndicatorsModule, InspectionsModule, PlansModule, RatingsModule], providers: [AsAtService, PlanChangesService, ReviewReadingService, ReviewsService, ReviewsResolver], exports: [AsAtService, ReviewReadingService] })
export class ReviewsModule {}
