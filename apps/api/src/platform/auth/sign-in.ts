/** Signing in, step by step: password, then second factor, or setting one up; each step gives out a new session id. */
import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { AccountAudit } from '../audit/index.ts';
import { Config } from '../config/index.ts';
import { matchesPassword } from './passwords.ts';
import { Passkeys } from './passkeys.ts';
import { SecondFactors } from './second-factors.ts';
import { SessionStore, type Stage } from './session.store.ts';
import { Sessions, type LiveSession, type Voucher } from './sessions.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

/** What is known of the browser that asks. */
export interface Client {
  /** IP address. */
  address: string;
  device: string;
  /** Session id of the browser's cookie, which ends when a new one begins. */
  earlier: string | undefined;
}

export type Step = { token: string; stage: Stage } | { refused: 'credentials' } | { refused: 'throttled'; seconds: number };

/** @see SignIn.vouched */
export type VouchedStep = Step | { refused: 'unknown' | 'passwordFirst' };

@Injectable()
export class SignIn {
  constructor(
    private readonly store: SessionStore,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly throttle: SignInThrottle,
    private readonly config: Config,
    private readonly audit: AccountAudit,
  ) {}

  /** A wrong password and an unknown account are refused alike and take alike long. */
  async withPassword(email: string, password: string, client: Client): Promise<Step> {
    const wanted = email.trim().toLowerCase();
    const seconds = await this.throttle.count(wanted, client.address);
    if (seconds !== null) return { refused: 'throttled', seconds };
    const account = await this.store.findAccount(wanted);
    if (!(await matchesPassword(password, account?.passwordHash ?? null)) || !account) {
      this.audit.refused(account?.id ?? null);
      return { refused: 'credentials' };
    }
    await this.throttle.forgive(wanted, client.address);
    return this.begin(account.id, client);
  }

  /** Begins the session of an account whose first factor was given: at the stage that is next for it. */
  async begin(accountId: string, client: Client): Promise<Step> {
    return this.proceed(accountId, await this.stageOf(accountId), client, null);
  }

  /**
   * Begins the session of an account that a service's own provider vouched for; it opens that service alone.
   * A first factor is set up on the way in only where there is no password: a provider of one service must not give an
   * account that is used in others its second factor.
   * @param secondFactorShown the provider has shown one that the service trusts
   */
  async vouched(accountId: string, voucher: Voucher, secondFactorShown: boolean, client: Client): Promise<VouchedStep> {
    const account = await this.store.findActive(accountId);
    if (!account) return { refused: 'unknown' };
    const next = secondFactorShown ? 'signedIn' : await this.stageOf(accountId);
    if (next === 'enrolment' && account.hasPassword) return { refused: 'passwordFirst' };
    return this.proceed(accountId, next, client, voucher);
  }

  /** Whether the account can sign in without any provider. */
  async hasPassword(accountId: string): Promise<boolean> {
    return (await this.store.findActive(accountId))?.hasPassword ?? false;
  }

  private async stageOf(accountId: string): Promise<Stage> {
    const { totp, passkeys } = await this.factors.counts(accountId);
    return totp || passkeys > 0 ? 'secondFactor' : this.config.secondFactor === 'required' ? 'enrolment' : 'signedIn';
  }

  /** A code of the app, or a recovery code. */
  async withCode(session: LiveSession, code: string, client: Client): Promise<Step> {
    return this.second(session, client, async () => (await this.factors.checkTotp(session.account_id, code)) || this.factors.useRecoveryCode(session.account_id, code));
  }

  async withPasskey(session: LiveSession, response: AuthenticationResponseJSON, client: Client): Promise<Step> {
    return this.second(session, client, () => this.passkeys.check(session, response));
  }

  /** After a second factor was set up on the way in. */
  async enrolled(session: LiveSession, client: Client): Promise<Step> {
    return this.proceed(session.account_id, 'signedIn', client, voucherOf(session));
  }

  /** Guesses of the second factor are counted as those of the password are, under a name of their own. */
  private async second(session: LiveSession, client: Client, check: () => Promise<boolean>): Promise<Step> {
    const name = `second factor of ${session.account_id}`;
    const seconds = await this.throttle.count(name, client.address);
    if (seconds !== null) return { refused: 'throttled', seconds };
    if (!(await check())) {
      this.audit.refused(session.account_id, session.only_service);
      return { refused: 'credentials' };
    }
    await this.throttle.forgive(name, client.address);
    return this.proceed(session.account_id, 'signedIn', client, voucherOf(session));
  }

  private async proceed(accountId: string, stage: Stage, client: Client, voucher: Voucher | null): Promise<Step> {
    await this.sessions.signOut(client.earlier);
    if (stage === 'signedIn') await this.audit.record(accountId, 'signIn', voucher ? { provider: voucher.providerId } : {}, voucher?.tenantId ?? null);
    return { token: await this.sessions.start({ accountId, stage, device: client.device, voucher }), stage };
  }
}

/** The second step goes on with what the first one allowed. */
const voucherOf = ({ only_service, provider_id }: LiveSession): Voucher | null =>
  only_service !== null && provider_id !== null ? { tenantId: only_service, providerId: provider_id } : null;
