/** Inviting by e-mail and role, withdrawing, and accepting: with a new account, or with the one that has this address. */
import { Injectable } from '@nestjs/common';
import type { Localised } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { linkTo, passwordFault, type PasswordFault, type Requester } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Config } from '../../platform/config/index.ts';
import { Mailer } from '../../platform/mail/index.ts';
import { Tenancy, type TenantRole } from '../../platform/tenancy/index.ts';
import { PeopleService, type Account } from '../people/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { invitationMail } from './invitation-mail.ts';
import { newInvitationToken, readInvitationToken } from './invitation-token.ts';
import { insertInvitation, listInvitations, listMembers, openInvitation, takeInvitation, withdrawInvitation, type InvitationRow, type MemberRow } from './invitations.store.ts';

const days = 7;

export interface NewInvitation {
  email: string;
  name: string;
  roles: readonly TenantRole[];
}

export interface OpenInvitation {
  email: string;
  name: string;
  service: Localised;
  slug: string;
  /** They sign in with the account they have; else they choose a password. */
  hasAccount: boolean;
}

export type Accepted = { account: Account; created: boolean } | { refused: PasswordFault | 'invitationOver' | 'signInFirst' };

@Injectable()
export class InvitationsService {
  constructor(
    private readonly people: PeopleService,
    private readonly tenants: TenantsService,
    private readonly tenancy: Tenancy,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async list(): Promise<{ invitations: InvitationRow[]; members: MemberRow[] }> {
    return this.tenancy.transaction(async () => ({ invitations: await listInvitations(), members: await listMembers() }));
  }

  /** The answer is the same whether or not the address has an account. */
  async invite({ accountId, service }: Requester, { email, name, roles }: NewInvitation): Promise<string> {
    if (!service) throw new Error('Inviting needs a service.');
    const token = newInvitationToken(service.tenantId);
    const at = this.clock.now();
    const row = { id: newId(), email: email.trim().toLowerCase(), name: name.trim(), roles: [...roles], created_at: at, expires_at: new Date(at.getTime() + days * 86_400_000) };
    await this.tenancy.transaction(async () => {
      await insertInvitation(row, readInvitationToken(token)!.hash, accountId);
      await recordAudit(at, 'invite', 'invitation', row.id, { roles });
    });
    // After the commit: a link to an invitation that was rolled back would open nothing.
    const found = await this.tenants.find(service.tenantId);
    if (found) await this.mailer.send(invitationMail(row.email, found.name, linkTo(this.config.origin, '/invitation', token), days));
    return row.id;
  }

  async withdraw(id: string): Promise<boolean> {
    const at = this.clock.now();
    return this.tenancy.transaction(async () => {
      const done = await withdrawInvitation(id, at);
      if (done) await recordAudit(at, 'withdrawInvitation', 'invitation', id);
      return done;
    });
  }

  /** What the link is about; null when it is over, unknown or withdrawn, all alike. */
  async look(token: string): Promise<OpenInvitation | null> {
    const parts = readInvitationToken(token);
    if (!parts) return null;
    const row = await this.tenancy.withTenant({ tenantId: parts.tenantId, accountId: null, roles: [] }, () => openInvitation(parts.hash, this.clock.now()));
    const service = row && (await this.tenants.find(parts.tenantId));
    if (!row || !service) return null;
    return { email: row.email, name: row.name, service: service.name, slug: service.slug, hasAccount: (await this.people.findAccount(row.email)) !== null };
  }

  /**
   * Whoever has the link and the account with its address joins by it: the mailbox shows who they are, and
   * an account that exists is never taken over, only joined by its own session.
   * @param signedInAs e-mail address of the session; null without one
   */
  async accept(token: string, password: string | null, signedInAs: string | null): Promise<Accepted> {
    const parts = readInvitationToken(token);
    const invitation = parts && (await this.look(token));
    if (!parts || !invitation) return { refused: 'invitationOver' };
    const known = await this.people.findAccount(invitation.email);
    if (known && signedInAs !== known.email) return { refused: 'signInFirst' };
    const fault = known ? null : passwordFault(password ?? '', [invitation.email, invitation.name, invitation.slug]);
    if (fault) return { refused: fault };
    const account = await this.take(parts.tenantId, parts.hash, known, ({ email, name }) => this.people.createAccount({ email, name, password: password ?? '' }));
    return account ? { account, created: !known } : { refused: 'invitationOver' };
  }

  /** The name of the service that an open invitation is of; null when it is over. */
  async serviceOf(tenantId: string, hash: Buffer): Promise<Localised | null> {
    const row = await this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, () => openInvitation(hash, this.clock.now()));
    return row && ((await this.tenants.find(tenantId))?.name ?? null);
  }

  /**
   * As `accept`, without a password: another way to sign in is attached to the account instead.
   * @param attach in the transaction of the joining; when it throws, nobody has joined
   */
  async acceptBy(tenantId: string, hash: Buffer, signedInAs: string | null, attach: (accountId: string) => Promise<void>): Promise<{ account: Account; created: boolean; slug: string } | { refused: 'invitationOver' | 'signInFirst' }> {
    const row = await this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, () => openInvitation(hash, this.clock.now()));
    const service = row && (await this.tenants.find(tenantId));
    if (!row || !service) return { refused: 'invitationOver' };
    const known = await this.people.findAccount(row.email);
    if (known && signedInAs !== known.email) return { refused: 'signInFirst' };
    const account = await this.take(tenantId, hash, known, ({ email, name }) => this.people.createAccount({ email, name }), attach);
    return account ? { account, created: !known, slug: service.slug } : { refused: 'invitationOver' };
  }

  private async take(tenantId: string, hash: Buffer, known: Account | null, create: (row: InvitationRow) => Promise<Account>, attach?: (accountId: string) => Promise<void>): Promise<Account | null> {
    const at = this.clock.now();
    return this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, async () => {
      const row = await openInvitation(hash, at);
      if (!row || !(await takeInvitation(hash, at))) return null;
      const joining = known ?? (await create(row));
      await this.people.addMembership(tenantId, joining, row.roles);
      await attach?.(joining.id);
      await recordAudit(at, 'acceptInvitation', 'invitation', row.id, { account: joining.id });
      return joining;
    });
  }
}
