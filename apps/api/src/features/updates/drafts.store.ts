/** SQL of drafts of updates: of the acting person alone. */
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { inOrder } from '../../platform/graphql/index.ts';

export interface DraftRow {
  actionId: string;
  actionVersion: number;
  content: Record<string, string>;
  savedAt: Date;
}

const columns = `action_id as "actionId", action_version as "actionVersion", content, saved_at as "savedAt"`;
const ofActions = statement(`select ${columns} from update_draft where tenant_id = $1 and account_id = $2 and action_id = any($3::uuid[])`);
const save = statement(`insert into update_draft (tenant_id, account_id, action_id, action_version, content, saved_at)
  select $1, $2, a.id, $4, $5, $6 from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null where a.tenant_id = $1 and a.id = $3
  on conflict (tenant_id, account_id, action_id) do update set action_version = excluded.action_version, content = excluded.content, saved_at = excluded.saved_at
  returning ${columns}`);
const remove = statement('delete from update_draft where tenant_id = $1 and account_id = $2 and action_id = $3');

/** In the order of the ids. @param accountId null in a job, which has none */
export async function draftsOf(actionIds: readonly string[], accountId: string | null): Promise<(DraftRow | null)[]> {
  return inOrder(actionIds, await tenantQuery<DraftRow & Record<string, unknown>>(ofActions, [tenantId(), accountId, actionIds]), (row) => row.actionId);
}

/** Null when the service has no such action. */
export async function saveDraft(actionId: string, version: number, content: Readonly<Record<string, string>>, at: Date): Promise<DraftRow | null> {
  return (await tenantQuery<DraftRow & Record<string, unknown>>(save, [tenantId(), actingAccountId(), actionId, version, JSON.stringify(content), at]))[0] ?? null;
}

export async function removeDraft(actionId: string): Promise<void> {
  await tenantExecute(remove, [tenantId(), actingAccountId(), actionId]);
}
