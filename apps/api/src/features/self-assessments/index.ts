/** A service's assessments of itself against the national standards. */
export { SelfAssessmentsModule } from './self-assessments.module.ts';
export { SelfAssessmentsService } from './self-assessments.service.ts';
