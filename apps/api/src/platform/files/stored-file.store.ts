/** SQL of stored files: the row of a file reserves its room before the bytes come, and describes them afterwards. */
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../tenancy/index.ts';

export interface StoredFile {
  id: string;
  name: string;
  bytes: number;
  mediaType: string;
  /** In hexadecimal. */
  sha256: string;
  scan: 'notScanned' | 'clean';
}

const columns = `id, name, bytes, media_type as "mediaType", sha256, scan`;
// One upload of a service at a time counts its room, so that several together cannot pass the quota.
const lock = statement(`select pg_advisory_xact_lock(hashtextextended('stored_file ' || $1::text, 0))`);
const room = statement(`select coalesce(sum(bytes), 0) as bytes from stored_file where tenant_id = $1`);
const own = statement(`select ${columns} from stored_file where tenant_id = $1 and id = $2 and state = 'arrived' and arrived_by = $3`);
const kept = statement(`select ${columns} from stored_file where tenant_id = $1 and id = $2 and state = 'kept'`);
const unkept = statement(`select id from stored_file where tenant_id = $1 and state <> 'kept' and arrived_at < $2 order by arrived_at limit $3`);
const keptIds = statement(`select id, missing_since as "missingSince" from stored_file where tenant_id = $1 and state = 'kept'`);
const known = statement(`select id from stored_file where tenant_id = $1 and id = any($2::uuid[])`);

/** @returns the bytes in use before it, when there is no room for it; null when its room is reserved */
export async function reserveRoom(id: string, name: string, bytes: number, at: Date, quota: number): Promise<number | null> {
  await tenantQuery(lock, [tenantId()]);
  const used = (await tenantQuery<{ bytes: number }>(room, [tenantId()]))[0]?.bytes ?? 0;
  if (used + bytes > quota) return used;
  await tenantExecute(`insert into stored_file (tenant_id, id, state, name, bytes, arrived_by, arrived_at) values ($1, $2, 'arriving', $3, $4, $5, $6)`, [
    tenantId(), id, name, bytes, actingAccountId(), at,
  ]);
  return null;
}

export async function describeFile({ id, bytes, mediaType, sha256, scan }: Omit<StoredFile, 'name'>): Promise<void> {
  await tenantExecute(`update stored_file set state = 'arrived', bytes = $3, media_type = $4, sha256 = $5, scan = $6 where tenant_id = $1 and id = $2 and state = 'arriving'`, [
    tenantId(), id, bytes, mediaType, sha256, scan,
  ]);
}

/** A file that the acting person uploaded and that belongs to nothing yet. */
export async function ownArrivedFile(id: string): Promise<StoredFile | null> {
  return (await tenantQuery<StoredFile>(own, [tenantId(), id, actingAccountId()]))[0] ?? null;
}

export async function keptFile(id: string): Promise<StoredFile | null> {
  return (await tenantQuery<StoredFile>(kept, [tenantId(), id]))[0] ?? null;
}

/** From now on the file stays; in the transaction of what it belongs to. */
export async function keepFile(id: string): Promise<void> {
  await tenantExecute(`update stored_file set state = 'kept' where tenant_id = $1 and id = $2 and state = 'arrived'`, [tenantId(), id]);
}

export async function forgetFile(id: string): Promise<void> {
  await tenantExecute(`delete from stored_file where tenant_id = $1 and id = $2 and state <> 'kept'`, [tenantId(), id]);
}

/** Files that belong to nothing since before `at`. */
export async function forgottenFiles(at: Date, limit: number): Promise<string[]> {
  return (await tenantQuery<{ id: string }>(unkept, [tenantId(), at, limit])).map(({ id }) => id);
}

export async function allKept(): Promise<{ id: string; missingSince: Date | null }[]> {
  return tenantQuery(keptIds, [tenantId()]);
}

export async function knownAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await tenantQuery<{ id: string }>(known, [tenantId(), ids])).map(({ id }) => id));
}

/** @param since null when it is there again */
export async function markMissing(id: string, since: Date | null): Promise<void> {
  await tenantExecute('update stored_file set missing_since = $3 where tenant_id = $1 and id = $2', [tenantId(), id, since]);
}
