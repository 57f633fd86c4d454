/** Reviews: the board's meetings and what they froze. */
export type { ChangeKindName, PlanChanged } from './changes.ts';
export type { Agency, AttendanceName, CountedEntry, DecisionKind, EvidenceEntry, IndicatorEntry, ReviewContent } from './review-content.ts';
export { agencies } from './review-content.ts';
export { ReviewReadingService } from './review-reading.service.ts';
export { Review, ReviewAgency } from './reviews.graphql.ts';
export { ReviewsModule } from './reviews.module.ts';
export { ReviewsService } from './reviews.service.ts';
