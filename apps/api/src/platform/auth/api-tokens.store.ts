/** Tokens of programs: rows of a service, under row security. */
import { statement, tenantExecute, tenantId, tenantQuery, type TenantRole } from '../tenancy/index.ts';

export type Scope = 'read' | 'write';

export interface ApiTokenRow {
  id: string;
  name: string;
  prefix: string;
  scope: Scope;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

export interface OpenedToken {
  id: string;
  prefix: string;
  scope: Scope;
  account_id: string;
  last_used_at: Date | null;
  /** Of the account that made it, as they are now. */
  roles: TenantRole[];
}

const columns = 'id, name, prefix, scope, created_at, expires_at, revoked_at, last_used_at';

const open = statement(
  `select k.id, k.prefix, k.scope, k.account_id, k.last_used_at, array_agg(m.role order by m.role) as roles
     from api_token k join membership m on m.tenant_id = k.tenant_id and m.account_id = k.account_id
    where k.tenant_id = $1 and k.token_hash = $2 and k.revoked_at is null and k.expires_at > $3
    group by k.tenant_id, k.id`,
);

export async function openApiToken(hash: Buffer, at: Date): Promise<OpenedToken | null> {
  const [row] = await tenantQuery<OpenedToken>(open, [tenantId(), hash, at]);
  return row ?? null;
}

export async function noteTokenUse(id: string, at: Date): Promise<void> {
  await tenantExecute('update api_token set last_used_at = $3 where tenant_id = $1 and id = $2', [tenantId(), id, at]);
}

export async function insertApiToken(row: Pick<ApiTokenRow, 'id' | 'name' | 'prefix' | 'scope' | 'created_at' | 'expires_at'>, hash: Buffer, accountId: string): Promise<void> {
  await tenantExecute(
    'insert into api_token (tenant_id, id, name, prefix, token_hash, scope, account_id, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tenantId(), row.id, row.name, row.prefix, hash, row.scope, accountId, row.created_at, row.expires_at],
  );
}

export async function listApiTokens(): Promise<ApiTokenRow[]> {
  return tenantQuery<ApiTokenRow>(`select ${columns} from api_token where tenant_id = $1 order by created_at desc, id limit 200`, [tenantId()]);
}

export async function revokeApiToken(id: string, at: Date): Promise<boolean> {
  return (await tenantExecute('update api_token set revoked_at = $3 where tenant_id = $1 and id::text = $2 and revoked_at is null', [tenantId(), id, at])) === 1;
}
