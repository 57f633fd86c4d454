/** Ids of providers: they follow from service and issuer, and the key in an address names both service and provider (as ADR 0022). */
import { createHash } from 'node:crypto';

const hexOf = (uuid: string): string => uuid.replaceAll('-', '');
const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The same whenever the issuer is added to the service: the address that was registered with the provider stays good. UUIDv8 (RFC 9562). */
export function providerIdFor(tenantId: string, issuer: string): string {
  const bytes = createHash('sha256').update(`${tenantId}\n${issuer}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidOf(bytes.toString('hex'));
}

export function providerKey(tenantId: string, id: string): string {
  return Buffer.from(hexOf(tenantId) + hexOf(id), 'hex').toString('base64url');
}

/** Null for a text that cannot be a key. */
export function readProviderKey(key: string): { tenantId: string; id: string } | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(key)) return null;
  const hex = Buffer.from(key, 'base64url').toString('hex');
  return { tenantId: uuidOf(hex.slice(0, 32)), id: uuidOf(hex.slice(32)) };
}

/** Where the provider sends browsers back to. One for each provider, so that no answer of one passes for that of another. */
export function redirectAddress(origin: string, tenantId: string, id: string): string {
  return `${origin}/api/oidc/${providerKey(tenantId, id)}/callback`;
}
