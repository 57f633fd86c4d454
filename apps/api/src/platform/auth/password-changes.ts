/** Changing one's password, and setting a new one by a link when it is forgotten. */
import { Injectable, Logger } from '@nestjs/common';
import { AccountAudit } from '../audit/index.ts';
import { Clock } from '../clock/index.ts';
import { Config } from '../config/index.ts';
import { Mailer } from '../mail/index.ts';
import { hashLinkToken, linkTo, newLinkToken } from './one-time-link.ts';
import { passwordFault, type PasswordFault } from './password-rules.ts';
import { hashPassword, matchesPassword } from './passwords.ts';
import { PasswordsStore, type PasswordRow } from './passwords.store.ts';
import { resetMail } from './reset-mail.ts';
import { Sessions, type LiveSession } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { faultStack, faultText } from '../log/index.ts';

export const linkMinutes = 30;

export type Changed = { done: true } | { refused: PasswordFault | 'wrongPassword' | 'linkOver' } | { refused: 'throttled'; seconds: number };

@Injectable()
export class PasswordChanges {
  private readonly log = new Logger('Passwords');

  constructor(
    private readonly store: PasswordsStore,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: AccountAudit,
  ) {}

  /** All other sessions of the account end. */
  async change(session: LiveSession, current: string, next: string, address: string): Promise<Changed> {
    const account = await this.store.ofAccount(session.account_id);
    const name = `password of ${session.account_id}`;
    const seconds = await this.throttle.count(name, address);
    if (seconds !== null) return { refused: 'throttled', seconds };
    if (!account || !(await matchesPassword(current, account.password_hash))) return { refused: 'wrongPassword' };
    await this.throttle.forgive(name, address);
    const fault = faultOf(next, account);
    if (fault) return { refused: fault };
    const hash = await hashPassword(next);
    await this.audit.recording(account.id, 'changePassword', async () => {
      await this.store.set(account.id, hash);
      await this.sessions.endAll(account.id, session.id);
    });
    return { done: true };
  }

  /**
   * Sends a link when there is such an account. The answer neither says so nor waits for it.
   * @returns the seconds to wait when the address was asked for too often; counted alike for accounts that do not exist
   */
  async requestLink(email: string, address: string): Promise<number | null> {
    const wanted = email.trim().toLowerCase();
    const seconds = await this.throttle.count(`link for ${wanted}`, address);
    if (seconds !== null) return seconds;
    void this.sendLink(wanted).catch((error: unknown) => this.log.error(`A link could not be sent: ${faultText(error)}`, faultStack(error)));
    return null;
  }

  private async sendLink(email: string): Promise<void> {
    const account = await this.store.byEmail(email);
    if (!account) return;
    const token = newLinkToken();
    const at = this.clock.now();
    const until = new Date(at.getTime() + linkMinutes * 60_000);
    await this.audit.recording(account.id, 'requestPasswordLink', () => this.store.addLink(hashLinkToken(token) as Buffer, account.id, at, until));
    await this.mailer.send(resetMail(account.email, linkTo(this.config.origin, '/new-password', token), linkMinutes));
  }

  /** Every session of the account ends. A password that is refused leaves the link good. */
  async setByLink(token: string, password: string): Promise<Changed> {
    const hash = hashLinkToken(token);
    const account = hash && (await this.store.linkOwner(hash, this.clock.now()));
    if (!hash || !account) return { refused: 'linkOver' };
    const fault = faultOf(password, account);
    if (fault) return { refused: fault };
    const passwordHash = await hashPassword(password);
    const done = await this.audit.recording(account.id, 'setPasswordByLink', async () => {
      if (!(await this.store.setByLink(hash, passwordHash, this.clock.now()))) return false;
      await this.sessions.endAll(account.id, null);
      return true;
    });
    return done ? { done: true } : { refused: 'linkOver' };
  }
}

const faultOf = (password: string, { email, name }: PasswordRow): PasswordFault | null => passwordFault(password, [email, name]);
