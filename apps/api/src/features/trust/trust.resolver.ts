/** Who may do what, who is here, how long things are kept. */
import { Args, ArgsType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import { pageArguments, type Conflict, type Connection, type Refused } from '../../platform/graphql/index.ts';
import { accessRows } from './areas.ts';
import { AccessEntry, ChangeRetentionInput, ChangeRetentionResult, Retention, ServicePersonConnection, type ServicePerson } from './trust.graphql.ts';
import { TrustService } from './trust.service.ts';

@ArgsType()
class PageOf100 extends pageArguments(100) {}

@Resolver()
export class TrustResolver {
  constructor(private readonly service: TrustService) {}

  @Allow('accessTable')
  @Query(() => [AccessEntry], { description: 'Every operation that asks for a role in the service, with those roles.' })
  accessTable(): AccessEntry[] {
    return accessRows();
  }

  @Allow('servicePeople')
  @Query(() => ServicePersonConnection, { description: 'Everybody who has a role in the service, by name.' })
  servicePeople(@Args() page: PageOf100): Promise<Connection<ServicePerson>> {
    return this.service.servicePeople(page);
  }

  @Allow('retention')
  @Query(() => Retention)
  retention(): Promise<Retention> {
    return this.service.retention();
  }

  @Allow('changeRetention')
  @Mutation(() => ChangeRetentionResult)
  changeRetention(@Args('input') input: ChangeRetentionInput): Promise<Retention | Refused | Conflict> {
    return this.service.changeRetention(input);
  }
}
