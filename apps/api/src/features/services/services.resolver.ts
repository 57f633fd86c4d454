/** Who asks, which services they may enter, and the service of the request. */
import { Args, ArgsType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequester, operationsFor, type Requester } from '../../platform/auth/index.ts';
import { pageArguments, type Connection, type GraphqlContext } from '../../platform/graphql/index.ts';
import { openedScopes, type ShareScope as ScopeName } from '../../platform/tenancy/index.ts';
import { ShareScope } from '../sharing/index.ts';
import { RatingKey } from '../ratings/index.ts';
import { Me, Service, ServiceConnection } from './services.graphql.ts';
import { ServicesService } from './services.service.ts';

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@Resolver(() => Service)
export class ServicesResolver {
  constructor(private readonly service: ServicesService) {}

  @Allow('me')
  @Query(() => Me)
  me(@CurrentRequester() { accountId, name, email, roles }: Requester): Me {
    return { id: accountId, name, email, roles: [...roles], operations: operationsFor(roles) };
  }

  @Allow('services')
  @Query(() => ServiceConnection, { description: 'The services this person may enter.' })
  services(@CurrentRequester() requester: Requester, @Args() page: PageOf20): Promise<Connection<Service>> {
    return this.service.services(requester, page);
  }

  @Allow('service')
  @Query(() => Service, { name: 'service', description: 'The service of this request.' })
  ofRequest(@CurrentRequester() requester: Requester): Promise<Service> {
    return this.service.service(requester);
  }

  @ResolveField(() => [ShareScope], { nullable: true, description: 'What the service opens to this adviser beside figures; null for its own people, and in a list of services.' })
  openedScopes(service: Service, _arguments: object, { requester }: GraphqlContext): Promise<readonly ScopeName[] | null> {
    return requester.service?.tenantId === service.id ? openedScopes() : Promise.resolve(null);
  }

  @ResolveField(() => RatingKey)
  ratingKey(service: Service, _arguments: object, { requester }: GraphqlContext): Promise<RatingKey> {
    return this.service.ratingKey(service, requester);
  }
}
