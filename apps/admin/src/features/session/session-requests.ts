/** Signing in by steps, how the session stands, and signing out. */
import { rest, restData, type RestAnswer } from '../../graphql/rest.ts';

export type Stage = 'none' | 'enrolment' | 'secondFactor' | 'signedIn';

export interface SessionState {
  stage: Stage;
  accountId: string | null;
  methods: readonly ('code' | 'passkey')[];
  /** Seconds until the session ends without a request, and in any case. */
  idleEndsIn: number | null;
  endsIn: number | null;
  secondFactor: 'required' | 'off';
  demonstration: boolean;
}

export const sessionState = (): Promise<SessionState> => restData('GET', '/api/session');

export interface OfferedProvider {
  key: string;
  name: string;
  service: { en: string; cy: string };
}

/** Follows from the domain of the address alone. */
export interface Realm {
  providers: readonly OfferedProvider[];
}

export const realm = (email: string): Promise<RestAnswer<Realm>> => rest('POST', '/api/session/realm', { email });

/** After each step: what comes next. */
export type Step = RestAnswer<{ stage: Stage } | undefined>;

export const signIn = (email: string, password: string): Promise<Step> => rest('POST', '/api/session', { email, password });
export const sendCode = (code: string): Promise<Step> => rest('POST', '/api/session/code', { code });

/** The browser asks for the passkey; throws what it throws when the person turns away. */
export async function usePasskeyToSignIn(): Promise<Step> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = await restData<Parameters<typeof startAuthentication>[0]['optionsJSON']>('POST', '/api/session/passkey/options');
  const response = await startAuthentication({ optionsJSON });
  return rest('POST', '/api/session/passkey', { response });
}

export const stageAfter = (step: Extract<Step, { ok: true }>): Stage => step.data?.stage ?? 'signedIn';

export const staySignedIn = (): Promise<SessionState> => restData('POST', '/api/session/stay');
export const renewSession = (): Promise<void> => restData('POST', '/api/session/renew');

export async function signOut(): Promise<void> {
  await fetch('/api/session', { method: 'DELETE' });
}
