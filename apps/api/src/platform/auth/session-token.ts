/** Session ids: 256 random bits in the cookie, their SHA-256 in the database; a stolen table opens nothing. */
import { createHash, randomBytes } from 'node:crypto';

export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Null for a text that cannot be a session id, which then costs no query. */
export function hashSessionToken(token: string | undefined): Buffer | null {
  if (!token || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  return createHash('sha256').update(token).digest();
}
