/** Plan documents, for the features that read them again. */
export { PlanDocumentsModule } from './plan-documents.module.ts';
export { PlanDocumentsService } from './plan-documents.service.ts';
export { standingPlan, type StandingAction, type StandingPlan } from './standing-plan.store.ts';
export { fileNameOf, ratingWords, writtenAction, writtenPlan } from './written-plan.ts';
