/** The trust centre over the API: one table of access, the people of one service alone, retention with its record. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let app: TestApp;
let mine: TestTenant;
let other: TestTenant;
let administrator: TestSession;
let viewer: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  const roles = ['tenantAdministrator', 'viewer'] as const;
  [mine, other] = [await createTestTenant(database, { roles }), await createTestTenant(database, { roles })];
  app = await startTestApp(database, { NOW: '2026-11-22T09:00:00Z' });
  administrator = await signIn(app, `tenantAdministrator@${mine.slug}.test`);
  viewer = await signIn(app, `viewer@${mine.slug}.test`);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

test('everybody of the service may see who may do what', async () => {
  const { data } = await viewer.graphql<{ accessTable: { operation: string; area: string; kind: string; roles: string[] }[] }>('{ accessTable { operation area kind roles } }', {}, mine.slug);
  expect(data?.accessTable).toContainEqual({ operation: 'exportService', area: 'SERVICE', kind: 'READ', roles: ['TENANT_ADMINISTRATOR'] });
  expect(data?.accessTable.map(({ operation }) => operation)).not.toContain('signIn');
});

test('the people are those of this service, and one who came with an import is told apart', async () => {
  await database.administer('update account set disabled_at = now() where id = $1', [mine.accounts.viewer?.id]);
  const { data } = await administrator.graphql<{ servicePeople: { nodes: unknown[] } }>('{ servicePeople { nodes { name email roles maySignIn } } }', {}, mine.slug);
  expect(data?.servicePeople.nodes).toEqual([
    { name: `tenantAdministrator of ${mine.slug}`, email: `tenantadministrator@${mine.slug}.test`, roles: ['TENANT_ADMINISTRATOR'], maySignIn: true },
    { name: `viewer of ${mine.slug}`, email: `viewer@${mine.slug}.test`, roles: ['VIEWER'], maySignIn: false },
  ]);
  expect(JSON.stringify(data)).not.toContain(other.slug);
  await database.administer('update account set disabled_at = null where id = $1', [mine.accounts.viewer?.id]);
});

describe('retention', () => {
  const change = (input: object) =>
    administrator.graphql<{ changeRetention: Record<string, unknown> }>(
      'mutation ($input: ChangeRetentionInput!) { changeRetention(input: $input) { __typename ... on Retention { version closedPlanMonths decisionMonths auditMonths changedBy } ... on Conflict { currentVersion } ... on Refused { reasons { code parameters { name value } } } } }',
      { input }, mine.slug,
    );

  test('begins with the defaults, and is changed by the administrator, with a record', async () => {
    const { data } = await viewer.graphql('{ retention { version closedPlanMonths decisionMonths auditMonths changedAt changedBy } }', {}, mine.slug);
    expect(data).toEqual({ retention: { version: 0, closedPlanMonths: null, decisionMonths: null, auditMonths: 24, changedAt: null, changedBy: null } });
    const first = await change({ version: 0, closedPlanMonths: 84, auditMonths: 36 });
    expect(first.data?.changeRetention).toEqual({ __typename: 'Retention', version: 1, closedPlanMonths: 84, decisionMonths: null, auditMonths: 36, changedBy: `tenantAdministrator of ${mine.slug}` });
    expect(await database.administer("select tenant_id, detail from audit_event where operation = 'changeRetention'")).toEqual([
      { tenant_id: mine.id, detail: { closedPlanMonths: 84, decisionMonths: null, auditMonths: 36 } },
    ]);
  });

  test('refuses what is out of bounds, and what somebody changed first', async () => {
    const { data } = await change({ version: 1, auditMonths: 3, decisionMonths: 999 });
    expect(data?.changeRetention).toMatchObject({ __typename: 'Refused', reasons: [{ code: 'retentionOutOfBounds' }, { code: 'retentionOutOfBounds' }] });
    expect((await change({ version: 0, auditMonths: 24 })).data?.changeRetention).toEqual({ __typename: 'Conflict', currentVersion: 1 });
    expect((await change({ version: 1, auditMonths: 12 })).data?.changeRetention).toMatchObject({ version: 2, auditMonths: 12, closedPlanMonths: null });
    expect((await change({ version: 1, auditMonths: 24 })).data?.changeRetention).toEqual({ __typename: 'Conflict', currentVersion: 2 });
    expect(await database.administer('select count(*) as count from retention where tenant_id <> $1', [mine.id])).toEqual([{ count: 0 }]);
  });
});
