/** How a person changes an action, for the features that let them, and what its revisions tell. */
export { ActionEditResult } from './action-edits.graphql.ts';
export { ActionEditsModule } from './action-edits.module.ts';
export { ActionEdits, type EditAnswer } from './action-edits.service.ts';
export { keepEdit, type EditedAction } from './action-edits.store.ts';
export { revisionsOf } from './history.store.ts';
export type { RevisionRow } from './history.ts';
