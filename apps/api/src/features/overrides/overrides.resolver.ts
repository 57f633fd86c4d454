/** The override of an action's rating, and the three deeds about it. */
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext } from '../../platform/graphql/index.ts';
import { ActionEditResult, type EditAnswer } from '../action-edits/index.ts';
import { Action } from '../plans/index.ts';
import { ApproveOverrideInput, EndOverrideInput, ProposeOverrideInput, RatingOverride } from './overrides.graphql.ts';
import { OverridesService } from './overrides.service.ts';

@Resolver(() => Action)
export class OverridesResolver {
  constructor(private readonly service: OverridesService) {}

  @Allow('proposeOverride')
  @Mutation(() => ActionEditResult, { description: 'It counts when another person has approved it.' })
  proposeOverride(@Args('input') input: ProposeOverrideInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.propose(input, loaders);
  }

  @Allow('approveOverride')
  @Mutation(() => ActionEditResult, { description: 'Never by who asked for it, nor by an owner of the action.' })
  approveOverride(@Args('input') input: ApproveOverrideInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.approve(input, loaders);
  }

  @Allow('endOverride')
  @Mutation(() => ActionEditResult, { description: 'Declines one that waits, or ends one that holds.' })
  endOverride(@Args('input') input: EndOverrideInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.end(input, loaders);
  }

  @ResolveField(() => RatingOverride, { nullable: true, description: 'That holds today or waits for approval.' })
  override(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<RatingOverride | null> {
    return this.service.ofAction(action, loaders);
  }
}
