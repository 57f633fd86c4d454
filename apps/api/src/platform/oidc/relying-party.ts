/**
 * Our side of OpenID Connect: authorization code with PKCE (S256), state, nonce and the `iss` check, by openid-client.
 * Signatures of ID tokens are always verified, although the code flow would allow to trust the connection.
 */
import { Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { Config } from '../config/index.ts';
import { Discovery, type DiscoveryFault, type ProviderMetadata } from './discovery.ts';
import { guardedFetch, OutsideRefused } from '../outside/index.ts';

export interface Registration {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectAddress: string;
  /** acr value to ask for. */
  acr: string | null;
}

/** What is kept between going to the provider and coming back. */
export interface Secrets {
  nonce: string;
  verifier: string;
}

export interface ProvedIdentity {
  issuer: string;
  subject: string;
  /** How the person proved who they are, as the provider says. */
  amr: readonly string[];
  acr: readonly string[];
}

export type Begun = { address: string; secrets: Secrets } | { fault: DiscoveryFault };
export type Finished = { identity: ProvedIdentity } | { fault: 'down' | 'refused' };

/** Clocks differ; a token from further in the future than this was not issued now. */
const toleranceSeconds = 60;
const longestSubject = 255;

@Injectable()
export class RelyingParty {
  constructor(
    private readonly discovery: Discovery,
    private readonly config: Config,
  ) {}

  /** Where to send the browser. @param forceSignIn the person must sign in there now, not merely be signed in */
  async begin(registration: Registration, state: string, forceSignIn: boolean): Promise<Begun> {
    const known = await this.discovery.of(registration.issuer);
    if ('fault' in known) return known;
    const secrets = { nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
    const address = client.buildAuthorizationUrl(this.configuration(registration, known.found), {
      redirect_uri: registration.redirectAddress,
      scope: 'openid',
      state,
      nonce: secrets.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
      ...(registration.acr === null ? {} : { acr_values: registration.acr }),
      ...(forceSignIn ? { prompt: 'login' } : {}),
    });
    return { address: address.href, secrets };
  }

  /** @param parameters of the address that the browser came back with */
  async finish(registration: Registration, parameters: URLSearchParams, state: string, { nonce, verifier }: Secrets): Promise<Finished> {
    const known = await this.discovery.of(registration.issuer);
    if ('fault' in known) return { fault: 'down' };
    const returned = new URL(registration.redirectAddress);
    returned.search = parameters.toString();
    try {
      const tokens = await client.authorizationCodeGrant(this.configuration(registration, known.found), returned, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const claims = tokens.claims();
      // openid-client looks at `exp` and `nbf` only. The provider's tokens tell real time, whatever a demonstration shows.
      if (!claims || claims.iat > Date.now() / 1000 + toleranceSeconds || claims.sub.length > longestSubject || claims.sub.includes('\0')) return { fault: 'refused' };
      return { identity: { issuer: claims.iss, subject: claims.sub, amr: texts(claims.amr), acr: [...texts(claims.acr), ...texts(claims['acrs'])] } };
    } catch (error) {
      return { fault: isDown(error) ? 'down' : 'refused' };
    }
  }

  private configuration({ issuer, clientId, clientSecret }: Registration, metadata: ProviderMetadata): client.Configuration {
    const basic = metadata.token_endpoint_auth_methods_supported.includes('client_secret_basic');
    const configuration = new client.Configuration({ ...metadata, issuer }, clientId, {}, basic ? client.ClientSecretBasic(clientSecret) : client.ClientSecretPost(clientSecret));
    const anyAddress = this.config.identityProviderAddresses === 'any';
    client.enableNonRepudiationChecks(configuration);
    if (anyAddress) client.allowInsecureRequests(configuration);
    configuration[client.customFetch] = (address, { method, headers, body, signal }) =>
      guardedFetch(address, { method, headers, body: body == null ? null : String(body as string | URLSearchParams), signal }, { anyAddress });
    return configuration;
  }
}

const texts = (claim: unknown): string[] => (Array.isArray(claim) ? claim : [claim]).filter((value): value is string => typeof value === 'string');

/** openid-client wraps what our fetch throws. */
function isDown(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof OutsideRefused) return cause.fault === 'unreachable';
  return false;
}
