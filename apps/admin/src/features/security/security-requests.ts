/** Identity providers of a service, and the second factors of its people. */
import { rest, restData, type RestAnswer } from '../../graphql/rest.ts';

export interface IdentityProvider {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  domains: readonly string[];
  secondFactorTrusted: boolean;
  secondFactorAcr: string | null;
  secretSetAt: string;
  disabledAt: string | null;
  people: number;
  redirectAddress: string;
}

export interface IdentityProviders {
  providers: readonly IdentityProvider[];
  /** The reader's own e-mail domain; null when it is shared with others. */
  ownDomain: string | null;
  /** True in development and tests: providers may lie inside the own network. */
  anyAddress: boolean;
}

export interface NewProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  offerToDomain: boolean;
  secondFactorTrusted: boolean;
  secondFactorAcr: string | null;
}

export interface Connection {
  redirectAddress: string;
  signInHost: string;
}

export const factorKinds = ['app', 'passkey', 'provider'] as const;
export type FactorKind = (typeof factorKinds)[number];

export interface SecondFactors {
  people: readonly { id: string; name: string; factors: readonly FactorKind[] }[];
  counts: Readonly<Record<FactorKind | 'none' | 'people', number>>;
}

const base = '/api/identity-providers';

export const identityProviders = (service: string): Promise<IdentityProviders> => restData('GET', base, undefined, service);
export const testConnection = (service: string, issuer: string): Promise<RestAnswer<Connection>> => rest('POST', `${base}/test`, { issuer }, service);
export const addProvider = (service: string, provider: NewProvider): Promise<RestAnswer<{ id: string }>> => rest('POST', base, provider, service);
export const setSecret = (service: string, id: string, clientSecret: string): Promise<RestAnswer<void>> => rest('POST', `${base}/${id}/secret`, { clientSecret }, service);
export const setInUse = (service: string, id: string, inUse: boolean): Promise<RestAnswer<void>> => rest('POST', `${base}/${id}/${inUse ? 'enable' : 'disable'}`, undefined, service);
export const removeProvider = (service: string, id: string): Promise<RestAnswer<void>> => rest('DELETE', `${base}/${id}`, undefined, service);
export const secondFactors = (service: string): Promise<SecondFactors> => restData('GET', '/api/second-factors', undefined, service);
