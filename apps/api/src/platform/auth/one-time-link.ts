/** Tokens of links sent by mail: 256 random bits after a `#`, so that no server's log and no referrer ever has them. */
import { hashSessionToken, newSessionToken } from './session-token.ts';

export const newLinkToken = newSessionToken;
/** Null for a text that cannot be a token. */
export const hashLinkToken = hashSessionToken;

export function linkTo(origin: string, page: string, token: string): string {
  return `${origin}${page}#${token}`;
}
