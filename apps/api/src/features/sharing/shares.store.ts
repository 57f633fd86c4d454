/** Shares of a service, those that hold first. */
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery, type ShareScope } from '../../platform/tenancy/index.ts';

export interface ShareRow extends Record<string, unknown> {
  id: string;
  bodyId: string;
  scopes: ShareScope[];
  changedAt: Date | null;
  grantedAt: Date;
  grantedBy: string | null;
  revokedAt: Date | null;
  revokedBy: string | null;
  reason: string | null;
}

const list = statement(
  `select s.id, s.body_id as "bodyId", s.scopes, s.changed_at as "changedAt", s.granted_at as "grantedAt", g.name as "grantedBy", s.revoked_at as "revokedAt", r.name as "revokedBy", s.reason
     from share s left join person g on g.tenant_id = $1 and g.account_id = s.granted_by
     left join person r on r.tenant_id = $1 and r.account_id = s.revoked_by
    where s.tenant_id = $1 order by s.revoked_at desc nulls first, s.granted_at desc, s.id`,
);

export async function listShares(): Promise<ShareRow[]> {
  return tenantQuery<ShareRow>(list, [tenantId()]);
}

const reading = statement("select body_id as \"bodyId\" from share where tenant_id = $1 and body_id = any ($2) and revoked_at is null and 'actions' = any (scopes) order by granted_at, id limit 1 for share");

/** The first of the bodies that the service opens its actions to. Until the end of the transaction nobody can close them. */
export async function bodyReadingActions(bodyIds: readonly string[]): Promise<string | null> {
  return (await tenantQuery<{ bodyId: string }>(reading, [tenantId(), bodyIds]))[0]?.bodyId ?? null;
}

/** False when the service shares with this body already. */
export async function insertShare(id: string, bodyId: string, scopes: readonly ShareScope[], at: Date): Promise<boolean> {
  return (await tenantExecute(
    'insert into share (tenant_id, id, body_id, granted_by, granted_at, scopes) values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, body_id) where revoked_at is null do nothing',
    [tenantId(), id, bodyId, actingAccountId(), at, [...scopes]],
  )) === 1;
}

/** From the next transaction of an adviser on. False when there is no such share, or it was revoked before. */
export async function changeScopes(id: string, scopes: readonly ShareScope[], at: Date): Promise<boolean> {
  return (await tenantExecute('update share set scopes = $3, changed_by = $4, changed_at = $5 where tenant_id = $1 and id = $2 and revoked_at is null', [tenantId(), id, [...scopes], actingAccountId(), at])) === 1;
}

/** False when there is no such share, or it was revoked before. */
export async function revokeShare(id: string, reason: string, at: Date): Promise<boolean> {
  return (await tenantExecute('update share set revoked_by = $3, revoked_at = $4, reason = $5 where tenant_id = $1 and id = $2 and revoked_at is null', [tenantId(), id, actingAccountId(), at, reason])) === 1;
}
