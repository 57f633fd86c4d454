/**
 * What a link or a program shows to be let into one service: the service's id, so that its row is read under that
 * service's row security, then 256 random bits.
 */
import { randomBytes } from 'node:crypto';

const tenantBytes = 16;

export function newTenantSecret(tenantId: string): string {
  return Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), randomBytes(32)]).toString('base64url');
}

/** The id of the service that a secret names; null for a text that cannot be one. */
export function tenantOfSecret(secret: string): string | null {
  if (!/^[A-Za-z0-9_-]{64}$/.test(secret)) return null;
  const hex = Buffer.from(secret, 'base64url').subarray(0, tenantBytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
