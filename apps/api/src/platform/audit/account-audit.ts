/** What an account does outside any one service (signing in and out, its password, its factors), told to every service it belongs to. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock/index.ts';
import { PlatformDatabase, statement } from '../database/index.ts';
import type { AuditDetail, NewAuditEvent } from './audit.store.ts';
import { faultStack, faultText } from '../log/index.ts';

const append = statement('select append_account_audit($1, $2::jsonb, $3)');

export type AccountOperation =
  | 'signIn' | 'signInRefused' | 'signOut' | 'endSession' | 'endOtherSessions'
  | 'changePassword' | 'requestPasswordLink' | 'setPasswordByLink'
  | 'confirmTotp' | 'removeTotp' | 'addPasskey' | 'removePasskey' | 'renewRecoveryCodes';

/** Nobody has acted where a sign-in was refused or a link asked for: the account is only what it was about. */
const byNobody: ReadonlySet<AccountOperation> = new Set<AccountOperation>(['signInRefused', 'requestPasswordLink']);

@Injectable()
export class AccountAudit implements BeforeApplicationShutdown {
  private readonly log = new Logger('Audit');
  private readonly pending = new Set<Promise<void>>();

  constructor(
    private readonly database: PlatformDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Recorded when the promise resolves; await it before the deed, so that nothing happens unrecorded.
   * @param onlyService of a session that one service's own provider vouched for: no other service is told
   */
  async record(accountId: string, operation: AccountOperation, detail: AuditDetail = {}, onlyService: string | null = null): Promise<void> {
    const actor = byNobody.has(operation) ? null : accountId;
    const event: NewAuditEvent = { at: this.clock.now().toISOString(), actor, operation, subjectKind: 'account', subject: accountId, detail };
    await this.database.query(append, [accountId, JSON.stringify([event]), onlyService]);
  }

  /** Does a deed and records it in one transaction; a deed that returns false has changed nothing, and nothing is recorded. */
  async recording(accountId: string, operation: AccountOperation, deed: () => Promise<boolean | void>, onlyService: string | null = null): Promise<boolean> {
    return this.database.transaction(async () => {
      if ((await deed()) === false) return false;
      await this.record(accountId, operation, {}, onlyService);
      return true;
    });
  }

  /** A refused sign-in, written after the answer: waiting for it would tell a known account from an unknown one. */
  refused(accountId: string | null, onlyService: string | null = null): void {
    if (accountId === null) {
      // It belongs to no service. What was typed may be a password in the wrong field, so it is not kept.
      this.log.warn('A sign-in with an unknown account was refused.');
      return;
    }
    const writing: Promise<void> = this.record(accountId, 'signInRefused', { reason: 'credentials' }, onlyService)
      .catch((error: unknown) => this.log.error(`A refused sign-in could not be recorded: ${faultText(error)}`, faultStack(error)))
      .finally(() => this.pending.delete(writing));
    this.pending.add(writing);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.pending);
  }
}
