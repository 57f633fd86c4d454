/** Sign-in, the session behind each request, and sign-out. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.ts';
import type { Role, TenantRole } from '../tenancy/index.ts';
import { matchesPassword } from './passwords.ts';
import type { Membership } from './requester.ts';
import { SessionStore, type OpenedRow } from './session.store.ts';
import { hashSessionToken, newSessionToken } from './session-token.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

/** A session ends after this long without a request, */
export const idleMinutes = 30;
/** and in any case after this long. */
export const absoluteHours = 12;

export interface Account {
  accountId: string;
  name: string;
  email: string;
  /** Roles that come with the account itself. */
  roles: readonly Role[];
  memberships: readonly Membership[];
}

export type SignInResult = { token: string } | { refused: 'credentials' } | { refused: 'throttled'; seconds: number };

@Injectable()
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a new session; the one that the browser held before ends. A wrong password and an unknown
   * account are refused alike and take alike long.
   * @param address the client's IP address
   * @param earlier session id of the browser's cookie
   */
  async signIn(email: string, password: string, address: string, earlier: string | undefined): Promise<SignInResult> {
    const wanted = email.trim().toLowerCase();
    const seconds = await this.throttle.count(wanted, address);
    if (seconds !== null) return { refused: 'throttled', seconds };
    const account = await this.store.findAccount(wanted);
    if (!(await matchesPassword(password, account?.passwordHash ?? null)) || !account) return { refused: 'credentials' };
    await this.throttle.forgive(wanted, address);
    await this.signOut(earlier);
    return { token: await this.start(account.id) };
  }

  private async start(accountId: string): Promise<string> {
    const token = newSessionToken();
    const now = this.clock.now();
    await this.store.add(hashSessionToken(token) as Buffer, accountId, now, new Date(now.getTime() + absoluteHours * 3_600_000));
    return token;
  }

  /** The account of a live session with its memberships as they are now, in one query; null when there is none. */
  async open(token: string | undefined): Promise<Account | null> {
    const idHash = hashSessionToken(token);
    if (!idHash) return null;
    const rows = await this.store.open(idHash, this.clock.now(), idleMinutes);
    return rows[0] ? toAccount(rows[0], rows) : null;
  }

  async signOut(token: string | undefined): Promise<void> {
    const idHash = hashSessionToken(token);
    if (idHash) await this.store.remove(idHash);
  }

  /** Clears away sessions that are over; returns how many. */
  async removeEnded(): Promise<number> {
    return this.store.removeEnded(this.clock.now(), idleMinutes);
  }
}

function toAccount(first: OpenedRow, rows: readonly OpenedRow[]): Account {
  const roles: Role[] = [];
  if (first.operator) roles.push('operator');
  if (first.adviser) roles.push('oversightAdviser');
  const services = new Map<string, { tenantId: string; slug: string; roles: TenantRole[] }>();
  for (const { tenant_id: tenantId, slug, role } of rows) {
    if (tenantId === null || slug === null || role === null) continue;
    const service = services.get(slug) ?? { tenantId, slug, roles: [] };
    service.roles.push(role);
    services.set(slug, service);
  }
  return { accountId: first.account_id, name: first.name, email: first.email, roles, memberships: [...services.values()] };
}
