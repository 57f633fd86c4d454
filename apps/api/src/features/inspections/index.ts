/** Inspections and other reviews from outside. */
export { InspectionsModule } from './inspections.module.ts';
export { ExternalReviewKind, RecommendationProgress, RecommendationState } from './recommendations.graphql.ts';
export { RecommendationsService, type PlanRecommendation } from './recommendations.service.ts';
