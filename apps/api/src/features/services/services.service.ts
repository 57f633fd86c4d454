/** Use cases of services: those a person may enter, the one of the request, and its rating key. */
import { Injectable } from '@nestjs/common';
import type { RatingKey } from '@waymark/domain';
import type { Requester } from '../../platform/auth/index.ts';
import { pageOfList, shownError, type Connection, type PageRequest } from '../../platform/graphql/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { TenantsService } from '../tenants/index.ts';
import type { Service } from './services.graphql.ts';

@Injectable()
export class ServicesService {
  constructor(
    private readonly tenants: TenantsService,
    private readonly ratings: RatingsService,
    private readonly tenancy: Tenancy,
  ) {}

  /** Those of the person's memberships, by name. */
  async services(requester: Requester, request: PageRequest): Promise<Connection<Service>> {
    return pageOfList(await this.tenants.servicesOf(requester), request, 20, ({ id }) => id);
  }

  async service({ service }: Requester): Promise<Service> {
    const found = service && (await this.tenants.find(service.tenantId));
    if (!found) throw new Error('The service of this request is missing.');
    return found;
  }

  /** Inside a service its own key; in the list of services each in a short transaction of its own. */
  async ratingKey(service: Service, requester: Requester): Promise<RatingKey> {
    if (requester.service?.tenantId === service.id) return (await this.ratings.inForce()).ratingKey;
    if (requester.service) throw shownError('BAD_USER_INPUT', 'Ask for the rating keys of several services without naming one in the header.');
    const roles = requester.memberships.find(({ tenantId }) => tenantId === service.id)?.roles ?? [];
    const identity = { tenantId: service.id, accountId: requester.accountId, roles };
    return this.tenancy.withTenant(identity, async () => (await this.ratings.inForce()).ratingKey);
  }
}
