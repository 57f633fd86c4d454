/** Recommendations with what answers them, an action with what it answers, and every change to either. */
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext, NotFound, Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';
import {
  AddRecommendationInput, DecideRecommendationInput, ExternalRecommendation, RecommendationAnswer, RecommendationLinkInput, RecommendationResult, RespondToScrutinyInput,
} from './recommendations.graphql.ts';
import { RecommendationsService } from './recommendations.service.ts';

type Answer = Promise<ExternalRecommendation | NotFound | Refused>;

@Resolver(() => ExternalRecommendation)
export class RecommendationsResolver {
  constructor(private readonly service: RecommendationsService) {}

  @Allow('addRecommendation')
  @Mutation(() => RecommendationResult, { description: 'To a review that is there.' })
  addRecommendation(@Args('input') input: AddRecommendationInput): Answer {
    return this.service.add(input);
  }

  @Allow('decideRecommendation')
  @Mutation(() => RecommendationResult, { description: 'Says what becomes of it, and why.' })
  decideRecommendation(@Args('input') input: DecideRecommendationInput): Answer {
    return this.service.decide(input);
  }

  @Allow('respondToScrutiny')
  @Mutation(() => RecommendationResult, { description: 'Keeps what a scrutiny committee was told, and when.' })
  respondToScrutiny(@Args('input') input: RespondToScrutinyInput): Answer {
    return this.service.respond(input);
  }

  @Allow('linkRecommendation')
  @Mutation(() => RecommendationResult, { description: 'Says that an action answers it, or an objective with all its actions.' })
  linkRecommendation(@Args('input') input: RecommendationLinkInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.service.link(input, loaders);
  }

  @Allow('unlinkRecommendation')
  @Mutation(() => RecommendationResult)
  unlinkRecommendation(@Args('input') input: RecommendationLinkInput): Answer {
    return this.service.unlink(input);
  }

  @ResolveField(() => RecommendationAnswer)
  answeredBy(@Parent() { id }: ExternalRecommendation, @Context() { loaders }: GraphqlContext): Promise<RecommendationAnswer> {
    return this.service.answer(id, loaders);
  }
}

@Resolver(() => Action)
export class ActionRecommendationsResolver {
  constructor(private readonly service: RecommendationsService) {}

  @ResolveField(() => [ExternalRecommendation], { description: 'What it answers, by itself or through its objective; the oldest review first.' })
  answersRecommendations(@Parent() { id }: Action, @Context() { loaders }: GraphqlContext): Promise<ExternalRecommendation[]> {
    return this.service.ofAction(id, loaders);
  }
}
