/** Accounts and their places: members of services, advisers of oversight bodies, operators. */
import { Injectable } from '@nestjs/common';
import type { Localised } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { hashPassword } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy, type TenantRole } from '../../platform/tenancy/index.ts';
import { AccountsStore, type Account } from './accounts.store.ts';
import { deleteMembership, ensurePerson, insertMembership } from './memberships.store.ts';

export interface NewAccount {
  email: string;
  name: string;
  /** Absent: the account cannot sign in by password. */
  password?: string;
  operator?: boolean;
}

@Injectable()
export class PeopleService {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  async createAccount({ email, name, password, operator = false }: NewAccount): Promise<Account> {
    const account: Account = { id: newId(), email: email.trim().toLowerCase(), name };
    const passwordHash = password === undefined ? null : await hashPassword(password);
    await this.accounts.insert(account, passwordHash, operator, this.clock.now());
    return account;
  }

  async findAccount(email: string): Promise<Account | null> {
    return this.accounts.findByEmail(email.trim().toLowerCase());
  }

  /** Gives the account these roles in a service, and a person there to whom the record can refer. */
  async addMembership(tenantId: string, account: Pick<Account, 'id' | 'name'>, roles: readonly TenantRole[]): Promise<void> {
    const at = this.clock.now();
    await this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, async () => {
      await ensurePerson(account.id, account.name, at);
      for (const role of roles) await insertMembership(account.id, role, at);
    });
  }

  /** Takes a role away, or all with null; it holds from the next request on. Returns how many there were. */
  async removeMembership(tenantId: string, accountId: string, role: TenantRole | null): Promise<number> {
    return this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, () => deleteMembership(accountId, role));
  }

  /** Makes an oversight body; returns its id. */
  async createOversightBody(slug: string, name: Localised): Promise<string> {
    const id = newId();
    await this.accounts.insertBody(id, slug, name);
    return id;
  }

  async addAdviser(bodyId: string, accountId: string): Promise<void> {
    await this.accounts.insertAdviser(bodyId, accountId);
  }
}
