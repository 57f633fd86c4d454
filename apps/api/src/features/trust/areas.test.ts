// The table that people see is the table that the guard reads: complete, and in words of both languages.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { permissions, permits, type Operation } from '../../platform/auth/permissions.ts';
import { tenantRoles } from '../../platform/tenancy/index.ts';
import { accessAreas, accessRows, places } from './areas.ts';

const words = (language: string) => JSON.parse(readFileSync(fileURLToPath(new URL(`../../../../admin/src/features/trust/trust.${language}.json`, import.meta.url)), 'utf8')) as {
  operation: Record<string, string>; area: Record<string, string>; role: Record<string, string>;
};

describe('the table of access', () => {
  const rows = accessRows();
  test('says of every role and operation what the guard says', () => {
    for (const { operation, roles } of rows) expect([operation, tenantRoles.filter((role) => roles.includes(role))]).toEqual([operation, tenantRoles.filter((role) => permits(operation, [role]))]);
    const shown = new Set(rows.map(({ operation }) => operation));
    const hidden = (Object.keys(permissions) as Operation[]).filter((operation) => !shown.has(operation));
    for (const operation of hidden) expect(['anyone', 'signedIn']).toContain(permissions[operation].access);
  });

  test('has a place for every operation, and no other', () => {
    expect(rows.filter(({ operation }) => !places[operation]).map(({ operation }) => operation)).toEqual([]);
    expect(Object.keys(places).filter((operation) => !rows.some((row) => row.operation === operation))).toEqual([]);
  });

  test.each(['en', 'cy'])('has words for every operation, area and role: %s', (language) => {
    const { operation, area, role } = words(language);
    expect(rows.map((row) => row.operation).filter((name) => !operation[name])).toEqual([]);
    expect(accessAreas.filter((name) => !area[name])).toEqual([]);
    expect(tenantRoles.filter((name) => !role[name])).toEqual([]);
  });
});
