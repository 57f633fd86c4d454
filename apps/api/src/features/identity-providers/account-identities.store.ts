/** Who a person of the service is at its providers: by issuer and subject, never by e-mail address. */
import { tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

/** Whose identity this is, wherever they may go now; null when it is nobody's. */
export async function holderOf(issuer: string, subject: string): Promise<string | null> {
  const [row] = await tenantQuery<{ account_id: string }>('select account_id from account_identity where tenant_id = $1 and issuer = $2 and subject = $3', [tenantId(), issuer, subject]);
  return row?.account_id ?? null;
}

/** The person of the service whose identity this is, when they have a role in it; notes the use. */
export async function useIdentity(issuer: string, subject: string, at: Date): Promise<string | null> {
  const [row] = await tenantQuery<{ account_id: string }>(
    `update account_identity i set last_used_at = $4 where i.tenant_id = $1 and i.issuer = $2 and i.subject = $3
        and exists (select from membership m where m.tenant_id = $1 and m.account_id = i.account_id) returning i.account_id`,
    [tenantId(), issuer, subject, at],
  );
  return row?.account_id ?? null;
}

/** False when the identity is somebody's, or the person has another at this provider. */
export async function insertIdentity(issuer: string, subject: string, accountId: string, at: Date): Promise<boolean> {
  return (await tenantExecute('insert into account_identity (tenant_id, issuer, subject, account_id, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [tenantId(), issuer, subject, accountId, at])) === 1;
}

export async function deleteIdentity(issuer: string, accountId: string): Promise<boolean> {
  return (await tenantExecute('delete from account_identity where tenant_id = $1 and issuer = $2 and account_id = $3', [tenantId(), issuer, accountId])) === 1;
}

/** Issuers at which this person has an identity. */
export async function issuersOf(accountId: string): Promise<string[]> {
  const rows = await tenantQuery<{ issuer: string }>('select issuer from account_identity where tenant_id = $1 and account_id = $2', [tenantId(), accountId]);
  return rows.map(({ issuer }) => issuer);
}

/** People who sign in through a provider in use whose second factor the service trusts. */
export async function trustedHolders(): Promise<string[]> {
  const rows = await tenantQuery<{ account_id: string }>(
    `select distinct i.account_id from account_identity i join identity_provider p on p.tenant_id = i.tenant_id and p.issuer = i.issuer
      where i.tenant_id = $1 and p.tenant_id = $1 and p.disabled_at is null and p.second_factor_trusted`,
    [tenantId()],
  );
  return rows.map(({ account_id }) => account_id);
}
