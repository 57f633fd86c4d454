/** The second factor: codes of an authenticator app (RFC 6238) and recovery codes. Passkeys have a file of their own. */
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { AccountAudit } from '../audit/index.ts';
import { Clock } from '../clock/index.ts';
import { hashRecoveryCode, newRecoveryCode, recoveryCodeCount } from './recovery-codes.ts';
import { Sealing } from './sealing.ts';
import { SecondFactorsStore, type FactorCounts } from './second-factors.store.ts';

const stepSeconds = 30;

export interface TotpProposal {
  /** Base32, for typing in by hand. */
  secret: string;
  /** otpauth://, for the QR code. */
  uri: string;
}

@Injectable()
export class SecondFactors {
  constructor(
    private readonly store: SecondFactorsStore,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly audit: AccountAudit,
  ) {}

  async counts(accountId: string): Promise<FactorCounts> {
    return this.store.counts(accountId);
  }

  /** For each of these accounts whether it has an authenticator app, and a passkey. */
  async kindsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, { app: boolean; passkey: boolean }>> {
    const rows = await this.store.kindsOf(accountIds);
    return new Map(rows.map(({ id, totp, passkeys }) => [id, { app: totp, passkey: passkeys > 0 }]));
  }

  /** A new secret, not yet in force; null when an app is set up already. */
  async proposeTotp(accountId: string, email: string): Promise<TotpProposal | null> {
    const secret = generateSecret();
    if (!(await this.store.proposeTotp(accountId, this.sealing.seal(secret, accountId), this.clock.now()))) return null;
    return { secret, uri: generateURI({ issuer: 'Waymark', label: email, secret }) };
  }

  /** Puts the proposed secret in force by its first code. */
  async confirmTotp(accountId: string, code: string): Promise<boolean> {
    return this.audit.recording(accountId, 'confirmTotp', () => this.useTotp(accountId, code, false));
  }

  async checkTotp(accountId: string, code: string): Promise<boolean> {
    return this.useTotp(accountId, code, true);
  }

  /** A code is right for its own half minute and the ones beside it, and once. */
  private async useTotp(accountId: string, code: string, confirmed: boolean): Promise<boolean> {
    const plain = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(plain)) return false;
    const row = await this.store.totp(accountId);
    if (!row || (row.confirmed_at !== null) !== confirmed) return false;
    const epoch = Math.floor(this.clock.now().getTime() / 1000);
    const result = verifySync({ secret: this.sealing.open(row.secret_sealed, accountId), token: plain, epoch, epochTolerance: stepSeconds });
    if (!result.valid) return false;
    return this.store.useStep(accountId, Math.floor(epoch / stepSeconds) + result.delta, this.clock.now());
  }

  async removeTotp(accountId: string): Promise<void> {
    await this.audit.recording(accountId, 'removeTotp', () => this.store.removeTotp(accountId));
  }

  /** New codes in place of all earlier ones; they can never be shown again. */
  async renewRecoveryCodes(accountId: string): Promise<string[]> {
    let codes: string[] = [];
    await this.audit.recording(accountId, 'renewRecoveryCodes', async () => void (codes = await this.issueRecoveryCodes(accountId)));
    return codes;
  }

  private async issueRecoveryCodes(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
    await this.store.replaceRecoveryCodes(accountId, codes.map((code) => hashRecoveryCode(code) as Buffer));
    return codes;
  }

  /** With the first factor; null when there are codes already. */
  async issueFirstRecoveryCodes(accountId: string): Promise<string[] | null> {
    return (await this.store.counts(accountId)).recoveryCodes > 0 ? null : this.issueRecoveryCodes(accountId);
  }

  async useRecoveryCode(accountId: string, text: string): Promise<boolean> {
    const hash = hashRecoveryCode(text);
    return hash !== null && this.store.useRecoveryCode(accountId, hash, this.clock.now());
  }
}
