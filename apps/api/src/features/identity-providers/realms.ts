/** Which providers a person is offered: by the domain of their address, or by the service that invites them. */
import { Injectable } from '@nestjs/common';
import type { Localised } from '@waymark/domain';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { InvitationsService } from '../invitations/index.ts';
import { domainOf } from './email-domain.ts';
import { listProviders } from './identity-providers.store.ts';
import { providerKey } from './provider-key.ts';
import { RealmStore } from './realm.store.ts';

export interface OfferedProvider {
  key: string;
  name: string;
  /** What it opens. The name of the provider is what an administrator wrote, that of the service is not. */
  service: Localised;
}

@Injectable()
export class Realms {
  constructor(
    private readonly store: RealmStore,
    private readonly invitations: InvitationsService,
    private readonly tenancy: Tenancy,
  ) {}

  async ofEmail(email: string): Promise<OfferedProvider[]> {
    const domain = domainOf(email);
    const rows = domain === null ? [] : await this.store.ofDomain(domain);
    return rows.map((row) => ({ key: providerKey(row.tenant_id, row.id), name: row.name, service: { en: row.name_en, cy: row.name_cy } }));
  }

  /** None when the invitation is over. */
  async ofInvitation({ tenantId, hash }: { tenantId: string; hash: Buffer }): Promise<OfferedProvider[]> {
    const service = await this.invitations.serviceOf(tenantId, hash);
    if (!service) return [];
    const rows = await this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, listProviders);
    return rows.filter(({ disabled_at }) => disabled_at === null).map(({ id, name }) => ({ key: providerKey(tenantId, id), name, service }));
  }
}
