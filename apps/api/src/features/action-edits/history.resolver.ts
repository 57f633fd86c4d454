/** The history of an action. */
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';
import { ActionChange } from './history.graphql.ts';
import { revisionsOf } from './history.store.ts';
import { toChange } from './history.ts';

@Resolver(() => Action)
export class ActionHistoryResolver {
  @ResolveField(() => [ActionChange], { description: 'Newest first, the latest hundred.' })
  async history(@Parent() { id }: Action, @Context() { loaders }: GraphqlContext): Promise<ActionChange[]> {
    return (await loaders.of('revisions', revisionsOf).load(id)).map(toChange);
  }
}
