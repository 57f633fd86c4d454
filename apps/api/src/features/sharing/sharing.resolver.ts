/** What a service shares with oversight bodies. */
import { Args, ArgsType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import { pageArguments, type Connection, type NotFound, type Refused } from '../../platform/graphql/index.ts';
import { ChangeShareInput, GrantShareInput, OversightBody, RevokeShareInput, ShareConnection, ShareResult, type Share } from './sharing.graphql.ts';
import { SharingService } from './sharing.service.ts';

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@Resolver()
export class SharingResolver {
  constructor(private readonly service: SharingService) {}

  @Allow('oversightBodies')
  @Query(() => [OversightBody], { description: 'The bodies that a service may share with.' })
  oversightBodies(): Promise<OversightBody[]> {
    return this.service.oversightBodies();
  }

  @Allow('shares')
  @Query(() => ShareConnection, { description: 'With whom the service shares its working plans now, and with whom it did.' })
  shares(@Args() page: PageOf20): Promise<Connection<Share>> {
    return this.service.shares(page);
  }

  @Allow('grantShare')
  @Mutation(() => ShareResult, { description: 'Lets the advisers of a body read figures, and what the scopes open beside.' })
  grantShare(@Args('input') input: GrantShareInput): Promise<Share | Refused | NotFound> {
    return this.service.grant(input);
  }

  @Allow('changeShare')
  @Mutation(() => ShareResult, { description: 'Opens and closes scopes of a share; advisers see the difference at their next request.' })
  changeShare(@Args('input') input: ChangeShareInput): Promise<Share | Refused | NotFound> {
    return this.service.change(input);
  }

  @Allow('revokeShare')
  @Mutation(() => ShareResult, { description: 'Ends that; advisers see nothing from their next request on.' })
  revokeShare(@Args('input') input: RevokeShareInput): Promise<Share | Refused | NotFound> {
    return this.service.revoke(input);
  }
}
