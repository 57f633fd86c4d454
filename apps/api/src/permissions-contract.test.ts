/** The permissions are what people have read: docs/permissions.md is made from the table, and no permission can change without it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { printPermissions } from './permissions-contract.ts';
import { permissions, type Access, type Operation, type Permission } from './platform/auth/permissions.ts';
import { tenantRoles, type TenantRole } from './platform/tenancy/index.ts';

const reviewed = readFileSync(join(import.meta.dirname, '../../../docs/permissions.md'), 'utf8');
const operations = Object.keys(permissions) as Operation[];

/** Every way of giving or taking one permission: of a role, of everybody, of programs. */
const mutants = operations.flatMap((operation): { name: string; operation: Operation; change: Permission }[] => {
  const { access, personOnly, ...rest } = permissions[operation];
  const now = personOnly ? { ...rest, personOnly } : rest;
  const others: Access[] = (['anyone', 'signedIn'] as const).filter((other) => other !== access);
  const flipped = typeof access === 'string' ? [[], ...tenantRoles.map((role): TenantRole[] => [role])] : tenantRoles.map((role) => (access.includes(role) ? access.filter((other) => other !== role) : [...access, role]));
  return [
    ...[...others, ...flipped].map((change) => ({ name: `${operation} for ${JSON.stringify(change)}`, operation, change: { ...now, access: change } })),
    { name: `${operation} ${personOnly ? 'for programs too' : 'not for programs'}`, operation, change: personOnly ? { ...rest, access } : { ...rest, access, personOnly: true as const } },
  ];
});

describe('permissions', () => {
  test('are as docs/permissions.md says (npm run contracts)', () => {
    expect(printPermissions()).toBe(reviewed);
  });

  test('[8] cannot change unnoticed: every single permission given or taken shows in it', () => {
    expect(mutants.length).toBeGreaterThan(operations.length * 8);
    expect(mutants.filter(({ operation, change }) => printPermissions({ ...permissions, [operation]: change }) === reviewed).map(({ name }) => name)).toEqual([]);
  });

  test('[8] cannot come or go unnoticed', () => {
    for (const operation of operations) expect(printPermissions(Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== operation)) as typeof permissions)).not.toBe(reviewed);
  });
});
