/** Assurance of actions, their history, and the edit that other features make of them. */
export { ActionEdits, type EditAnswer } from './action-edits.service.ts';
export { ActionEditResult, AssuranceState } from './assurance.graphql.ts';
export { AssuranceModule } from './assurance.module.ts';
export { AssuranceService } from './assurance.service.ts';
