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

  async insertBody(id: string, slug: string, name: { en: string; cy: string }): Promise<void> {
    await this.database.execute('insert into oversight_body (id, slug, name_en, name_cy) values ($1, $2, $3, $4)', [id, slug, name.en, name.cy]);
  }

  async insertAdviser(bodyId: string, accountId: string): Promise<void> {
    await this.database.execute('insert into oversight_member (body_id, account_id) values ($1, $2)', [bodyId, accountId]);
  }
}
