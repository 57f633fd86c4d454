/** Token of an invitation's link. Only its hash is kept. */
import { createHash } from 'node:crypto';
import { newTenantSecret, tenantOfSecret } from '../../platform/auth/index.ts';

export const newInvitationToken = newTenantSecret;

/** Null for a text that cannot be a token. */
export function readInvitationToken(token: string): { tenantId: string; hash: Buffer } | null {
  const tenantId = tenantOfSecret(token);
  return tenantId === null ? null : { tenantId, hash: createHash('sha256').update(token).digest() };
}
