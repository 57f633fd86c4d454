/** The comparison of a document with its plan, and the mutation that ends it. */
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../../platform/auth/index.ts';
import type { Conflict, GraphqlContext, NotFound, Refused } from '../../../platform/graphql/index.ts';
import type { Plan } from '../../plans/index.ts';
import { CommitReimportInput, CommitReimportResult, PlanComparison, PlanComparisonResult } from './reimport.graphql.ts';
import { ReimportService } from './reimport.service.ts';

@Resolver(() => PlanComparison)
export class ReimportResolver {
  constructor(private readonly service: ReimportService) {}

  @Allow('planComparison')
  @Query(() => PlanComparisonResult)
  planComparison(@Args('importId', { type: () => ID }) importId: string, @Context() { loaders }: GraphqlContext): Promise<PlanComparison | NotFound | Refused> {
    return this.service.comparison(importId, loaders);
  }

  @Allow('commitReimport')
  @Mutation(() => CommitReimportResult)
  commitReimport(@Args('input') input: CommitReimportInput, @Context() { loaders }: GraphqlContext): Promise<Plan | PlanComparison | NotFound | Refused | Conflict> {
    return this.service.commit(input, loaders);
  }
}
