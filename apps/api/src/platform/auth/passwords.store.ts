/** Password hashes and the links that set a new one; the platform role's rows. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase } from '../database/index.ts';

export interface PasswordRow {
  id: string;
  email: string;
  name: string;
  password_hash: string | null;
}

type Plain<Row> = Row & Record<string, unknown>;

@Injectable()
export class PasswordsStore {
  constructor(private readonly database: PlatformDatabase) {}

  async ofAccount(id: string): Promise<PasswordRow | null> {
    const [row] = await this.database.query<Plain<PasswordRow>>('select id, email, name, password_hash from account where id = $1 and disabled_at is null', [id]);
    return row ?? null;
  }

  async slugOf(tenant: string): Promise<string | null> {
    const [row] = await this.database.query<{ slug: string }>('select slug from tenant where id = $1', [tenant]);
    return row?.slug ?? null;
  }

  async byEmail(email: string): Promise<PasswordRow | null> {
    const [row] = await this.database.query<Plain<PasswordRow>>('select id, email, name, password_hash from account where email = $1 and disabled_at is null', [email]);
    return row ?? null;
  }

  async set(id: string, hash: string): Promise<void> {
    await this.database.execute('update account set password_hash = $2 where id = $1', [id, hash]);
  }

  async addLink(hash: Buffer, accountId: string, at: Date, expiresAt: Date): Promise<void> {
    await this.database.execute('insert into account_link (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)', [hash, accountId, at, expiresAt]);
  }

  /** Whose link this is while it is good. */
  async linkOwner(hash: Buffer, at: Date): Promise<PasswordRow | null> {
    const [row] = await this.database.query<Plain<PasswordRow>>(
      `select a.id, a.email, a.name, a.password_hash from account_link l join account a on a.id = l.account_id
        where l.token_hash = $1 and l.used_at is null and l.expires_at > $2 and a.disabled_at is null`,
      [hash, at],
    );
    return row ?? null;
  }

  /** Sets the password by a link, which with all others of the account is then used up; false when it was before. */
  async setByLink(linkHash: Buffer, passwordHash: string, at: Date): Promise<boolean> {
    const changed = await this.database.execute(
      `with used as (update account_link set used_at = $3 where token_hash = $1 and used_at is null and expires_at > $3 returning account_id),
            others as (update account_link l set used_at = $3 from used where l.account_id = used.account_id and l.token_hash <> $1 and l.used_at is null)
       update account a set password_hash = $2 from used where a.id = used.account_id and a.disabled_at is null`,
      [linkHash, passwordHash, at],
    );
    return changed === 1;
  }
}
