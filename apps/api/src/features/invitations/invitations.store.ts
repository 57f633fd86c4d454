/** Invitations of a service: its rows, under row security. */
import { tenantExecute, tenantId, tenantQuery, type TenantRole } from '../../platform/tenancy/index.ts';

export interface InvitationRow {
  id: string;
  email: string;
  name: string;
  roles: TenantRole[];
  created_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
}

export interface MemberRow {
  account_id: string;
  name: string;
  roles: TenantRole[];
}

const columns = 'id, email, name, roles, created_at, expires_at, accepted_at, withdrawn_at';

export async function insertInvitation(row: Pick<InvitationRow, 'id' | 'email' | 'name' | 'roles' | 'created_at' | 'expires_at'>, tokenHash: Buffer, invitedBy: string): Promise<void> {
  await tenantExecute(
    'insert into invitation (tenant_id, id, email, name, roles, token_hash, invited_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tenantId(), row.id, row.email, row.name, row.roles, tokenHash, invitedBy, row.created_at, row.expires_at],
  );
}

export async function listInvitations(): Promise<InvitationRow[]> {
  return tenantQuery<InvitationRow>(`select ${columns} from invitation where tenant_id = $1 order by created_at desc, id limit 200`, [tenantId()]);
}

export async function listMembers(): Promise<MemberRow[]> {
  return tenantQuery<MemberRow>(
    `select p.account_id, p.name, array_agg(m.role order by m.role) as roles from person p join membership m on m.tenant_id = p.tenant_id and m.account_id = p.account_id
      where p.tenant_id = $1 group by p.account_id, p.name order by p.name, p.account_id`,
    [tenantId()],
  );
}

export async function openInvitation(tokenHash: Buffer, at: Date): Promise<InvitationRow | null> {
  const [row] = await tenantQuery<InvitationRow>(
    `select ${columns} from invitation where tenant_id = $1 and token_hash = $2 and accepted_at is null and withdrawn_at is null and expires_at > $3`,
    [tenantId(), tokenHash, at],
  );
  return row ?? null;
}

/** Uses it up; false when it is no longer open. */
export async function takeInvitation(tokenHash: Buffer, at: Date): Promise<boolean> {
  const changed = await tenantExecute(
    'update invitation set accepted_at = $3 where tenant_id = $1 and token_hash = $2 and accepted_at is null and withdrawn_at is null and expires_at > $3',
    [tenantId(), tokenHash, at],
  );
  return changed === 1;
}

export async function withdrawInvitation(id: string, at: Date): Promise<boolean> {
  return (await tenantExecute('update invitation set withdrawn_at = $3 where tenant_id = $1 and id::text = $2 and accepted_at is null and withdrawn_at is null', [tenantId(), id, at])) === 1;
}
