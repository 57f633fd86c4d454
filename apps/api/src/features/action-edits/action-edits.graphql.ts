/** What every edit of an action answers. */
import { createUnionType } from '@nestjs/graphql';
import { Conflict, NotFound, Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';

export const ActionEditResult = createUnionType({
  name: 'ActionEditResult', types: () => [Action, NotFound, Refused, Conflict] as const, description: 'The action with its new rating. A conflict carries the version that is there now.',
});
