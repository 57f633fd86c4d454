/** Rules of stages: for the body, outside every service, and for services to read. */
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequester, type Requester } from '../../platform/auth/index.ts';
import type { Conflict, NotFound, Refused } from '../../platform/graphql/index.ts';
import {
  ApproveStageRulesInput, BodyStageRules, ChangeStageRulesResult, ReturnStageRulesInput, StageRulesInput, StageRulesResult, SubmitStageRulesInput, TryStageRulesResult,
  type StageRules, type StageRulesTrial,
} from './stage-rules.graphql.ts';
import { StageRulesService } from './stage-rules.service.ts';

type Changed = Promise<StageRules | Refused | NotFound | Conflict>;

@Resolver()
export class StageRulesResolver {
  constructor(private readonly service: StageRulesService) {}

  @Allow('stageRules')
  @Query(() => StageRulesResult, { description: 'The rules by which a body of this adviser proposes stages.' })
  stageRules(
    @CurrentRequester() requester: Requester,
    @Args('body', { type: () => String, nullable: true, description: 'Slug; the first of one’s own without it.' }) body: string | null,
    @Args('number', { type: () => Int, nullable: true, description: 'An earlier version; the one in force without it.' }) number: number | null,
  ): Promise<StageRules | NotFound> {
    return this.service.open(requester, body ?? null, number ?? null);
  }

  @Allow('bodyStageRules')
  @Query(() => [BodyStageRules], { description: 'By which rules the bodies that this service shares with propose stages.' })
  bodyStageRules(): Promise<BodyStageRules[]> {
    return this.service.ofBodies();
  }

  @Allow('tryStageRules')
  @Mutation(() => TryStageRulesResult, { description: 'What changed rules would propose for every service that shares, today and at the last ends of quarters. Each service is told of the first try of a day.' })
  tryStageRules(@CurrentRequester() requester: Requester, @Args('input') input: StageRulesInput): Promise<StageRulesTrial | Refused | NotFound | Conflict> {
    return this.service.try(requester, input);
  }

  @Allow('submitStageRules')
  @Mutation(() => ChangeStageRulesResult, { description: 'Publishes rules that this adviser has tried within a day, or, where others advise for the body too, lets them wait for one of those.' })
  submitStageRules(@CurrentRequester() requester: Requester, @Args('input') input: SubmitStageRulesInput): Changed {
    return this.service.submit(requester, input);
  }

  @Allow('approveStageRules')
  @Mutation(() => ChangeStageRulesResult, { description: 'Publishes what another adviser has submitted, once this one has tried it, too.' })
  approveStageRules(@CurrentRequester() requester: Requester, @Args('input') input: ApproveStageRulesInput): Changed {
    return this.service.approve(requester, input);
  }

  @Allow('returnStageRules')
  @Mutation(() => ChangeStageRulesResult, { description: 'Returns what waits to its author, or takes one’s own back.' })
  returnStageRules(@CurrentRequester() requester: Requester, @Args('input') input: ReturnStageRulesInput): Changed {
    return this.service.giveBack(requester, input);
  }
}
