/** Calendar feeds: one for each person of a service, known by the hash of its token. */
import { tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface FeedRow extends Record<string, unknown> {
  createdAt: Date;
  lastUsedAt: Date | null;
}

export async function feedOf(accountId: string): Promise<FeedRow | null> {
  return (await tenantQuery<FeedRow>('select created_at as "createdAt", last_used_at as "lastUsedAt" from calendar_feed where tenant_id = $1 and account_id = $2', [tenantId(), accountId]))[0] ?? null;
}

export async function replaceFeed(accountId: string, hash: Buffer, at: Date): Promise<void> {
  await tenantExecute(
    `insert into calendar_feed (tenant_id, account_id, token_hash, created_at) values ($1, $2, $3, $4)
     on conflict (tenant_id, account_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at, last_used_at = null`,
    [tenantId(), accountId, hash, at],
  );
}

export async function deleteFeed(accountId: string): Promise<boolean> {
  return (await tenantExecute('delete from calendar_feed where tenant_id = $1 and account_id = $2', [tenantId(), accountId])) === 1;
}

/** Whose it is, while they may read the plan: viewers may not. Notes the use at most once an hour, as calendars ask often. */
export async function useFeed(hash: Buffer, at: Date): Promise<string | null> {
  const [row] = await tenantQuery<{ account_id: string; last_used_at: Date | null }>(
    `select f.account_id, f.last_used_at from calendar_feed f where f.tenant_id = $1 and f.token_hash = $2
        and exists (select from membership m where m.tenant_id = $1 and m.account_id = f.account_id and m.role <> 'viewer')`,
    [tenantId(), hash],
  );
  if (row && (row.last_used_at === null || at.getTime() - row.last_used_at.getTime() > 3_600_000)) {
    await tenantExecute('update calendar_feed set last_used_at = $3 where tenant_id = $1 and account_id = $2', [tenantId(), row.account_id, at]);
  }
  return row?.account_id ?? null;
}
