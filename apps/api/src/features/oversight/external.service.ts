/** Use case of acceptance from outside: an adviser takes the steps of the table that are theirs, as a step of the service's own action. */
import { Injectable } from '@nestjs/common';
import type { Requester } from '../../platform/auth/index.ts';
import { Conflict, NotFound, Refused, shownError, type Loaders } from '../../platform/graphql/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { AssuranceService } from '../assurance/index.ts';
import { SharingService } from '../sharing/index.ts';
import { ExternallyAssured, type AssureExternallyInput } from './external.graphql.ts';

@Injectable()
export class ExternalAssuranceService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly sharing: SharingService,
    private readonly assurance: AssuranceService,
  ) {}

  /**
   * One transaction of the service: its share is asked first and held, so that what is closed meanwhile waits until the step is kept. Without a
   * share that opens actions there is no action, whatever its id.
   */
  async assure(requester: Requester, { service, ...input }: AssureExternallyInput, loaders: Loaders): Promise<ExternallyAssured | NotFound | Refused | Conflict> {
    if (requester.service) throw shownError('BAD_USER_INPUT', 'Accept without naming a service in the header.');
    const membership = requester.memberships.find(({ slug, roles }) => slug === service && roles.includes('oversightAdviser'));
    if (!membership) return new NotFound(input.actionId);
    const bodies = await this.sharing.bodiesOf(requester.accountId);
    // No adviser's transaction, which writes nothing: the role counts in the table of steps alone.
    return this.tenancy.withTenant({ tenantId: membership.tenantId, accountId: requester.accountId, roles: [] }, async () => {
      const body = await this.sharing.readingActions(bodies);
      if (!body) return new NotFound(input.actionId);
      const answer = await this.assurance.move(input, loaders, body);
      if (answer instanceof NotFound || answer instanceof Refused || answer instanceof Conflict) return answer;
      return Object.assign(new ExternallyAssured(), { id: answer.id, version: answer.version, state: answer.row.assurance });
    });
  }
}
