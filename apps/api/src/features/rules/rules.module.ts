/** Rules: written, checked, approved by a second person, and brought into force. */
import { Module } from '@nestjs/common';
import { RatingsModule } from '../ratings/index.ts';
import { ApprovalService } from './approval.service.ts';
import { BackTestService } from './back-test.service.ts';
import { DraftsService } from './drafts.service.ts';
import { RatingKeyService } from './rating-key.service.ts';
import { RuleChangesResolver } from './rule-changes.resolver.ts';
import { RuleSetsService } from './rule-sets.service.ts';
import { RulesJobs } from './rules.jobs.ts';
import { RuleSetsResolver, WorkbenchResolver } from './rules.resolver.ts';
import { WorkbenchService } from './workbench.service.ts';

@Module({
  imports: [RatingsModule],
  providers: [
    RuleSetsService, DraftsService, ApprovalService, BackTestService, RatingKeyService, WorkbenchService, RuleSetsResolver, RuleChangesResolver, WorkbenchResolver, RulesJobs,
  ],
  exports: [ApprovalService],
})
export class RulesModule {}
