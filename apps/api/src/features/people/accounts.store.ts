/** Accounts: the platform role's rows. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase } from '../../platform/database/index.ts';

export interface Account {
  id: string;
  email: string;
  name: string;
}

@Injectable()
export class AccountsStore {
  constructor(private readonly database: PlatformDatabase) {}

  async insert(account: Account, passwordHash: string | null, operator: boolean, at: Date): Promise<void> {
    await this.database.execute('insert into account (id, email, name, password_hash, operator, created_at) values ($1, $2, $3, $4, $5, $6)', [
      account.id, account.email, account.name, passwordHash, operator, at,
    ]);
  }

  async findByEmail(email: string): Promise<Account | null> {
    const [row] = await this.database.query<Account & Record<string, unknown>>('select id, email, name from account where email = $1', [email]);
    return row ?? null;
  }

  /** An account that came with an import and that nobody has been let into yet. */
  async findWaiting(id: string): Promise<Account | null> {
    const [row] = await this.database.query<Account & Record<string, unknown>>(
      'select id, email, name from account where id = $1 and disabled_at is not null and password_hash is null', [id],
    );
    return row ?? null;
  }

  /** By name. */
  async findByIds(ids: readonly string[]): Promise<(Account & { maySignIn: boolean })[]> {
    return this.database.query('select id, email, name, disabled_at is null as "maySignIn" from account where id = any ($1) order by name, id', [ids]);
  }

  async letIn(id: string, passwordHash: string): Promise<void> {
    await this.database.execute('update account set disabled_at = null, password_hash = $2 where id = $1', [id, passwordHash]);
  }
}
