import type { BuilderGroup } from './builder-query.ts';

/** Id of the select that says when a group is so. */
export const groupElement = (builderId: string, group: BuilderGroup): string => `${builderId}-${String(group.id)}-when`;
