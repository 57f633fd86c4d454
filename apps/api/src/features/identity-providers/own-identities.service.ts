/** One's own links to providers, in every service that one belongs to. */
import { Injectable } from '@nestjs/common';
import type { Localised } from '@waymark/domain';
import { recordAudit } from '../../platform/audit/index.ts';
import { Sessions, SignIn, type Requester } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { deleteIdentity, issuersOf } from './account-identities.store.ts';
import { findUsable, listProviders } from './identity-providers.store.ts';
import { providerKey, readProviderKey } from './provider-key.ts';

export interface OwnIdentity {
  provider: string;
  name: string;
  service: Localised;
  linked: boolean;
}

@Injectable()
export class OwnIdentities {
  constructor(
    private readonly tenants: TenantsService,
    private readonly signing: SignIn,
    private readonly sessions: Sessions,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  async list({ accountId, memberships }: Requester): Promise<OwnIdentity[]> {
    const services = await this.tenants.servicesOf({ memberships });
    const lists = await Promise.all(
      services.map(({ id, name }) =>
        this.tenancy.withTenant({ tenantId: id, accountId, roles: [] }, async () => {
          const [providers, linked] = [await listProviders(), new Set(await issuersOf(accountId))];
          return providers
            .filter(({ disabled_at, issuer }) => disabled_at === null || linked.has(issuer))
            .map((provider) => ({ provider: providerKey(id, provider.id), name: provider.name, service: name, linked: linked.has(provider.issuer) }));
        }),
      ),
    );
    return lists.flat();
  }

  /** Whether this is a provider in use of a service that the person belongs to. */
  async mayLink({ accountId, memberships }: Requester, key: string): Promise<boolean> {
    const named = readProviderKey(key);
    if (!named || !memberships.some(({ tenantId }) => tenantId === named.tenantId)) return false;
    return (await this.tenancy.withTenant({ tenantId: named.tenantId, accountId, roles: [] }, () => findUsable(named.id))) !== null;
  }

  /** Ends the sessions that the provider vouched for. Refused where it is the only way in. */
  async unlink({ accountId, memberships }: Requester, key: string): Promise<'done' | 'unknown' | 'onlyWay'> {
    const named = readProviderKey(key);
    if (!named || !memberships.some(({ tenantId }) => tenantId === named.tenantId)) return 'unknown';
    if (!(await this.signing.hasPassword(accountId))) return 'onlyWay';
    const done = await this.tenancy.withTenant({ tenantId: named.tenantId, accountId, roles: [] }, async () => {
      const provider = (await listProviders()).find(({ id }) => id === named.id);
      const gone = provider !== undefined && (await deleteIdentity(provider.issuer, accountId));
      if (gone) await recordAudit(this.clock.now(), 'unlinkIdentity', 'account', accountId, { provider: named.id });
      return gone;
    });
    if (done) await this.sessions.endVouched({ tenantId: named.tenantId, providerId: named.id }, accountId);
    return done ? 'done' : 'unknown';
  }
}
