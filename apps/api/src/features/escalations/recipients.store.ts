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
const people = statement('select p.id, p.account_id as "accountId" from person p where p.tenant_id = $1 and p.id = any ($2) and p.account_id is not null');

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

/** Accounts of people whom a policy names. */
export async function accountsOfPeople(personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await tenantQuery<{ id: string; accountId: string }>(people, [tenantId(), personIds]);
  return new Map(rows.map(({ id, accountId }) => [id, accountId]));
}
