/** Reviews from outside with their recommendations, the frameworks they rate by, and every change to them. */
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext, NotFound, Refused } from '../../platform/graphql/index.ts';
import {
  AddExternalReviewInput, ExternalReview, ExternalReviewResult, ImportRecommendationsInput, RecommendationImportResult, WithdrawExternalReviewInput, WithdrawExternalReviewResult,
  type ExternalReviewWithdrawn, type RecommendationFileRefused, type RecommendationsImported,
} from './external-reviews.graphql.ts';
import { ExternalReviewsService } from './external-reviews.service.ts';
import { InspectionFramework } from './frameworks.graphql.ts';
import { ExternalRecommendation } from './recommendations.graphql.ts';
import { RecommendationsService } from './recommendations.service.ts';

@Resolver(() => ExternalReview)
export class ExternalReviewsResolver {
  constructor(
    private readonly service: ExternalReviewsService,
    private readonly ofRecommendations: RecommendationsService,
  ) {}

  @Allow('externalReviews')
  @Query(() => [ExternalReview], { description: 'Inspections and other reviews from outside, the newest first; at most 100.' })
  externalReviews(): Promise<ExternalReview[]> {
    return this.service.all();
  }

  @Allow('inspectionFrameworks')
  @Query(() => [InspectionFramework], { description: 'The catalogue of frameworks.' })
  inspectionFrameworks(): InspectionFramework[] {
    return this.service.frameworks();
  }

  @Allow('addExternalReview')
  @Mutation(() => ExternalReviewResult, { description: 'With its recommendations, or without.' })
  addExternalReview(@Args('input') input: AddExternalReviewInput): Promise<ExternalReview | Refused> {
    return this.service.add(input);
  }

  @Allow('importRecommendations')
  @Mutation(() => RecommendationImportResult, { description: 'All rows of the file, or none.' })
  importRecommendations(@Args('input') input: ImportRecommendationsInput): Promise<RecommendationsImported | RecommendationFileRefused | Refused> {
    return this.service.importCsv(input);
  }

  @Allow('withdrawExternalReview')
  @Mutation(() => WithdrawExternalReviewResult, { description: 'Of what was entered by mistake.' })
  withdrawExternalReview(@Args('input') input: WithdrawExternalReviewInput): Promise<ExternalReviewWithdrawn | NotFound | Refused> {
    return this.service.withdraw(input);
  }

  @ResolveField(() => [ExternalRecommendation], { description: 'In the order of the report.' })
  recommendations(@Parent() { id }: ExternalReview, @Context() { loaders }: GraphqlContext): Promise<ExternalRecommendation[]> {
    return this.ofRecommendations.ofReview(id, loaders);
  }
}
