/** Receivers of webhooks of a service: its rows, under row security. */
import { tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface WebhookRow extends Record<string, unknown> {
  id: string;
  url: string;
  secret_set_at: Date;
  created_at: Date;
  disabled_at: Date | null;
}

export interface UsableWebhook extends WebhookRow {
  secret_sealed: Buffer;
  previous_sealed: Buffer | null;
  previous_until: Date | null;
}

const columns = 'id, url, secret_set_at, created_at, disabled_at';

export async function listWebhooks(): Promise<WebhookRow[]> {
  return tenantQuery<WebhookRow>(`select ${columns} from webhook where tenant_id = $1 and removed_at is null order by created_at, id`, [tenantId()]);
}

/** Those that are told of new messages. */
export async function enabledWebhookIds(): Promise<string[]> {
  const rows = await tenantQuery<{ id: string }>('select id from webhook where tenant_id = $1 and removed_at is null and disabled_at is null order by id', [tenantId()]);
  return rows.map(({ id }) => id);
}

/** With their secrets. */
export async function findWebhooks(ids: readonly string[]): Promise<UsableWebhook[]> {
  return tenantQuery<UsableWebhook>(`select ${columns}, secret_sealed, previous_sealed, previous_until from webhook where tenant_id = $1 and id::text = any ($2) and removed_at is null`, [tenantId(), ids]);
}

/** False when the service has this address already. */
export async function insertWebhook(row: Pick<UsableWebhook, 'id' | 'url' | 'secret_sealed' | 'created_at'> & { created_by: string }): Promise<boolean> {
  const added = await tenantExecute(
    'insert into webhook (tenant_id, id, url, secret_sealed, secret_set_at, created_at, created_by) values ($1, $2, $3, $4, $5, $5, $6) on conflict do nothing',
    [tenantId(), row.id, row.url, row.secret_sealed, row.created_at, row.created_by],
  );
  return added === 1;
}

/** @param previousUntil for so long the old secret signs, too */
export async function rotateWebhookSecret(id: string, sealed: Buffer, at: Date, previousUntil: Date): Promise<boolean> {
  return (await tenantExecute(
    'update webhook set previous_sealed = secret_sealed, previous_until = $5, secret_sealed = $3, secret_set_at = $4 where tenant_id = $1 and id::text = $2 and removed_at is null',
    [tenantId(), id, sealed, at, previousUntil],
  )) === 1;
}

/** @param at null takes it into use again; false when there is none such, or it stands so already */
export async function setWebhookDisabled(id: string, at: Date | null): Promise<boolean> {
  return (await tenantExecute(
    'update webhook set disabled_at = $3 where tenant_id = $1 and id::text = $2 and removed_at is null and (disabled_at is null) <> ($3::timestamptz is null)', [tenantId(), id, at],
  )) === 1;
}

/** Its secrets go; the row stays, as the log names it. */
export async function removeWebhook(id: string, at: Date): Promise<boolean> {
  return (await tenantExecute(
    'update webhook set removed_at = $3, secret_sealed = null, previous_sealed = null, previous_until = null where tenant_id = $1 and id::text = $2 and removed_at is null', [tenantId(), id, at],
  )) === 1;
}
