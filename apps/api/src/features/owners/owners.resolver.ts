/** The names, and the one deed about them. */
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { NotFound, Refused } from '../../platform/graphql/index.ts';
import { LinkOwnerNameInput, OwnerName, OwnerNameResult, OwnerNames } from './owners.graphql.ts';
import { OwnersService } from './owners.service.ts';

@Resolver()
export class OwnersResolver {
  constructor(private readonly service: OwnersService) {}

  @Allow('ownerNames')
  @Query(() => OwnerNames, { description: 'Owners as the plans in use name them, and whom they mean.' })
  ownerNames(): Promise<OwnerNames> {
    return this.service.names();
  }

  @Allow('linkOwnerName')
  @Mutation(() => OwnerNameResult, { description: 'Says which person a name means, in every plan.' })
  linkOwnerName(@Args('input') input: LinkOwnerNameInput): Promise<OwnerName | NotFound | Refused> {
    return this.service.link(input);
  }
}
