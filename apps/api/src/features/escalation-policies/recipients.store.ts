/** Who the targets of a policy are: the people of an action, and of the service by their role. */
import { statement, tenantId, tenantQuery, type TenantRole } from '../../platform/tenancy/index.ts';
import { placesOf } from '../people/index.ts';

export interface OwnerRow extends Record<string, unknown> {
  actionId: string;
  accountId: string;
  accountable: boolean;
}

// A plan names most owners in words only: whoever has that very name is meant.
const owners = statement(
  `select distinct o.action_id as "actionId", p.account_id as "accountId", o.accountable from action_owner o
     join person p on p.tenant_id = $1 and p.account_id is not null and (o.person_id = p.id or lower(trim(o.name)) = lower(trim(p.name)))
    where o.tenant_id = $1 and o.action_id = any ($2) and exists (select from membership m where m.tenant_id = $1 and m.account_id = p.account_id)`,
);
const people = statement('select p.account_id as id from person p where p.tenant_id = $1 and p.account_id::text = any ($2) and exists (select from membership m where m.tenant_id = $1 and m.account_id = p.account_id)');

/** Owners and contributors who have an account and a role in the service. */
export async function ownersOf(actionIds: readonly string[]): Promise<OwnerRow[]> {
  return tenantQuery<OwnerRow>(owners, [tenantId(), actionIds]);
}

/** Accounts by role. */
export async function accountsByRole(): Promise<Map<TenantRole, string[]>> {
  const byRole = new Map<TenantRole, string[]>();
  for (const { accountId, roles } of await placesOf()) for (const role of roles) byRole.set(role, [...(byRole.get(role) ?? []), accountId]);
  return byRole;
}

/** Of the accounts that a policy names, those of people of the service. */
export async function accountsOfPeople(accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  return new Set((await tenantQuery<{ id: string }>(people, [tenantId(), accountIds])).map(({ id }) => id));
}
