/** Changing rules and the rating key. */
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { Conflict, Refused } from '../../platform/graphql/index.ts';
import { ApprovalService } from './approval.service.ts';
import { BackTestService } from './back-test.service.ts';
import {
  ApproveRuleSetInput, ChangeRatingKeyInput, ChangeRatingKeyResult, RollBackRuleSetInput, RuleSetAnswer, RuleSetStepInput, SaveRuleSetDraftInput,
  ScheduleRuleSetInput, SendBackRuleSetInput, type RatingKeyVersion,
} from './changes.graphql.ts';
import { DraftsService, type Answer } from './drafts.service.ts';
import { RatingKeyService } from './rating-key.service.ts';

@Resolver()
export class RuleChangesResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly approval: ApprovalService,
    private readonly backTests: BackTestService,
    private readonly ratingKey: RatingKeyService,
  ) {}

  @Allow('saveRuleSetDraft')
  @Mutation(() => RuleSetAnswer)
  saveRuleSetDraft(@Args('input') input: SaveRuleSetDraftInput): Promise<Answer> {
    return this.drafts.save(input);
  }

  @Allow('rollBackRuleSet')
  @Mutation(() => RuleSetAnswer)
  rollBackRuleSet(@Args('input') input: RollBackRuleSetInput): Promise<Answer> {
    return this.drafts.rollBack(input);
  }

  @Allow('testRuleSetOnHistory')
  @Mutation(() => RuleSetAnswer, { description: 'The result stands in backTest.' })
  testRuleSetOnHistory(@Args('input') input: RuleSetStepInput): Promise<Answer> {
    return this.backTests.test(input);
  }

  @Allow('submitRuleSet')
  @Mutation(() => RuleSetAnswer)
  submitRuleSet(@Args('input') input: RuleSetStepInput): Promise<Answer> {
    return this.approval.submit(input);
  }

  @Allow('sendBackRuleSet')
  @Mutation(() => RuleSetAnswer)
  sendBackRuleSet(@Args('input') input: SendBackRuleSetInput): Promise<Answer> {
    return this.approval.sendBack(input);
  }

  @Allow('approveRuleSet')
  @Mutation(() => RuleSetAnswer)
  approveRuleSet(@Args('input') input: ApproveRuleSetInput): Promise<Answer> {
    return this.approval.approve(input);
  }

  @Allow('scheduleRuleSet')
  @Mutation(() => RuleSetAnswer)
  scheduleRuleSet(@Args('input') input: ScheduleRuleSetInput): Promise<Answer> {
    return this.approval.schedule(input);
  }

  @Allow('withdrawRuleSet')
  @Mutation(() => RuleSetAnswer)
  withdrawRuleSet(@Args('input') input: RuleSetStepInput): Promise<Answer> {
    return this.approval.withdraw(input);
  }

  @Allow('changeRatingKey')
  @Mutation(() => ChangeRatingKeyResult)
  changeRatingKey(@Args('input') input: ChangeRatingKeyInput): Promise<RatingKeyVersion | Refused | Conflict> {
    return this.ratingKey.change(input);
  }
}
