/** The chain of a service's audit trail: how an event is hashed, here exactly as by `audit_hash` in the database. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@waymark/rules';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An event as it stands in an exported trail. */
export interface ChainedEvent {
  tenant: string;
  /** Place in the service's chain, from 1, without gaps. */
  seq: number;
  /** Instant in UTC with microseconds: 2026-11-22T09:30:00.000000Z. */
  at: string;
  /** Account; null when the service itself acted. */
  actor: string | null;
  operation: string;
  subjectKind: string | null;
  subject: string | null;
  detail: Json;
  /** SHA-256 in hexadecimal. */
  hash: string;
}

/** What stands before the first event. */
export const genesis = '0'.repeat(64);

const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{6})Z$/;

/** Microseconds since 1970; null for what is not an instant as above. */
export function microseconds(at: string): bigint | null {
  const [, seconds, fraction] = instant.exec(at) ?? [];
  if (seconds === undefined || fraction === undefined) return null;
  const milliseconds = Date.parse(`${seconds}Z`);
  // Date.parse takes 31 February for a day in March.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 19) !== seconds) return null;
  return BigInt(milliseconds) * 1000n + BigInt(fraction);
}

/**
 * SHA-256 over the hash before, the event's canonical JSON, its number and its time (both as eight bytes, big-endian).
 * @returns hexadecimal; null when the time is none
 */
export function hashOf(previous: string, { tenant, seq, at, actor, operation, subjectKind, subject, detail }: Omit<ChainedEvent, 'hash'>): string | null {
  const time = microseconds(at);
  if (time === null) return null;
  const places = Buffer.alloc(16);
  places.writeBigInt64BE(BigInt(seq), 0);
  places.writeBigInt64BE(time, 8);
  return createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(canonicalJson({ actor, detail, operation, subject, subjectKind, tenant }), 'utf8')
    .update(places)
    .digest('hex');
}
