/** Ratings: what the rules say of an action, and why. */
export { CanonicalEnum, Rating, RatingKey } from './rating.graphql.ts';
export { Decision } from './decision.graphql.ts';
export { daysOverdueOf, factsOf, type FactRow } from './facts.ts';
export { factColumns, factJoin, insertDecisions, rulesPointerColumns, rulesPointerJoin, type DecisionRecord, type RulesPointer } from './ratings.store.ts';
export { RulesInForce, type RatedAction } from './rules-in-force.ts';
export { RatingsService } from './ratings.service.ts';
export { RatingsJobs } from './ratings.jobs.ts';
export { RatingsModule } from './ratings.module.ts';
