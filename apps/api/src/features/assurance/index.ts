/** Assurance of actions. */
export { AssuranceState } from './assurance.graphql.ts';
export { AssuranceModule } from './assurance.module.ts';
export { AssuranceService } from './assurance.service.ts';
