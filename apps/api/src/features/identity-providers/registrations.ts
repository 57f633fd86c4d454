/** A provider's row as what our side of OpenID Connect needs; its secret is sealed for this provider alone. */
import { Injectable } from '@nestjs/common';
import { Sealing } from '../../platform/auth/index.ts';
import { Config } from '../../platform/config/index.ts';
import type { ProvedIdentity, Registration } from '../../platform/oidc/index.ts';
import type { ProviderRow, UsableProvider } from './identity-providers.store.ts';
import { redirectAddress } from './provider-key.ts';

@Injectable()
export class Registrations {
  constructor(
    private readonly sealing: Sealing,
    private readonly config: Config,
  ) {}

  of(tenantId: string, provider: UsableProvider): Registration {
    return {
      issuer: provider.issuer, clientId: provider.client_id, clientSecret: this.sealing.open(provider.secret_sealed, subject(tenantId, provider.id)),
      redirectAddress: redirectAddress(this.config.origin, tenantId, provider.id), acr: provider.second_factor_acr,
    };
  }

  sealSecret(tenantId: string, id: string, secret: string): Buffer {
    return this.sealing.seal(secret, subject(tenantId, id));
  }
}

const subject = (tenantId: string, id: string): string => `identity provider ${tenantId} ${id}`;

/** Whether the provider says that a second factor was shown, in the way that the service trusts. */
export function showsSecondFactor({ second_factor_trusted, second_factor_acr }: ProviderRow, { amr, acr }: ProvedIdentity): boolean {
  return second_factor_trusted && (second_factor_acr === null ? amr.includes('mfa') : acr.includes(second_factor_acr));
}
