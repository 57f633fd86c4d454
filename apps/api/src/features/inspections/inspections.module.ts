/** Inspections and other reviews from outside, and what answers their recommendations. */
import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/index.ts';
import { ExternalReviewsResolver } from './external-reviews.resolver.ts';
import { ExternalReviewsService } from './external-reviews.service.ts';
import { ActionRecommendationsResolver, RecommendationsResolver } from './recommendations.resolver.ts';
import { RecommendationsService } from './recommendations.service.ts';

@Module({ imports: [PlansModule], providers: [ExternalReviewsService, RecommendationsService, ExternalReviewsResolver, RecommendationsResolver, ActionRecommendationsResolver], exports: [ExternalReviewsService, RecommendationsService] })
export class InspectionsModule {}
