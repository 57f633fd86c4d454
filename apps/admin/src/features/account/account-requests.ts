/** One's own account: sessions and second factors. */
import { rest, restData, type RestAnswer } from '../../graphql/rest.ts';

export interface Account {
  email: string;
  /** False when the sign-in is too long ago to change how one signs in. */
  fresh: boolean;
  /** True when a service's own provider vouched: then nothing of the account itself can be changed. */
  vouched: boolean;
  totp: boolean;
  passkeys: readonly { id: string; name: string; createdAt: string; lastUsedAt: string | null }[];
  recoveryCodesLeft: number;
  sessions: readonly { id: string; device: string; createdAt: string; lastSeenAt: string; current: boolean }[];
}

export interface TotpProposal {
  secret: string;
  uri: string;
}

/** Codes come with the first factor only. */
export type Enrolled = RestAnswer<{ recoveryCodes: readonly string[] | null }>;

export const ownAccount = (): Promise<Account> => restData('GET', '/api/account');
export const proposeTotp = (): Promise<RestAnswer<TotpProposal>> => rest('POST', '/api/account/totp');
export const confirmTotp = (code: string): Promise<Enrolled> => rest('POST', '/api/account/totp/confirm', { code });
export const removeFrom = (path: string): Promise<RestAnswer<void>> => rest('DELETE', `/api/account/${path}`);
export const renewRecoveryCodes = (): Promise<Enrolled> => rest('POST', '/api/account/recovery-codes');

/** The browser makes the passkey; throws what it throws when the person turns away. */
export async function addPasskey(name: string): Promise<Enrolled> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const options = await rest<Parameters<typeof startRegistration>[0]['optionsJSON']>('POST', '/api/account/passkeys/options');
  if (!options.ok) return options;
  const response = await startRegistration({ optionsJSON: options.data });
  return rest('POST', '/api/account/passkeys', { name, response });
}

export interface OwnIdentity {
  provider: string;
  name: string;
  service: { en: string; cy: string };
  linked: boolean;
}

export const ownIdentities = (): Promise<{ identities: readonly OwnIdentity[] }> => restData('GET', '/api/account/identities');
/** The address at the provider to go to. */
export const linkIdentity = (provider: string): Promise<RestAnswer<{ address: string }>> => rest('POST', `/api/account/identities/${provider}`, {});
