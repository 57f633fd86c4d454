/** People of a service and their roles in it: tenant rows. */
import { v7 as newId } from 'uuid';
import { tenantExecute, tenantId, tenantQuery, type TenantRole } from '../../platform/tenancy/index.ts';

/** The person behind an account, once per service. */
export async function ensurePerson(accountId: string, name: string, at: Date): Promise<void> {
  await tenantExecute(
    'insert into person (tenant_id, id, account_id, name, created_at) values ($1, $2, $3, $4, $5) on conflict (tenant_id, account_id) do nothing',
    [tenantId(), newId(), accountId, name, at],
  );
}

export async function insertMembership(accountId: string, role: TenantRole, at: Date): Promise<void> {
  await tenantExecute('insert into membership (tenant_id, account_id, role, created_at) values ($1, $2, $3, $4) on conflict do nothing', [
    tenantId(), accountId, role, at,
  ]);
}

/** Removes a role, or all of them; the person stays, because the record names them. */
export async function deleteMembership(accountId: string, role: TenantRole | null): Promise<number> {
  return tenantExecute('delete from membership where tenant_id = $1 and account_id = $2 and ($3::text is null or role = $3)', [tenantId(), accountId, role]);
}

export interface Place extends Record<string, unknown> {
  accountId: string;
  roles: TenantRole[];
}

/** Accounts with a role in the service, and their roles. */
export async function placesOf(): Promise<Place[]> {
  return tenantQuery<Place>(
    `select account_id as "accountId", array_agg(role order by role collate "C") as roles from membership where tenant_id = $1 group by account_id order by account_id`,
    [tenantId()],
  );
}
