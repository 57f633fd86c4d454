/** OpenID Connect: asking a provider what it offers, going there, and checking what comes back. Knows no service and no account. */
export { Discovery, type DiscoveryFault } from './discovery.ts';
export { OidcModule } from './oidc.module.ts';
export { RelyingParty, type ProvedIdentity, type Registration, type Secrets } from './relying-party.ts';
