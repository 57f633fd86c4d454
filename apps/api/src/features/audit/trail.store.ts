/** SQL of reading the trail in the order of its chain, and of its signed checkpoints. */
import type { ChainedEvent } from '../../platform/audit/index.ts';
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface Head {
  seq: number;
  hash: string;
}

export interface Checkpoint extends Head {
  /** With microseconds, as in an exported trail. */
  at: string;
  keyId: string;
  signature: string;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const head = statement("select seq, encode(hash, 'hex') as hash from audit_head where tenant_id = $1");
const events = statement(
  `select tenant_id as tenant, seq, ${instant('at')} as at, actor_id as actor, operation, subject_kind as "subjectKind", subject_id as subject, detail, encode(hash, 'hex') as hash
   from audit_event where tenant_id = $1 and seq > $2 and seq <= $3 order by seq limit $4`,
);
const checkpointColumns = `seq, encode(hash, 'hex') as hash, ${instant('at')} as at, key_id as "keyId", encode(signature, 'hex') as signature`;
const checkpoints = statement(`select ${checkpointColumns} from audit_checkpoint where tenant_id = $1 and seq > $2 and seq <= $3 order by seq`);
const latest = statement(`select ${checkpointColumns} from audit_checkpoint where tenant_id = $1 order by seq desc limit 1`);
const insert = statement(
  `insert into audit_checkpoint (tenant_id, seq, hash, at, key_id, signature) values ($1, $2, decode($3, 'hex'), $4, $5, decode($6, 'hex')) on conflict do nothing`,
);

/** Null before the first event. */
export async function chainHead(): Promise<Head | null> {
  return (await tenantQuery<Head & Record<string, unknown>>(head, [tenantId()]))[0] ?? null;
}

/** Events after one number up to another, in order, at most `limit`. */
export async function eventsBetween(after: number, last: number, limit: number): Promise<ChainedEvent[]> {
  return tenantQuery<ChainedEvent & Record<string, unknown>>(events, [tenantId(), after, last, limit]);
}

export async function checkpointsBetween(after: number, last: number): Promise<Checkpoint[]> {
  return tenantQuery<Checkpoint & Record<string, unknown>>(checkpoints, [tenantId(), after, last]);
}

export async function latestCheckpoint(): Promise<Checkpoint | null> {
  return (await tenantQuery<Checkpoint & Record<string, unknown>>(latest, [tenantId()]))[0] ?? null;
}

/** One signature for one head: true when it was not there yet. */
export async function insertCheckpoint({ seq, hash, at, keyId, signature }: Checkpoint): Promise<boolean> {
  return (await tenantExecute(insert, [tenantId(), seq, hash, at, keyId, signature])) === 1;
}
