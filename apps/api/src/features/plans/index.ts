/** Plans and their actions, for the features that build on them. */
export { Action, ActionConnection, ActionStatus, Owner, Precision } from './action.graphql.ts';
export { ownedBy, ownedOf } from './ownership.store.ts';
export { Plan, RatingCount, type Objective, type Section } from './plan.graphql.ts';
export { PlansModule } from './plans.module.ts';
export { PlansService } from './plans.service.ts';
