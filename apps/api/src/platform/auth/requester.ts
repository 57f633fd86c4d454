/** Who asks: the account of the session, its services, and the service of this request. */
import type { Role, TenantIdentity, TenantRole } from '../tenancy/index.ts';

export interface Membership {
  tenantId: string;
  slug: string;
  roles: readonly TenantRole[];
}

export interface Requester {
  accountId: string;
  name: string;
  email: string;
  /** The services this person may enter, by slug. */
  memberships: readonly Membership[];
  /** Null outside a service. */
  service: { tenantId: string; slug: string } | null;
  /** Roles in that service; outside one those of the account itself (operator, oversight adviser). */
  roles: readonly Role[];
}

/** For `withTenant` and `actAs`. */
export function tenantIdentityOf(requester: Requester): TenantIdentity {
  if (!requester.service) throw new Error('This request names no service.');
  return { tenantId: requester.service.tenantId, accountId: requester.accountId, roles: requester.roles };
}
