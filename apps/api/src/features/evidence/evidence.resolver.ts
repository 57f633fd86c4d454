/** Evidence of an action, and adding to it. */
import { Args, ArgsType, Context, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/index.ts';
import { isSelected, pageArguments, type Connection, type GraphqlContext, type NotFound, type Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';
import { AddEvidenceInput, AddEvidenceResult, Evidence, EvidenceConnection } from './evidence.graphql.ts';
import { EvidenceService } from './evidence.service.ts';

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@Resolver(() => Action)
export class EvidenceResolver {
  constructor(private readonly service: EvidenceService) {}

  @Allow('addEvidence')
  @Mutation(() => AddEvidenceResult)
  addEvidence(@Args('input') input: AddEvidenceInput, @Context() { loaders }: GraphqlContext): Promise<Action | NotFound | Refused> {
    return this.service.add(input, loaders);
  }

  @ResolveField(() => EvidenceConnection)
  evidence(@Parent() action: Action, @Args() page: PageOf20, @Context() { loaders }: GraphqlContext, @Info() info: GraphQLResolveInfo): Promise<Connection<Evidence>> {
    return this.service.ofAction(action.id, page, isSelected(info, 'totalCount'), loaders);
  }
}
