/** Ratings: what the rules say of an action, and why. */
export { CanonicalEnum, Rating, RatingKey } from './rating.graphql.ts';
export { ConditionTrace, Decision, FactReading } from './decision.graphql.ts';
export { toCondition } from './decision.mapper.ts';
export { liveFactSource, liveFactSql, standing, storedFactSql } from './fact-sql.ts';
export { daysOverdueOf, factsOf, type FactRow } from './facts.ts';
export {
  decidableAction, factColumns, factJoin, insertDecisions, rulesPointer, rulesPointerColumns, rulesPointerJoin, ruleSetOf, type DecisionRecord, type RulesPointer,
} from './ratings.store.ts';
export { plainRating, RulesInForce, type RatedAction } from './rules-in-force.ts';
export { RatingsService } from './ratings.service.ts';
export { BaselineService } from './baseline.service.ts';
export { openBaseline } from './baseline.store.ts';
export { BASELINE_JOB, RatingsJobs } from './ratings.jobs.ts';
export { RatingsModule } from './ratings.module.ts';
