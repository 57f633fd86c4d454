/** What a provider says of itself (OpenID Connect Discovery 1.0), checked, and kept for some minutes. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../config/index.ts';
import { guardedFetch, OutsideRefused, type OutsideFault } from '../outside/index.ts';

export type DiscoveryFault = OutsideFault | 'notAProvider' | 'otherIssuer' | 'tooWeak';

/** Signatures that only the provider can make: with a shared secret or none, others could. */
const signatures: ReadonlySet<string> = new Set(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']);

/** Browsers are sent to one of them: nothing but a web address. */
const address = z.string().max(2_000).refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol));
const names = z.array(z.string().max(200)).max(200);
const published = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  end_session_endpoint: address.optional(),
  id_token_signing_alg_values_supported: names.default(['RS256']),
  token_endpoint_auth_methods_supported: names.default(['client_secret_basic']),
  code_challenge_methods_supported: names.optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});
export type ProviderMetadata = z.infer<typeof published>;
export type Discovered = { found: ProviderMetadata } | { fault: DiscoveryFault };

const keptMs = 10 * 60_000;
/** A provider that is down is not asked again by everybody who tries. */
const faultKeptMs = 20_000;
const mostKept = 500;

@Injectable()
export class Discovery {
  private readonly kept = new Map<string, { until: number; answer: Promise<Discovered> }>();

  constructor(private readonly config: Config) {}

  /** As kept, or asked now. Time is the machine's: this is about another machine, not about the service's days. */
  of(issuer: string): Promise<Discovered> {
    const entry = this.kept.get(issuer);
    if (entry && entry.until > performance.now()) return entry.answer;
    return this.ask(issuer);
  }

  /** Asks now, and keeps the answer. */
  ask(issuer: string): Promise<Discovered> {
    if (this.kept.size >= mostKept) this.kept.delete(this.kept.keys().next().value as string);
    const answer = this.read(issuer);
    const entry = { until: performance.now() + keptMs, answer };
    this.kept.delete(issuer);
    this.kept.set(issuer, entry);
    void answer.then((known) => {
      if ('fault' in known) entry.until = performance.now() + faultKeptMs;
    });
    return answer;
  }

  private async read(issuer: string): Promise<Discovered> {
    try {
      const options = { anyAddress: this.config.identityProviderAddresses === 'any' };
      const answer = await guardedFetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { headers: { accept: 'application/json' } }, options);
      const metadata = answer.status === 200 ? published.safeParse(await answer.json().catch(() => null)) : null;
      return metadata?.success ? check(issuer, metadata.data, options.anyAddress) : { fault: 'notAProvider' };
    } catch (error) {
      if (error instanceof OutsideRefused) return { fault: error.fault };
      throw error;
    }
  }
}

function check(issuer: string, metadata: ProviderMetadata, plainHttp: boolean): Discovered {
  if (metadata.issuer !== issuer) return { fault: 'otherIssuer' };
  const addresses = [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri];
  if (!plainHttp && !addresses.every((value) => value.startsWith('https:'))) return { fault: 'notHttps' };
  const algorithms = metadata.id_token_signing_alg_values_supported.filter((algorithm) => signatures.has(algorithm));
  // Many do not say that they know PKCE; one that says it knows only `plain` does not do for us.
  const challenges = metadata.code_challenge_methods_supported;
  if (algorithms.length === 0 || (challenges && !challenges.includes('S256'))) return { fault: 'tooWeak' };
  return { found: { ...metadata, id_token_signing_alg_values_supported: algorithms } };
}
