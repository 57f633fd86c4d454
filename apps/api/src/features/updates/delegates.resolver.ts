/** Delegations of the asking person, and the two deeds about them. */
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { NotFound, Refused } from '../../platform/graphql/index.ts';
import { Delegation, DelegationResult, Delegations, EndDelegationInput, NameDelegateInput } from './delegates.graphql.ts';
import { DelegatesService } from './delegates.service.ts';

@Resolver()
export class DelegatesResolver {
  constructor(private readonly service: DelegatesService) {}

  @Allow('delegations')
  @Query(() => Delegations)
  delegations(): Promise<Delegations> {
    return this.service.mine();
  }

  @Allow('nameDelegate')
  @Mutation(() => DelegationResult, { description: 'That person may update the actions of the asking one until either ends it.' })
  nameDelegate(@Args('input') input: NameDelegateInput): Promise<Delegation | Refused | NotFound> {
    return this.service.name(input);
  }

  @Allow('endDelegation')
  @Mutation(() => DelegationResult)
  endDelegation(@Args('input') input: EndDelegationInput): Promise<Delegation | NotFound> {
    return this.service.end(input);
  }
}
