/** Acceptance from outside. */
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequester, type Requester } from '../../platform/auth/index.ts';
import type { Conflict, GraphqlContext, NotFound, Refused } from '../../platform/graphql/index.ts';
import { AssureExternallyInput, AssureExternallyResult, type ExternallyAssured } from './external.graphql.ts';
import { ExternalAssuranceService } from './external.service.ts';

@Resolver()
export class ExternalAssuranceResolver {
  constructor(private readonly service: ExternalAssuranceService) {}

  @Allow('assureExternally')
  @Mutation(() => AssureExternallyResult, { description: 'A step of assurance in the name of the body, about an action that the service opens to it and its board has accepted. It stands in the history of the action and in the service’s trail.' })
  assureExternally(@CurrentRequester() requester: Requester, @Args('input') input: AssureExternallyInput, @Context() { loaders }: GraphqlContext): Promise<ExternallyAssured | NotFound | Refused | Conflict> {
    return this.service.assure(requester, input, loaders);
  }
}
