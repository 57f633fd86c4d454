import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { tenantRoles, type Role } from '../tenancy/index.ts';
import { operationsFor, permissions, permits, type Operation } from './permissions.ts';

const schema = buildSchema(readFileSync(fileURLToPath(new URL('../../../schema.graphql', import.meta.url)), 'utf8'));
const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
const operations = Object.keys(permissions) as Operation[];

describe('the table of permissions', () => {
  test('has an entry for every operation of the GraphQL schema', () => {
    expect(fields.filter((field) => !(field in permissions))).toEqual([]);
  });

  test('has no entry for an operation that does not exist', () => {
    expect(operations.filter((operation) => !permissions[operation].rest && !fields.includes(operation))).toEqual([]);
  });

  test('lets nobody who is not signed in do more than see the health and sign in or out', () => {
    expect(operations.filter((operation) => permits(operation, null))).toEqual(['live', 'ready', 'signIn', 'signOut']);
  });

  test('lets an account without a role in the service only see itself and its services', () => {
    for (const roles of [[], ['operator'], ['oversightAdviser']] as Role[][]) {
      expect(operationsFor(roles).filter((operation) => permissions[operation].access !== 'anyone')).toEqual(['me', 'services']);
    }
  });

  test('lets only a plan manager import', () => {
    const importing = operations.filter((operation) => /import|findings|draft/i.test(operation));
    expect(importing).toHaveLength(8);
    for (const operation of importing) expect(tenantRoles.filter((role) => permits(operation, [role]))).toEqual(['planManager']);
  });

  test('keeps the working plan from viewers', () => {
    for (const operation of ['plans', 'plan', 'action'] as const) {
      expect(tenantRoles.filter((role) => !permits(operation, [role]))).toEqual(['viewer']);
    }
  });

  test('lets owners and managers add evidence, and the board only read', () => {
    expect(tenantRoles.filter((role) => permits('addEvidence', [role]))).toEqual(['actionOwner', 'planManager']);
  });

  test('adds up the roles of a person who has several', () => {
    expect(permits('addEvidence', ['boardChair', 'actionOwner'])).toBe(true);
  });
});
