/** The assessments of a service, and the two deeds about them. */
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { Conflict, NotFound, Refused } from '../../platform/graphql/index.ts';
import { CloseSelfAssessmentInput, RecordSelfAssessmentInput, SelfAssessment, SelfAssessmentAnswer, SelfAssessmentResult } from './self-assessments.graphql.ts';
import { SelfAssessmentsService } from './self-assessments.service.ts';

@Resolver()
export class SelfAssessmentsResolver {
  constructor(private readonly service: SelfAssessmentsService) {}

  @Allow('selfAssessments')
  @Query(() => [SelfAssessment], { description: 'The newest first, the draft among them; at most 100.' })
  selfAssessments(): Promise<SelfAssessment[]> {
    return this.service.all();
  }

  @Allow('selfAssessment')
  @Query(() => SelfAssessmentResult)
  selfAssessment(@Args('id', { type: () => ID }) id: string): Promise<SelfAssessment | NotFound> {
    return this.service.one(id);
  }

  @Allow('recordSelfAssessment')
  @Mutation(() => SelfAssessmentAnswer, { description: 'Begins or replaces the draft, which may have gaps.' })
  recordSelfAssessment(@Args('input') input: RecordSelfAssessmentInput): Promise<SelfAssessment | Refused | NotFound | Conflict> {
    return this.service.record(input);
  }

  @Allow('closeSelfAssessment')
  @Mutation(() => SelfAssessmentAnswer, { description: 'For good: what is closed never changes.' })
  closeSelfAssessment(@Args('input') input: CloseSelfAssessmentInput): Promise<SelfAssessment | Refused | NotFound | Conflict> {
    return this.service.close(input);
  }
}
