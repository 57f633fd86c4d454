/**
 * Tokens of programs: `wmk_`, eight letters that tell it apart, then the secret of the service. Only the hash is kept.
 */
import { createHash, randomBytes } from 'node:crypto';
import { newTenantSecret, tenantOfSecret } from './tenant-secret.ts';

export interface NewApiToken {
  token: string;
  /** What lists and logs show. */
  prefix: string;
  hash: Buffer;
}

export function newApiToken(tenantId: string): NewApiToken {
  const prefix = `wmk_${randomBytes(4).toString('hex')}`;
  const token = `${prefix}_${newTenantSecret(tenantId)}`;
  return { token, prefix, hash: hashOf(token) };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Null for a text that cannot be a token. */
export function readApiToken(token: string): { tenantId: string; hash: Buffer } | null {
  const [, secret = ''] = /^wmk_[0-9a-f]{8}_(.+)$/.exec(token) ?? [];
  const tenantId = tenantOfSecret(secret);
  return tenantId === null ? null : { tenantId, hash: hashOf(token) };
}

/** The token of an Authorization header; null when the request carries none. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer (.+)$/i.exec(header ?? '')?.[1]?.trim() ?? null;
}
