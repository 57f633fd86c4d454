/** The decision of a past day. */
import { Args, createUnionType, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import { DateScalar, NotFound, Refused } from '../../platform/graphql/index.ts';
import { Decision } from './decision.graphql.ts';
import { ReplayService } from './replay.service.ts';

export const DecisionAsAtResult = createUnionType({ name: 'DecisionAsAtResult', types: () => [Decision, NotFound, Refused] as const });

@Resolver()
export class ReplayResolver {
  constructor(private readonly service: ReplayService) {}

  @Allow('decisionAsAt')
  @Query(() => DecisionAsAtResult, { description: 'By the rules in force on that day, from the facts that were known then.' })
  decisionAsAt(@Args('actionId', { type: () => ID }) actionId: string, @Args('date', { type: () => DateScalar }) date: string): Promise<Decision | NotFound | Refused> {
    return this.service.decisionAsAt(actionId, date);
  }
}
