/** Signing in and out: the two REST calls of the session. */
import { ApiError, apiErrorCode } from '../../graphql/api-error.ts';

export type SignInOutcome = { kind: 'signedIn' } | { kind: 'wrong' } | { kind: 'throttled'; minutes: number | null };

/**
 * @returns `throttled` with the wait in whole minutes when the server gives it (Retry-After, seconds).
 * @throws ApiError when the server cannot be reached or fails.
 */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const response = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch(() => {
    throw new ApiError('OFFLINE');
  });
  if (response.ok) return { kind: 'signedIn' };
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after'));
    return { kind: 'throttled', minutes: Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds / 60) : null };
  }
  if (response.status >= 400 && response.status < 500) return { kind: 'wrong' };
  throw new ApiError(apiErrorCode(null, response.status), response.headers.get('x-correlation-id'));
}

export async function signOut(): Promise<void> {
  await fetch('/api/session', { method: 'DELETE' });
}
