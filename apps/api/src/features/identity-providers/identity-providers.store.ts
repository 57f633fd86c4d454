/** Identity providers of a service: its rows, under row security. */
import { tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface ProviderRow {
  id: string;
  issuer: string;
  client_id: string;
  name: string;
  domains: string[];
  second_factor_trusted: boolean;
  second_factor_acr: string | null;
  secret_set_at: Date;
  created_at: Date;
  disabled_at: Date | null;
}

export interface UsableProvider extends ProviderRow {
  secret_sealed: Buffer;
}

const columns = 'p.id, p.issuer, p.client_id, p.name, p.domains, p.second_factor_trusted, p.second_factor_acr, p.secret_set_at, p.created_at, p.disabled_at';

/** Without their secrets, and how many people are linked to each. */
export async function listProviders(): Promise<(ProviderRow & { people: number })[]> {
  return tenantQuery(
    `select ${columns}, (select count(*) from account_identity i where i.tenant_id = $1 and i.issuer = p.issuer) as people
       from identity_provider p where p.tenant_id = $1 order by p.name, p.id`,
    [tenantId()],
  );
}

/** One that people may sign in through, with its secret. */
export async function findUsable(id: string): Promise<UsableProvider | null> {
  const [row] = await tenantQuery<UsableProvider>(`select ${columns}, p.secret_sealed from identity_provider p where p.tenant_id = $1 and p.id = $2 and p.disabled_at is null`, [tenantId(), id]);
  return row ?? null;
}

export type NewProvider = Omit<UsableProvider, 'disabled_at' | 'secret_set_at'> & { created_by: string };

/** False when the service has a provider with this issuer. */
export async function insertProvider(row: NewProvider): Promise<boolean> {
  const added = await tenantExecute(
    `insert into identity_provider (tenant_id, id, issuer, client_id, secret_sealed, secret_set_at, name, domains, second_factor_trusted, second_factor_acr, created_at, created_by)
     values ($1, $2, $3, $4, $5, $10, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [tenantId(), row.id, row.issuer, row.client_id, row.secret_sealed, row.name, row.domains, row.second_factor_trusted, row.second_factor_acr, row.created_at, row.created_by],
  );
  return added === 1;
}

/** @param at null takes it into use again; false when there is none such, or it stands so already */
export async function setDisabled(id: string, at: Date | null): Promise<boolean> {
  return (await tenantExecute('update identity_provider set disabled_at = $3 where tenant_id = $1 and id::text = $2 and (disabled_at is null) <> ($3::timestamptz is null)', [tenantId(), id, at])) === 1;
}

export async function replaceSecret(id: string, sealed: Buffer, at: Date): Promise<boolean> {
  return (await tenantExecute('update identity_provider set secret_sealed = $3, secret_set_at = $4 where tenant_id = $1 and id::text = $2', [tenantId(), id, sealed, at])) === 1;
}

/** With the links of people to it, and the sign-ins under way. */
export async function deleteProvider(id: string): Promise<boolean> {
  return (await tenantExecute('delete from identity_provider where tenant_id = $1 and id::text = $2', [tenantId(), id])) === 1;
}
