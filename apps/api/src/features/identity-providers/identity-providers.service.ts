/** What administrators do with the identity providers of their service. */
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { Sessions, type Requester } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Config } from '../../platform/config/index.ts';
import { Discovery, type DiscoveryFault } from '../../platform/oidc/index.ts';
import { Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { ownDomain } from './email-domain.ts';
import { deleteProvider, insertProvider, listProviders, replaceSecret, setDisabled, type ProviderRow } from './identity-providers.store.ts';
import { providerIdFor, redirectAddress } from './provider-key.ts';
import { Registrations } from './registrations.ts';

export interface ProviderView extends ProviderRow {
  people: number;
  redirectAddress: string;
}

export interface ProviderList {
  providers: readonly ProviderView[];
  /** The administrator's own domain; null when nobody can speak for it. */
  ownDomain: string | null;
  /** True where providers inside the own network are allowed: development and tests. */
  anyAddress: boolean;
}

export interface NewRegistration {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  /** Offers it to everybody with an address of the administrator's own domain. */
  offerToDomain: boolean;
  secondFactorTrusted: boolean;
  secondFactorAcr: string | null;
}

export interface Connection {
  redirectAddress: string;
  /** Where people will sign in. */
  signInHost: string;
}

export type AddingFault = DiscoveryFault | 'domainNotYours' | 'exists' | 'noEncryption';

@Injectable()
export class IdentityProvidersService {
  constructor(
    private readonly discovery: Discovery,
    private readonly registrations: Registrations,
    private readonly sessions: Sessions,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async list({ email }: Requester): Promise<ProviderList> {
    const rows = await this.tenancy.transaction(listProviders);
    return {
      providers: rows.map((row) => ({ ...row, redirectAddress: redirectAddress(this.config.origin, tenantId(), row.id) })),
      ownDomain: ownDomain(email),
      anyAddress: this.config.identityProviderAddresses === 'any',
    };
  }

  /** Asks the provider what it offers; what comes of it is also the address to register there. */
  async test(issuer: string): Promise<Connection | { fault: DiscoveryFault }> {
    const answer = await this.discovery.ask(issuer);
    const outcome = 'fault' in answer ? answer.fault : 'works';
    await this.tenancy.transaction(() => recordAudit(this.clock.now(), 'testIdentityProvider', 'identityProvider', providerIdFor(tenantId(), issuer), { outcome }));
    if ('fault' in answer) return answer;
    return { redirectAddress: redirectAddress(this.config.origin, tenantId(), providerIdFor(tenantId(), issuer)), signInHost: new URL(answer.found.authorization_endpoint).host };
  }

  async add({ accountId, email }: Requester, given: NewRegistration): Promise<{ id: string } | { fault: AddingFault }> {
    const domain = ownDomain(email);
    if (given.offerToDomain && domain === null) return { fault: 'domainNotYours' };
    // Without it a key would be made from nothing (ADR 0021).
    if (this.config.encryptionSecret === '') return { fault: 'noEncryption' };
    const answer = await this.discovery.ask(given.issuer);
    if ('fault' in answer) return answer;
    const id = providerIdFor(tenantId(), given.issuer);
    const at = this.clock.now();
    const row = {
      id, issuer: given.issuer, client_id: given.clientId, secret_sealed: this.registrations.sealSecret(tenantId(), id, given.clientSecret), name: given.name,
      domains: given.offerToDomain && domain !== null ? [domain] : [], second_factor_trusted: given.secondFactorTrusted, second_factor_acr: given.secondFactorAcr,
      created_at: at, created_by: accountId,
    };
    const added = await this.tenancy.transaction(async () => {
      const done = await insertProvider(row);
      if (done) await recordAudit(at, 'addIdentityProvider', 'identityProvider', id, { domains: row.domains, secondFactorTrusted: given.secondFactorTrusted });
      return done;
    });
    return added ? { id } : { fault: 'exists' };
  }

  async rotateSecret(id: string, secret: string): Promise<boolean> {
    const at = this.clock.now();
    return this.change(id, 'rotateIdentityProviderSecret', () => replaceSecret(id, this.registrations.sealSecret(tenantId(), id, secret), at));
  }

  /** Whom it has vouched for is signed out. */
  async disable(id: string): Promise<boolean> {
    return this.endVouched(id, await this.change(id, 'disableIdentityProvider', () => setDisabled(id, this.clock.now())));
  }

  async enable(id: string): Promise<boolean> {
    return this.change(id, 'enableIdentityProvider', () => setDisabled(id, null));
  }

  /** As `disable`; and nobody is linked to it any more. */
  async remove(id: string): Promise<boolean> {
    return this.endVouched(id, await this.change(id, 'removeIdentityProvider', () => deleteProvider(id)));
  }

  private async endVouched(id: string, done: boolean): Promise<boolean> {
    if (done) await this.sessions.endVouched({ tenantId: tenantId(), providerId: id });
    return done;
  }

  private async change(id: string, operation: string, write: () => Promise<boolean>): Promise<boolean> {
    return this.tenancy.transaction(async () => {
      const done = await write();
      if (done) await recordAudit(this.clock.now(), operation, 'identityProvider', id);
      return done;
    });
  }
}
