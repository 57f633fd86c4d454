/** Accounts and their places: members of services, advisers of oversight bodies, operators. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { hashPassword } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Tenancy, type TenantRole } from '../../platform/tenancy/index.ts';
import { AccountsStore, type Account } from './accounts.store.ts';
import { addressOf } from './imported-address.ts';
import { deleteMembership, ensurePerson, insertMembership, placesOf } from './memberships.store.ts';

export interface NewAccount {
  email: string;
  name: string;
  /** Absent: the account cannot sign in by password. */
  password?: string;
  operator?: boolean;
}

export interface Admitted {
  account: Account;
  roles: readonly TenantRole[];
  /** An account that was here already took the place. */
  joined: boolean;
}

export interface PersonInService extends Account {
  roles: readonly TenantRole[];
  maySignIn: boolean;
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
      await recordAudit(at, 'addMembership', 'account', account.id, { roles });
    });
  }

  /** Everybody with a role in the service of the current transaction, by name. */
  async inService(): Promise<PersonInService[]> {
    const roles = new Map((await placesOf()).map((place) => [place.accountId, place.roles]));
    const accounts = await this.accounts.findByIds([...roles.keys()]);
    return accounts.map(({ id, name, email, maySignIn }) => ({ id, name, email: addressOf(id, email), maySignIn, roles: roles.get(id) ?? [] }));
  }

  /** Where those of these accounts get mail that may sign in; what came with an import has no mailbox of its own yet. */
  async mailAddresses(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const accounts = await this.accounts.findByIds(accountIds);
    return new Map(accounts.filter(({ maySignIn }) => maySignIn).map(({ id, email }) => [id, email]));
  }

  /** Takes a role away, or all with null; it holds from the next request on. Returns how many there were. */
  async removeMembership(tenantId: string, accountId: string, role: TenantRole | null): Promise<number> {
    return this.tenancy.withTenant({ tenantId, accountId: null, roles: [] }, async () => {
      await recordAudit(this.clock.now(), 'removeMembership', 'account', accountId, { role });
      return deleteMembership(accountId, role);
    });
  }

  /**
   * Lets in a person who came with an import. Where the address belongs to an account here, that account takes over the
   * roles, because an administrator says that the two are one person; else the imported account gets a password.
   * Null when nobody of that address waits in the service.
   */
  async admit(tenantId: string, email: string, password: string): Promise<Admitted | null> {
    const address = email.trim().toLowerCase();
    const identity = { tenantId, accountId: null, roles: [] };
    const places = await this.tenancy.withTenant(identity, placesOf);
    for (const { accountId, roles } of places) {
      const waiting = await this.accounts.findWaiting(accountId);
      if (!waiting || addressOf(waiting.id, waiting.email) !== address) continue;
      const here = await this.accounts.findByEmail(address);
      const joined = here !== null && here.id !== waiting.id;
      if (!joined) await this.accounts.letIn(waiting.id, await hashPassword(password));
      await this.tenancy.withTenant(identity, async () => {
        const at = this.clock.now();
        if (joined) {
          await ensurePerson(here.id, here.name, at);
          for (const role of roles) await insertMembership(here.id, role, at);
          await deleteMembership(waiting.id, null);
        }
        await recordAudit(at, 'admitPerson', 'account', waiting.id, { as: joined ? here.id : waiting.id, roles });
      });
      return { account: joined ? here : { ...waiting, email: address }, roles, joined };
    }
    return null;
  }
}
