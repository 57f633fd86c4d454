/** An action with its indicators, an indicator with its actions, and both changes to a link. */
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext, NotFound, Refused } from '../../platform/graphql/index.ts';
import { Indicator } from '../indicators/index.ts';
import { Action } from '../plans/index.ts';
import { IndicatorLinkInput, IndicatorLinkResult, LinkedAction } from './links.graphql.ts';
import { LinksService } from './links.service.ts';

@Resolver(() => Action)
export class ActionIndicatorsResolver {
  constructor(private readonly service: LinksService) {}

  @Allow('linkIndicator')
  @Mutation(() => IndicatorLinkResult, { description: 'Says that the action should move the indicator.' })
  linkIndicator(@Args('input') input: IndicatorLinkInput, @Context() { loaders }: GraphqlContext): Promise<Action | NotFound | Refused> {
    return this.service.link(input, loaders);
  }

  @Allow('unlinkIndicator')
  @Mutation(() => IndicatorLinkResult)
  unlinkIndicator(@Args('input') input: IndicatorLinkInput, @Context() { loaders }: GraphqlContext): Promise<Action | NotFound> {
    return this.service.unlink(input, loaders);
  }

  @ResolveField(() => [String], { description: 'Codes of the indicators that it should move; at most 20.' })
  indicatorCodes(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<string[]> {
    return this.service.ofAction(action.id, loaders);
  }
}

@Resolver(() => Indicator)
export class IndicatorActionsResolver {
  constructor(private readonly service: LinksService) {}

  @ResolveField(() => [LinkedAction], { description: 'Actions that should move it, in plan order.' })
  actions(@Parent() { code }: Indicator, @Context() { loaders }: GraphqlContext): Promise<LinkedAction[]> {
    return this.service.ofIndicator(code, loaders);
  }
}
