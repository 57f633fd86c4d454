/** Services and people for integration tests. */
import { randomBytes } from 'node:crypto';
import type { RatingKeyPreset } from '@waymark/domain';
import type { Account } from '../features/people/index.ts';
import type { Tenant } from '../features/tenants/index.ts';
import type { TenantRole } from '../platform/tenancy/index.ts';
import { openProvisioning } from '../provisioning.ts';
import type { TestDatabase } from './test-database.ts';

/** Of every account made here; hashing is slow by design, so each account costs some 20 ms. */
export const testPassword = 'correct horse battery staple';

export interface TestTenant extends Tenant {
  /** One account per role, by role. */
  accounts: Readonly<Partial<Record<TenantRole, Account>>>;
}

/** A service with its rating key and default rules, and one account with membership for each role asked for. */
export async function createTestTenant(
  database: TestDatabase,
  { slug = `test-${randomBytes(4).toString('hex')}`, ratingKeyPreset = 'delivery-4', roles = ['planManager'] }: { slug?: string; ratingKeyPreset?: RatingKeyPreset; roles?: readonly TenantRole[] } = {},
): Promise<TestTenant> {
  const provisioning = await openProvisioning(database);
  try {
    const tenant = await provisioning.tenants.create({ slug, name: { en: `Service ${slug}`, cy: `Gwasanaeth ${slug}` }, ratingKeyPreset });
    const accounts: Partial<Record<TenantRole, Account>> = {};
    for (const role of roles) {
      const account = await provisioning.people.createAccount({ email: `${role}@${slug}.test`, name: `${role} of ${slug}`, password: testPassword });
      await provisioning.people.addMembership(tenant.id, account, [role]);
      accounts[role] = account;
    }
    return { ...tenant, accounts };
  } finally {
    await provisioning.close();
  }
}

/** Another person of a service, with `testPassword`; signs in as NAME@SLUG.test. */
export async function addTestPerson(database: TestDatabase, tenant: Pick<TestTenant, 'id' | 'slug'>, name: string, roles: readonly TenantRole[]): Promise<Account> {
  const provisioning = await openProvisioning(database);
  try {
    const account = await provisioning.people.createAccount({ email: `${name}@${tenant.slug}.test`, name: `${name} of ${tenant.slug}`, password: testPassword });
    await provisioning.people.addMembership(tenant.id, account, roles);
    return account;
  } finally {
    await provisioning.close();
  }
}
