/** Second factors of accounts: codes from an app, passkeys, recovery codes; the platform role's rows. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase } from '../database/index.ts';

export interface TotpRow {
  secret_sealed: Buffer;
  confirmed_at: Date | null;
  last_step: number;
}

export interface PasskeyRow {
  id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  name: string;
  created_at: Date;
  last_used_at: Date | null;
}

export interface FactorCounts {
  totp: boolean;
  passkeys: number;
  recoveryCodes: number;
}

type Plain<Row> = Row & Record<string, unknown>;

@Injectable()
export class SecondFactorsStore {
  constructor(private readonly database: PlatformDatabase) {}

  async counts(accountId: string): Promise<FactorCounts> {
    const [row] = await this.database.query<Plain<{ totp: boolean; passkeys: number; codes: number }>>(
      `select exists (select from account_totp where account_id = $1 and confirmed_at is not null) as totp,
              (select count(*) from account_passkey where account_id = $1) as passkeys,
              (select count(*) from account_recovery_code where account_id = $1 and used_at is null) as codes`,
      [accountId],
    );
    return { totp: row?.totp ?? false, passkeys: row?.passkeys ?? 0, recoveryCodes: row?.codes ?? 0 };
  }

  /** Which of these accounts have an app or passkeys; who has neither is not among them. */
  async kindsOf(accountIds: readonly string[]): Promise<{ id: string; totp: boolean; passkeys: number }[]> {
    return this.database.query<Plain<{ id: string; totp: boolean; passkeys: number }>>(
      `select id, totp, passkeys from (
         select a.id, exists (select from account_totp t where t.account_id = a.id and t.confirmed_at is not null) as totp,
                (select count(*) from account_passkey p where p.account_id = a.id) as passkeys
           from account a where a.id = any ($1)) kinds where totp or passkeys > 0`,
      [accountIds],
    );
  }

  async totp(accountId: string): Promise<TotpRow | null> {
    const [row] = await this.database.query<Plain<TotpRow>>('select secret_sealed, confirmed_at, last_step from account_totp where account_id = $1', [accountId]);
    return row ?? null;
  }

  /** Keeps a secret that no code has shown yet; a confirmed one stays. */
  async proposeTotp(accountId: string, sealed: Buffer, at: Date): Promise<boolean> {
    const changed = await this.database.execute(
      `insert into account_totp (account_id, secret_sealed, created_at) values ($1, $2, $3)
       on conflict (account_id) do update set secret_sealed = $2, created_at = $3, last_step = 0 where account_totp.confirmed_at is null`,
      [accountId, sealed, at],
    );
    return changed === 1;
  }

  /** Uses a time step up, and confirms the secret by it; false when it or a later one was used before. */
  async useStep(accountId: string, step: number, at: Date): Promise<boolean> {
    return (await this.database.execute('update account_totp set last_step = $2, confirmed_at = coalesce(confirmed_at, $3) where account_id = $1 and last_step < $2', [accountId, step, at])) === 1;
  }

  async removeTotp(accountId: string): Promise<boolean> {
    return (await this.database.execute('delete from account_totp where account_id = $1', [accountId])) === 1;
  }

  async replaceRecoveryCodes(accountId: string, hashes: readonly Buffer[]): Promise<void> {
    await this.database.execute(
      'with gone as (delete from account_recovery_code where account_id = $1) insert into account_recovery_code (account_id, code_hash) select $1, unnest($2::bytea[])',
      [accountId, hashes],
    );
  }

  /** Uses a code up; false when there is none such or it was used before. */
  async useRecoveryCode(accountId: string, hash: Buffer, at: Date): Promise<boolean> {
    return (await this.database.execute('update account_recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null', [accountId, hash, at])) === 1;
  }

  async passkeys(accountId: string): Promise<PasskeyRow[]> {
    return this.database.query<Plain<PasskeyRow>>(
      'select id, credential_id, public_key, counter, transports, name, created_at, last_used_at from account_passkey where account_id = $1 order by created_at, id',
      [accountId],
    );
  }

  /** False when this passkey is registered already, whoever has it. */
  async addPasskey(accountId: string, key: Omit<PasskeyRow, 'last_used_at'>): Promise<boolean> {
    const added = await this.database.execute(
      `insert into account_passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (credential_id) do nothing`,
      [key.id, accountId, key.credential_id, key.public_key, key.counter, key.transports, key.name, key.created_at],
    );
    return added === 1;
  }

  /** Notes a use; false when a copy of the passkey was used since (its counter went on). */
  async usePasskey(id: string, before: number, counter: number, at: Date): Promise<boolean> {
    return (await this.database.execute('update account_passkey set counter = $3, last_used_at = $4 where id = $1 and counter = $2', [id, before, counter, at])) === 1;
  }

  async removePasskey(accountId: string, id: string): Promise<boolean> {
    return (await this.database.execute('delete from account_passkey where account_id = $1 and id::text = $2', [accountId, id])) === 1;
  }
}
