/** The board's meetings: list, paper, changes, and the steps of a meeting. */
import { Args, ArgsType, Context, Field, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/index.ts';
import { isSelected, NotFound, pageArguments, type Conflict, type Connection, type GraphqlContext, type Refused } from '../../platform/graphql/index.ts';
import { PlanChanges, PlanChangesInput, PlanChangesResult } from './changes.graphql.ts';
import { PlanChangesService } from './plan-changes.service.ts';
import { ReviewReadingService } from './review-reading.service.ts';
import {
  CloseReviewInput, OpenReviewInput, RecordAttendanceInput, RecordReviewDecisionInput, Review, ReviewAnswer, ReviewConnection, ReviewPaper, ReviewResult,
} from './reviews.graphql.ts';
import { ReviewsService } from './reviews.service.ts';

type Answer = Promise<Review | Refused | NotFound | Conflict>;

@ArgsType()
class ReviewsArguments extends pageArguments(20) {
  @Field(() => ID, { nullable: true, description: 'Null: of all plans.' }) planId?: string | null;
}

@Resolver(() => Review)
export class ReviewsResolver {
  constructor(
    private readonly reading: ReviewReadingService,
    private readonly comparison: PlanChangesService,
    private readonly steps: ReviewsService,
  ) {}

  @Allow('reviews')
  @Query(() => ReviewConnection, { description: 'Newest first. Who does not read the working plan sees those that are closed.' })
  reviews(@Args() { planId, ...page }: ReviewsArguments, @Info() info: GraphQLResolveInfo): Promise<Connection<Review>> {
    return this.reading.reviews(planId ?? null, page, isSelected(info, 'totalCount'));
  }

  @Allow('review')
  @Query(() => ReviewResult)
  async review(@Args('id', { type: () => ID }) id: string): Promise<Review | NotFound> {
    const row = await this.reading.row(id);
    return row ? new Review(row) : new NotFound(id);
  }

  @Allow('planChanges')
  @Query(() => PlanChangesResult, { description: 'What changed in a plan between two closed reviews or days, or since one.' })
  planChanges(@Args('input') input: PlanChangesInput, @Context() { loaders }: GraphqlContext): Promise<PlanChanges | Refused | NotFound> {
    return this.comparison.changes(input, loaders);
  }

  @Allow('openReview')
  @Mutation(() => ReviewAnswer)
  openReview(@Args('input') input: OpenReviewInput): Answer {
    return this.steps.open(input);
  }

  @Allow('recordAttendance')
  @Mutation(() => ReviewAnswer)
  recordAttendance(@Args('input') input: RecordAttendanceInput): Answer {
    return this.steps.recordAttendance(input);
  }

  @Allow('recordReviewDecision')
  @Mutation(() => ReviewAnswer)
  recordReviewDecision(@Args('input') input: RecordReviewDecisionInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.steps.decide(input, loaders);
  }

  @Allow('closeReview')
  @Mutation(() => ReviewAnswer, { description: 'Freezes what is before the board, for good.' })
  closeReview(@Args('input') input: CloseReviewInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.steps.close(input, loaders);
  }

  @ResolveField(() => ReviewPaper)
  paper(@Parent() review: Review, @Context() { loaders }: GraphqlContext): Promise<ReviewPaper> {
    return this.reading.paper(review, loaders);
  }

  @ResolveField(() => PlanChanges, { nullable: true, description: 'Since the closed review before this one; null for the first.' })
  sincePrevious(@Parent() review: Review, @Context() { loaders }: GraphqlContext): Promise<PlanChanges | null> {
    return this.reading.sincePrevious(review, loaders);
  }
}
