/** Stages of oversight. */
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequester, type Requester } from '../../platform/auth/index.ts';
import type { NotFound, Refused } from '../../platform/graphql/index.ts';
import { DecideStageInput, DecideStageResult, ServiceStageResult, StageDecision, type ServiceStage } from './stages.graphql.ts';
import { StagesService } from './stages.service.ts';

@Resolver()
export class StagesResolver {
  constructor(private readonly service: StagesService) {}

  @Allow('stageOfService')
  @Query(() => ServiceStageResult, { description: 'Where a service that shares with a body of this adviser stands, and what the body’s rules propose.' })
  stageOfService(@CurrentRequester() requester: Requester, @Args('service', { type: () => String }) service: string, @Args('body', { type: () => String }) body: string): Promise<ServiceStage | NotFound> {
    return this.service.stage(requester, service, body);
  }

  @Allow('decideStage')
  @Mutation(() => DecideStageResult, { description: 'A person of the body decides; the service sees it at once.' })
  decideStage(@CurrentRequester() requester: Requester, @Args('input') input: DecideStageInput): Promise<ServiceStage | Refused | NotFound> {
    return this.service.decide(requester, input);
  }

  @Allow('stageDecisions')
  @Query(() => [StageDecision], { description: 'What oversight bodies decided about this service, the latest first.' })
  stageDecisions(): Promise<StageDecision[]> {
    return this.service.own();
  }
}
