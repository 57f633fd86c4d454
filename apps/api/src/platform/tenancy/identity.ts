/** Who is acting, in which tenant: ambient, so that nobody passes a tenant id and nobody can forget it. */
import { AsyncLocalStorage } from 'node:async_hooks';

export const tenantRoles = ['actionOwner', 'planManager', 'boardMember', 'boardChair', 'tenantAdministrator', 'viewer'] as const;
export type TenantRole = (typeof tenantRoles)[number];
/** The last two come with the account itself, not with a membership in a service. */
export type Role = TenantRole | 'oversightAdviser' | 'operator';

export interface TenantIdentity {
  tenantId: string;
  /** Null when the service itself acts, in a job. */
  accountId: string | null;
  roles: readonly Role[];
  /** Scopes of a share that is only tried: a member reads their own service as its advisers would. */
  preview?: readonly string[];
  /** Of an adviser who looks at all services that share with a body at once: no service is entered (`acrossServices`). */
  across?: true;
}

/** Who advises here is no member, and reads what the service shares in a transaction that can write nothing (ADR 0023). */
export const isAdviser = ({ roles }: Pick<TenantIdentity, 'roles'>): boolean => roles.includes('oversightAdviser');

/** What flows along the asynchronous calls of one request or job. */
export interface Ambient<Transaction> {
  identity: TenantIdentity;
  transaction: Transaction | null;
}

const storage = new AsyncLocalStorage<Ambient<unknown>>();

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The identity of an adviser for `withTenant` outside every service: its transactions read, and carry no service until a store enters those that share. */
export const acrossServices = (accountId: string): TenantIdentity => ({ tenantId: '00000000-0000-0000-0000-000000000000', accountId, roles: ['oversightAdviser'], across: true });

export function checkIdentity(identity: TenantIdentity): void {
  if (!uuid.test(identity.tenantId)) throw new Error('A tenant id must be a UUID.');
}

export function ambient<Transaction>(): Ambient<Transaction> | undefined {
  return storage.getStore() as Ambient<Transaction> | undefined;
}

export function runAmbient<Transaction, T>(state: Ambient<Transaction>, work: () => T): T {
  return storage.run(state, work);
}

/**
 * Sets who acts for everything `work` starts, without opening a connection: for entry points
 * (a request, a job). Use cases then open their own short transactions.
 */
export function actAs<T>(identity: TenantIdentity, work: () => T): T {
  checkIdentity(identity);
  const current = storage.getStore();
  if (current?.transaction) throw new Error('Who acts cannot change inside a transaction.');
  return storage.run({ identity, transaction: null }, work);
}

/** The acting person and tenant; throws when there is none, so that a forgotten context fails closed. */
export function tenantIdentity(): TenantIdentity {
  const current = storage.getStore();
  if (!current) throw new Error('There is no tenant here: call this inside withTenant or actAs.');
  return current.identity;
}

export function tenantId(): string {
  return tenantIdentity().tenantId;
}

/** The acting account; throws in a job, where the service itself acts. */
export function actingAccountId(): string {
  const { accountId } = tenantIdentity();
  if (accountId === null) throw new Error('No person acts here: this is a job.');
  return accountId;
}
