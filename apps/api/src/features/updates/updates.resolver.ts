/** Updates of an action, and the two ways of making one; each answers the action with its new rating. */
import { Args, ArgsType, Context, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/index.ts';
import { isSelected, pageArguments, type Connection, type GraphqlContext } from '../../platform/graphql/index.ts';
import { ActionEditResult, type EditAnswer } from '../action-edits/index.ts';
import { Action } from '../plans/index.ts';
import { ConfirmNoChangeInput, ProgressUpdate, ProgressUpdateConnection, UpdateActionInput } from './updates.graphql.ts';
import { UpdatesService } from './updates.service.ts';

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@Resolver(() => Action)
export class UpdatesResolver {
  constructor(private readonly service: UpdatesService) {}

  @Allow('updateAction')
  @Mutation(() => ActionEditResult, { description: 'By an owner, a contributor or whoever manages the plan.' })
  updateAction(@Args('input') input: UpdateActionInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.update(input, loaders);
  }

  @Allow('confirmNoChange')
  @Mutation(() => ActionEditResult, { description: 'No change, still on track.' })
  confirmNoChange(@Args('input') input: ConfirmNoChangeInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.confirmNoChange(input, loaders);
  }

  @ResolveField(() => ProgressUpdateConnection, { description: 'Newest first.' })
  updates(@Parent() action: Action, @Args() page: PageOf20, @Context() { loaders }: GraphqlContext, @Info() info: GraphQLResolveInfo): Promise<Connection<ProgressUpdate>> {
    return this.service.ofAction(action.id, page, isSelected(info, 'totalCount'), loaders);
  }

  @ResolveField(() => Boolean, { description: 'The asking person may say how it stands.' })
  mayUpdate(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<boolean> {
    return this.service.mayUpdate(action.id, loaders);
  }
}
