/** What needs the asking person, their drafts, and the rate of updates. */
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext, NotFound, Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';
import { DraftsService } from './drafts.service.ts';
import { DiscardUpdateDraftInput, MyUpdates, SaveUpdateDraftInput, UpdateDraft, UpdateDraftResult, UpdateRate } from './my-updates.graphql.ts';
import { MyUpdatesService } from './my-updates.service.ts';

@Resolver(() => MyUpdates)
export class MyUpdatesResolver {
  constructor(private readonly service: MyUpdatesService) {}

  @Allow('myUpdates')
  @Query(() => MyUpdates)
  myUpdates(@Context() { loaders }: GraphqlContext): Promise<MyUpdates> {
    return this.service.mine(loaders);
  }

  @Allow('updateRates')
  @Query(() => [UpdateRate], { description: 'Of the reporting period of today and the two before it, the latest first.' })
  updateRates(@Args('planId', { type: () => ID }) planId: string): Promise<UpdateRate[]> {
    return this.service.rates(planId);
  }
}

@Resolver(() => Action)
export class UpdateDraftsResolver {
  constructor(private readonly drafts: DraftsService) {}

  @ResolveField(() => UpdateDraft, { nullable: true })
  myUpdateDraft(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<UpdateDraft | null> {
    return this.drafts.ofAction(action.id, loaders);
  }

  @Allow('saveUpdateDraft')
  @Mutation(() => UpdateDraftResult, { description: 'Kept for its author until it is saved as an update, or discarded.' })
  saveUpdateDraft(@Args('input') input: SaveUpdateDraftInput, @Context() { loaders }: GraphqlContext): Promise<UpdateDraft | NotFound | Refused> {
    return this.drafts.save(input, loaders);
  }

  @Allow('discardUpdateDraft')
  @Mutation(() => Boolean)
  discardUpdateDraft(@Args('input') input: DiscardUpdateDraftInput): Promise<boolean> {
    return this.drafts.discard(input);
  }
}
