/**
 * Who may do what (design section 1): one table, read by the guard, by `Me.operations`, and by the tests
 * that compare it with the GraphQL schema and the REST routes. What is not in it is denied.
 */
import type { Role, TenantRole } from '../tenancy/index.ts';

/** `anyone` needs no session; `signedIn` any account; a list one of these roles in the service of the request. */
export type Access = 'anyone' | 'signedIn' | readonly TenantRole[];

export interface Permission {
  access: Access;
  /** Method and path of an operation that is not a field of the GraphQL schema. */
  rest?: `${'GET' | 'POST' | 'DELETE'} /${string}`;
}

/** Viewers (scrutiny) are absent on purpose: they read closed reviews, not the working plan. */
const readers = ['actionOwner', 'planManager', 'boardMember', 'boardChair', 'tenantAdministrator'] as const;
const members = [...readers, 'viewer'] as const;
const importers = ['planManager'] as const;

const table = {
  live: { access: 'anyone', rest: 'GET /health/live' },
  ready: { access: 'anyone', rest: 'GET /health/ready' },
  signIn: { access: 'anyone', rest: 'POST /api/session' },
  signOut: { access: 'anyone', rest: 'DELETE /api/session' },
  me: { access: 'signedIn' },
  services: { access: 'signedIn' },
  service: { access: members },
  plans: { access: readers },
  plan: { access: readers },
  action: { access: readers },
  addEvidence: { access: ['actionOwner', 'planManager'] },
  uploadImport: { access: importers, rest: 'POST /api/imports' },
  imports: { access: importers },
  planImport: { access: importers },
  mapImportColumns: { access: importers },
  confirmFindings: { access: importers },
  correctDraftAction: { access: importers },
  commitImport: { access: importers },
  discardImport: { access: importers },
} as const satisfies Record<string, Permission>;

export type Operation = keyof typeof table;
export const permissions: Readonly<Record<Operation, Permission>> = table;

/** @param roles null when nobody is signed in */
export function permits(operation: Operation, roles: readonly Role[] | null): boolean {
  const { access } = permissions[operation];
  if (access === 'anyone') return true;
  if (roles === null) return false;
  return access === 'signedIn' || roles.some((role) => (access as readonly Role[]).includes(role));
}

/** Names of the operations that these roles allow, so that a page offers nothing else. */
export function operationsFor(roles: readonly Role[]): Operation[] {
  return (Object.keys(table) as Operation[]).filter((operation) => permits(operation, roles));
}
