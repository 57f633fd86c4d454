/** Accounts and sessions, in the platform role's tables. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase, statement } from '../database/index.ts';
import type { Role } from '../tenancy/index.ts';

export interface OpenedRow {
  session_id: string;
  privileges: string | null;
  /** False for the id before the last rotation. */
  current_id: boolean;
  account_id: string;
  email: string;
  name: string;
  operator: boolean;
  adviser: boolean;
  tenant_id: string | null;
  slug: string | null;
  role: Role | null;
}

/** `secondFactor` and `enrolment` have given a password and open nothing yet. */
export type Stage = 'signedIn' | 'secondFactor' | 'enrolment';

export interface NewSession {
  id: string;
  idHash: Buffer;
  accountId: string;
  stage: Stage;
  device: string;
  at: Date;
  expiresAt: Date;
  onlyService: string | null;
  providerId: string | null;
}

export interface SessionRow {
  id: string;
  account_id: string;
  email: string;
  stage: Stage;
  device: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  /** The service whose own provider vouched for the person, and that provider; null for a session of the whole account. */
  only_service: string | null;
  provider_id: string | null;
}

const columns = 's.id, s.account_id, a.email, s.stage, s.device, s.created_at, s.last_seen_at, s.expires_at, s.only_service, s.provider_id';
const live = 's.expires_at > $2 and s.last_seen_at > $2 - $3::interval and a.disabled_at is null';

const open = statement('select session_id, privileges, current_id, account_id, email, name, operator, adviser, tenant_id, slug, role from open_session($1, $2, $3)');
const find = statement('select id, password_hash from account where email = $1 and disabled_at is null');
const owner = statement("select account_id, only_service from account_session where (id_hash = $1 or previous_hash = $1) and stage = 'signedIn'");
const add = statement(
  'insert into account_session (id, id_hash, account_id, stage, device, created_at, last_seen_at, expires_at, only_service, provider_id) values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)',
);
const remove = statement('delete from account_session where id_hash = $1 or previous_hash = $1');
const look = statement(
  `select ${columns} from account_session s join account a on a.id = s.account_id where (s.id_hash = $1 or (s.previous_hash = $1 and s.previous_until > $2)) and ${live}`,
);

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

  /** Null for an account that is disabled. */
  async findActive(accountId: string): Promise<{ hasPassword: boolean } | null> {
    const [row] = await this.database.query<{ hasPassword: boolean }>('select password_hash is not null as "hasPassword" from account where id = $1 and disabled_at is null', [accountId]);
    return row ?? null;
  }

  async add({ id, idHash, accountId, stage, device, at, expiresAt, onlyService, providerId }: NewSession): Promise<void> {
    await this.database.execute(add, [id, idHash, accountId, stage, device, at, expiresAt, onlyService, providerId]);
  }

  /** Whose session it is, when a sign-in was completed with it, ended or not; null otherwise. */
  async signedInAs(idHash: Buffer): Promise<{ accountId: string; onlyService: string | null } | null> {
    const [row] = await this.database.query<{ account_id: string; only_service: string | null }>(owner, [idHash]);
    return row ? { accountId: row.account_id, onlyService: row.only_service } : null;
  }

  async remove(idHash: Buffer): Promise<void> {
    await this.database.execute(remove, [idHash]);
  }

  /** The live session of any stage, without counting as a request of it. */
  async look(idHash: Buffer, at: Date, idleMinutes: number): Promise<SessionRow | null> {
    const [row] = await this.database.query<SessionRow & Record<string, unknown>>(look, [idHash, at, `${idleMinutes} minutes`]);
    return row ?? null;
  }

  async touch(id: string, at: Date): Promise<void> {
    await this.database.execute('update account_session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [id, at]);
  }

  /** Gives the session a new id; false when another request has just done so. */
  async rotate(idHash: Buffer, next: Buffer, previousUntil: Date, privileges: string | null): Promise<boolean> {
    const changed = await this.database.execute(
      'update account_session set id_hash = $2, previous_hash = $1, previous_until = $3, privileges = coalesce($4, privileges) where id_hash = $1',
      [idHash, next, previousUntil, privileges],
    );
    return changed === 1;
  }

  async notePrivileges(id: string, privileges: string): Promise<void> {
    await this.database.execute('update account_session set privileges = $2 where id = $1', [id, privileges]);
  }

  /** The account's live sessions that have passed every step, the latest used first; of one service alone when it is given. */
  async listOf(accountId: string, onlyService: string | null, at: Date, idleMinutes: number): Promise<SessionRow[]> {
    return this.database.query<SessionRow & Record<string, unknown>>(
      `select ${columns} from account_session s join account a on a.id = s.account_id where s.account_id = $1 and s.stage = 'signedIn' and ${live} and ($4::uuid is null or s.only_service = $4) order by s.last_seen_at desc, s.id`,
      [accountId, at, `${idleMinutes} minutes`, onlyService],
    );
  }

  /** Ends one session of the account; false when it has none of this id. */
  async removeOne(accountId: string, id: string, onlyService: string | null): Promise<boolean> {
    return (await this.database.execute('delete from account_session where account_id = $1 and id::text = $2 and ($3::uuid is null or only_service = $3)', [accountId, id, onlyService])) === 1;
  }

  /** Ends every session of the account but one (null: every one); returns how many. */
  async removeOthers(accountId: string, keep: string | null, onlyService: string | null): Promise<number> {
    return this.database.execute('delete from account_session where account_id = $1 and ($2::uuid is null or id <> $2) and ($3::uuid is null or only_service = $3)', [accountId, keep, onlyService]);
  }

  /** Ends every session that a provider of the service vouched for, of one account or of all; returns how many. */
  async removeOfProvider(service: string, providerId: string, accountId: string | null): Promise<number> {
    return this.database.execute('delete from account_session where only_service = $1 and provider_id = $2 and ($3::uuid is null or account_id = $3)', [service, providerId, accountId]);
  }

  async keepChallenge(id: string, challenge: string): Promise<void> {
    await this.database.execute('update account_session set challenge = $2 where id = $1', [id, challenge]);
  }

  /** The challenge, which is then gone: of two answers to it one comes too late. */
  async takeChallenge(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ challenge: string | null }>(
      `update account_session s set challenge = null from (select id, challenge from account_session where id = $1 for update) before
        where s.id = before.id and before.challenge is not null returning before.challenge`,
      [id],
    );
    return row?.challenge ?? null;
  }

  /** Removes sessions that can no longer be opened; returns how many. */
  async removeEnded(at: Date, idleMinutes: number): Promise<number> {
    return this.database.execute("delete from account_session where expires_at <= $1 or last_seen_at <= $1 - $2::interval", [at, `${idleMinutes} minutes`]);
  }
}
