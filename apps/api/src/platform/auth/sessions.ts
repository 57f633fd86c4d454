/** The session behind each request: how it begins, is opened, gets a new id, and ends. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountAudit } from '../audit/index.ts';
import { v7 as newId } from 'uuid';
import { Clock } from '../clock/index.ts';
import { Config } from '../config/index.ts';
import type { Role } from '../tenancy/index.ts';
import type { Membership } from './requester.ts';
import { SessionStore, type OpenedRow, type SessionRow, type Stage } from './session.store.ts';
import { hashSessionToken, newSessionToken } from './session-token.ts';

/** Who has given a password has this long for the second factor. */
const stepMinutes = 10;
/** Requests under way with the id before a rotation are still answered. */
const graceSeconds = 10;
/** What protects the account itself may be changed this long after signing in. */
export const freshMinutes = 15;

export interface Account {
  accountId: string;
  sessionId: string;
  name: string;
  email: string;
  /** Roles that come with the account itself. */
  roles: readonly Role[];
  memberships: readonly Membership[];
}

export interface Start {
  accountId: string;
  stage: Stage;
  device: string;
  /** A service whose own provider vouched for the person: the session opens that one alone. */
  voucher?: Voucher | null;
}

/** Who vouched for the person in place of their password. */
export interface Voucher {
  tenantId: string;
  providerId: string;
}

export interface LiveSession extends SessionRow {
  /** Seconds until it ends without a request; never more than `endsIn`. */
  idleEndsIn: number;
  /** Seconds until it ends in any case. */
  endsIn: number;
  fresh: boolean;
}

@Injectable()
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: AccountAudit,
  ) {}

  /** Opens a session with an id of its own; returns the id for the cookie. */
  async start({ accountId, stage, device, voucher = null }: Start): Promise<string> {
    const token = newSessionToken();
    const at = this.clock.now();
    const minutes = stage === 'signedIn' ? this.config.sessionHours * 60 : stepMinutes;
    await this.store.add({
      id: newId(), idHash: hashSessionToken(token) as Buffer, accountId, stage, device, at, expiresAt: later(at, minutes * 60),
      onlyService: voucher?.tenantId ?? null, providerId: voucher?.providerId ?? null,
    });
    return token;
  }

  /**
   * The account of a live session with its memberships as they are now, in one query; null when there is none.
   * When roles or services have changed since the id was given out, a new id takes its place.
   * @param onRotated told of the new id, for the cookie
   */
  async open(token: string | undefined, onRotated?: (token: string) => void): Promise<Account | null> {
    const idHash = hashSessionToken(token);
    if (!idHash) return null;
    const rows = await this.store.open(idHash, this.clock.now(), this.config.sessionIdleMinutes);
    const [first] = rows;
    if (!first) return null;
    const account = toAccount(first, rows);
    const privileges = privilegesOf(account);
    if (first.privileges === null) await this.store.notePrivileges(first.session_id, privileges);
    else if (first.privileges !== privileges && first.current_id && onRotated) {
      const next = await this.replaceId(idHash, privileges);
      if (next) onRotated(next);
    }
    return account;
  }

  /** A new id for the same session, as when another service is entered; null when there is none to renew. */
  async rotate(token: string | undefined): Promise<string | null> {
    const idHash = hashSessionToken(token);
    return idHash && (await this.replaceId(idHash, null));
  }

  private async replaceId(idHash: Buffer, privileges: string | null): Promise<string | null> {
    const token = newSessionToken();
    const done = await this.store.rotate(idHash, hashSessionToken(token) as Buffer, later(this.clock.now(), graceSeconds), privileges);
    return done ? token : null;
  }

  /** The session as it stands, of whichever stage, without prolonging it. */
  async look(token: string | undefined): Promise<LiveSession | null> {
    const idHash = hashSessionToken(token);
    const row = idHash && (await this.store.look(idHash, this.clock.now(), this.config.sessionIdleMinutes));
    return row ? this.toLive(row) : null;
  }

  private toLive(row: SessionRow): LiveSession {
    const now = this.clock.now().getTime();
    const endsIn = Math.floor((row.expires_at.getTime() - now) / 1000);
    const idleEndsIn = Math.floor((row.last_seen_at.getTime() - now) / 1000) + this.config.sessionIdleMinutes * 60;
    return { ...row, endsIn, idleEndsIn: Math.min(idleEndsIn, endsIn), fresh: now - row.created_at.getTime() < freshMinutes * 60_000 };
  }

  async stay(session: LiveSession): Promise<void> {
    await this.store.touch(session.id, this.clock.now());
  }

  /** Those that this session may know of: one of a single service knows no others. */
  async listOf({ account_id, only_service }: SessionRow): Promise<LiveSession[]> {
    return (await this.store.listOf(account_id, only_service, this.clock.now(), this.config.sessionIdleMinutes)).map((row) => this.toLive(row));
  }

  async endOne({ account_id, only_service }: SessionRow, id: string): Promise<boolean> {
    return this.audit.recording(account_id, 'endSession', () => this.store.removeOne(account_id, id, only_service), only_service);
  }

  /** All but the one that asks, among those that it may know of. */
  async endOthers({ account_id, id, only_service }: SessionRow): Promise<void> {
    await this.audit.recording(account_id, 'endOtherSessions', async () => (await this.store.removeOthers(account_id, id, only_service)) > 0, only_service);
  }

  /** Every session of the account, as when its password changes. @param keep the session that asks */
  async endAll(accountId: string, keep: string | null): Promise<number> {
    return this.store.removeOthers(accountId, keep, null);
  }

  /** A provider that is disabled vouches for nobody any more; with an account, for that one. Returns how many sessions ended. */
  async endVouched({ tenantId, providerId }: Voucher, accountId: string | null = null): Promise<number> {
    return this.store.removeOfProvider(tenantId, providerId, accountId);
  }

  async signOut(token: string | undefined): Promise<void> {
    const idHash = hashSessionToken(token);
    if (!idHash) return;
    // Who never came past the password was not signed in, so there is no sign-out to record.
    const session = await this.store.signedInAs(idHash);
    if (session) await this.audit.record(session.accountId, 'signOut', {}, session.onlyService);
    await this.store.remove(idHash);
  }

  /** Clears away sessions that are over; returns how many. */
  async removeEnded(): Promise<number> {
    return this.store.removeEnded(this.clock.now(), this.config.sessionIdleMinutes);
  }
}

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** Short, because it is compared and not read. */
function privilegesOf({ roles, memberships }: Account): string {
  return createHash('sha256').update(JSON.stringify([roles, memberships])).digest('base64url').slice(0, 22);
}

function toAccount(first: OpenedRow, rows: readonly OpenedRow[]): Account {
  const roles: Role[] = [];
  if (first.operator) roles.push('operator');
  if (first.adviser) roles.push('oversightAdviser');
  const services = new Map<string, { tenantId: string; slug: string; roles: Role[] }>();
  for (const { tenant_id: tenantId, slug, role } of rows) {
    if (tenantId === null || slug === null || role === null) continue;
    const service = services.get(slug) ?? { tenantId, slug, roles: [] };
    service.roles.push(role);
    services.set(slug, service);
  }
  return { accountId: first.account_id, sessionId: first.session_id, name: first.name, email: first.email, roles, memberships: [...services.values()] };
}
