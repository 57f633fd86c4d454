/** Evidence of an action, and every change to it; each answers the action with its new rating. */
import { Args, ArgsType, Context, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/index.ts';
import { isSelected, pageArguments, type Connection, type GraphqlContext, type NotFound, type Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';
import {
  AddEvidenceInput, Evidence, EvidenceConnection, EvidenceReasonInput, EvidenceResult, EvidenceStepInput, ReplaceEvidenceInput,
} from './evidence.graphql.ts';
import type { ShownEvidence } from './evidence.mapper.ts';
import { EvidenceService } from './evidence.service.ts';

type Answer = Promise<Action | NotFound | Refused>;

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@Resolver(() => Action)
export class EvidenceResolver {
  constructor(private readonly service: EvidenceService) {}

  @Allow('addEvidence')
  @Mutation(() => EvidenceResult)
  addEvidence(@Args('input') input: AddEvidenceInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.service.add(input, loaders);
  }

  @Allow('replaceEvidence')
  @Mutation(() => EvidenceResult, { description: 'The version before stays as it was; the new one is verified anew.' })
  replaceEvidence(@Args('input') input: ReplaceEvidenceInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.service.replace(input, loaders);
  }

  @Allow('verifyEvidence')
  @Mutation(() => EvidenceResult, { description: 'Never by who added it, nor by an owner of the action.' })
  verifyEvidence(@Args('input') input: EvidenceStepInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.service.verify(input, loaders);
  }

  @Allow('rejectEvidence')
  @Mutation(() => EvidenceResult, { description: 'It counts no more, until it is verified or replaced.' })
  rejectEvidence(@Args('input') input: EvidenceReasonInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.service.reject(input, loaders);
  }

  @Allow('withdrawEvidence')
  @Mutation(() => EvidenceResult, { description: 'By who added it or whoever manages the plan. Its files are kept, and given to nobody.' })
  withdrawEvidence(@Args('input') input: EvidenceReasonInput, @Context() { loaders }: GraphqlContext): Answer {
    return this.service.withdraw(input, loaders);
  }

  @ResolveField(() => EvidenceConnection)
  evidence(@Parent() action: Action, @Args() page: PageOf20, @Context() { loaders }: GraphqlContext, @Info() info: GraphQLResolveInfo): Promise<Connection<Evidence>> {
    return this.service.ofAction(action.id, page, isSelected(info, 'totalCount'), loaders);
  }
}

@Resolver(() => Evidence)
export class EvidenceVersionsResolver {
  constructor(private readonly service: EvidenceService) {}

  @ResolveField(() => [Evidence], { description: 'Versions before this one, the latest first; none of a version that was replaced.' })
  earlierVersions(@Parent() evidence: ShownEvidence, @Context() { loaders }: GraphqlContext): Promise<Evidence[]> {
    return evidence.state === 'replaced' || evidence.number === 1 ? Promise.resolve([]) : this.service.earlierVersions(evidence.pieceId, loaders);
  }
}
