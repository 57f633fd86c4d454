/** Who asks: the account of the session, its services, and the service of this request. */
import type { Role, ShareScope, TenantIdentity } from '../tenancy/index.ts';

export interface Membership {
  tenantId: string;
  slug: string;
  /** `oversightAdviser` where the service shares with a body that this person advises for. */
  roles: readonly Role[];
}

export interface Requester {
  accountId: string;
  name: string;
  email: string;
  /** The services this person may enter, by slug. */
  memberships: readonly Membership[];
  /** Null outside a service. */
  service: { tenantId: string; slug: string } | null;
  /** What a program's token allows at most; null for a person who is signed in. */
  scope: 'read' | 'write' | null;
  /** Of that token; absent for a person who is signed in. */
  tokenId?: string;
  /** Roles in that service; outside one those of the account itself (operator, oversight adviser). */
  roles: readonly Role[];
  /** Set while an administrator looks at the service as advisers would with these scopes. */
  preview?: readonly ShareScope[];
}

/** For `withTenant` and `actAs`. */
export function tenantIdentityOf(requester: Requester): TenantIdentity {
  if (!requester.service) throw new Error('This request names no service.');
  return { tenantId: requester.service.tenantId, accountId: requester.accountId, roles: requester.roles, ...(requester.preview ? { preview: requester.preview } : {}) };
}

/** In whose name the service writes down what this person did: also of an adviser, who writes nothing. */
export function recorderOf(requester: Requester): TenantIdentity {
  const { tenantId, accountId } = tenantIdentityOf(requester);
  return { tenantId, accountId, roles: [] };
}
