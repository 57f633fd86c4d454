/** Ladders: of an action, all that are open, and what people answer. */
import { Args, ArgsType, Context, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/index.ts';
import { isSelected, pageArguments, type Connection, type GraphqlContext, type NotFound, type Refused } from '../../platform/graphql/index.ts';
import { Action, PlansService } from '../plans/index.ts';
import {
  AcknowledgeEscalationInput, Escalation, EscalationConnection, EscalationEntry, EscalationResponse, EscalationResult, EscalationStep, SnoozeEscalationInput,
} from './escalations.graphql.ts';
import { LaddersService } from './ladders.service.ts';

type Answer = Promise<Escalation | Refused | NotFound>;

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@Resolver(() => Escalation)
export class EscalationsResolver {
  constructor(
    private readonly ladders: LaddersService,
    private readonly plans: PlansService,
  ) {}

  @Allow('escalations')
  @Query(() => EscalationConnection, { description: 'Those that are open, the longest first.' })
  escalations(@Args() page: PageOf20, @Info() info: GraphQLResolveInfo): Promise<Connection<Escalation>> {
    return this.ladders.open(page, isSelected(info, 'totalCount'));
  }

  @Allow('acknowledgeEscalation')
  @Mutation(() => EscalationResult, { description: 'Holds back the steps that an answer holds, until it times out.' })
  acknowledgeEscalation(@Args('input') input: AcknowledgeEscalationInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.ladders.acknowledge(input, loaders);
  }

  @Allow('snoozeEscalation')
  @Mutation(() => EscalationResult, { description: 'Holds them back until a day, within the limits of the policy.' })
  snoozeEscalation(@Args('input') input: SnoozeEscalationInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.ladders.snooze(input, loaders);
  }

  @ResolveField(() => [EscalationStep])
  steps(@Parent() escalation: Escalation, @Context() { loaders }: GraphqlContext): Promise<EscalationStep[]> {
    return this.ladders.steps(escalation, loaders);
  }

  @ResolveField(() => [EscalationEntry], { description: 'Newest first, the latest fifty.' })
  history(@Parent() escalation: Escalation, @Context() { loaders }: GraphqlContext): Promise<EscalationEntry[]> {
    return this.ladders.history(escalation, loaders);
  }

  @ResolveField(() => EscalationResponse, { nullable: true })
  response(@Parent() escalation: Escalation, @Context() { loaders }: GraphqlContext): Promise<EscalationResponse | null> {
    return this.ladders.response(escalation, loaders);
  }

  @ResolveField(() => Action)
  async action(@Parent() escalation: Escalation, @Context() { loaders }: GraphqlContext): Promise<Action> {
    const action = await this.plans.action(escalation.id, loaders);
    if (!action) throw new Error('The action of an escalation is missing.');
    return action;
  }
}

@Resolver(() => Action)
export class ActionEscalationResolver {
  constructor(private readonly ladders: LaddersService) {}

  @ResolveField(() => Escalation, { nullable: true, description: 'Null: it was never off track.' })
  escalation(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<Escalation | null> {
    return this.ladders.ofAction(action.id, loaders);
  }
}
