/** Accounts and sessions, in the platform role's tables. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase, statement } from '../database/index.ts';
import type { TenantRole } from '../tenancy/index.ts';

export interface OpenedRow {
  account_id: string;
  email: string;
  name: string;
  operator: boolean;
  adviser: boolean;
  tenant_id: string | null;
  slug: string | null;
  role: TenantRole | null;
}

const open = statement('select account_id, email, name, operator, adviser, tenant_id, slug, role from open_session($1, $2, $3)');
const find = statement('select id, password_hash from account where email = $1 and disabled_at is null');
const add = statement('insert into account_session (id_hash, account_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4)');
const remove = statement('delete from account_session where id_hash = $1');

@Injectable()
export class SessionStore {
  constructor(private readonly database: PlatformDatabase) {}

  /** The session's account, one row for each of its roles in a service (one with nulls when it has none); no row when it is over. */
  async open(idHash: Buffer, at: Date, idleMinutes: number): Promise<OpenedRow[]> {
    return this.database.query<OpenedRow & Record<string, unknown>>(open, [idHash, at, `${idleMinutes} minutes`]);
  }

  async findAccount(email: string): Promise<{ id: string; passwordHash: string | null } | null> {
    const [row] = await this.database.query<{ id: string; password_hash: string | null }>(find, [email]);
    return row ? { id: row.id, passwordHash: row.password_hash } : null;
  }

  async add(idHash: Buffer, accountId: string, at: Date, expiresAt: Date): Promise<void> {
    await this.database.execute(add, [idHash, accountId, at, expiresAt]);
  }

  async remove(idHash: Buffer): Promise<void> {
    await this.database.execute(remove, [idHash]);
  }

  /** Removes sessions that can no longer be opened; returns how many. */
  async removeEnded(at: Date, idleMinutes: number): Promise<number> {
    return this.database.execute("delete from account_session where expires_at <= $1 or last_seen_at <= $1 - $2::interval", [at, `${idleMinutes} minutes`]);
  }
}
