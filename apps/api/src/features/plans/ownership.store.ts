/** SQL of whose an action is. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { inOrder } from '../../platform/graphql/index.ts';

/**
 * True of an action `a` of the tenant `$1` that the account owns or contributes to, or updates for somebody who does: whoever speaks
 * for an owner does not judge the action either. A plan names most owners in words only: whoever has that very name is meant.
 * @param account SQL of an account's id, such as `$3`
 */
export const ownedBy = (account: string): string => `exists (select from action_owner own join person me on me.tenant_id = $1
      and (me.account_id = ${account} or exists (select from delegation d where d.tenant_id = $1 and d.owner_id = me.account_id and d.delegate_id = ${account} and d.ended_at is null))
    where own.tenant_id = $1 and own.action_id = a.id and (own.person_id = me.id or lower(trim(own.name)) = lower(trim(me.name))))`;

const owned = statement(`select a.id from action a where a.tenant_id = $1 and a.id = any($2::uuid[]) and ${ownedBy('$3')}`);

/** Which of these actions are the person's own. */
export async function ownedOf(actionIds: readonly string[], accountId: string | null): Promise<boolean[]> {
  const rows = await tenantQuery<{ id: string }>(owned, [tenantId(), actionIds, accountId]);
  return inOrder(actionIds, rows, (row) => row.id).map((row) => row !== null);
}
