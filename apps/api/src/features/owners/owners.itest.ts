/** Names of owners over HTTP: said once for every plan, kept for plans to come, and what follows for the person. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  tenant = await createTestTenant(database);
  await addTestPerson(database, tenant, 'owner', ['actionOwner']);
  manager = await signIn(app, `planManager@${tenant.slug}.test`);
  await writePlan(database, tenant, planOf([[[action({ owners: ['Head of Service'] }), action({ owners: [' head of service', 'Court Lead'] })]]]), '2016-06-01T10:00:00Z');
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Names {
  names: { name: string; actions: number; person: { id: string; name: string } | null; namesake: { name: string } | null }[];
  people: { id: string; name: string }[];
}
async function ask<Data>(query: string, variables: Record<string, unknown> = {}, session = manager): Promise<Data> {
  const { data, errors } = await session.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const names = async () => (await ask<{ ownerNames: Names }>('{ ownerNames { names { name actions person { id name } namesake { name } } people { id name } } }')).ownerNames;
const link = async (name: string, personId: string | null) =>
  (await ask<{ linkOwnerName: { __typename: string } }>('mutation ($input: LinkOwnerNameInput!) { linkOwnerName(input: $input) { __typename ... on OwnerName { actions person { id } } ... on NotFound { id } } }', { input: { name, personId } })).linkOwnerName;
const personOf = async (email: string) => {
  const [row] = await database.administer<{ id: string }>('select p.id from person p join account a on a.id = p.account_id where p.tenant_id = $1 and a.email = $2', [tenant.id, email]);
  return row!.id;
};
const mine = async (session: TestSession) => (await ask<{ myUpdates: { open: number } }>('{ myUpdates { open } }', {}, session)).myUpdates.open;

test('a name is one however it is written, and is linked in every plan, kept for the next one, and taken back', async () => {
  expect((await names()).names).toMatchObject([{ actions: 2, person: null, namesake: null }, { name: 'Court Lead', actions: 1, person: null }]);
  const personId = await personOf(`owner@${tenant.slug}.test`);
  expect(await link('HEAD OF SERVICE ', personId)).toEqual({ __typename: 'OwnerName', actions: 2, person: { id: personId } });
  const owner = await signIn(app, `owner@${tenant.slug}.test`);
  expect(await mine(owner)).toBe(2);

  await writePlan(database, tenant, planOf([[[action({ owners: ['Head of service'] })]]]), '2016-07-01T10:00:00Z');
  expect((await names()).names[0]).toMatchObject({ actions: 3, person: { id: personId } });
  expect(await mine(owner)).toBe(3);

  expect(await link('Head of Service', null)).toEqual({ __typename: 'OwnerName', actions: 3, person: null });
  expect(await mine(owner)).toBe(0);
  const trail = await database.administer<{ subject: string | null; detail: { actions: number; linked: boolean } }>(`select subject_id as subject, detail from audit_event where tenant_id = $1 and operation = 'linkOwnerName' order by seq`, [tenant.id]);
  expect(trail.map(({ subject, detail }) => [subject, detail.actions, detail.linked])).toEqual([[personId, 2, true], [personId, 3, false]]);
});

test('whoever has the very name is meant without a link, and archived plans name nobody', async () => {
  await database.administer(`update person set name = 'Court lead' where tenant_id = $1 and id = $2`, [tenant.id, await personOf(`owner@${tenant.slug}.test`)]);
  expect((await names()).names.find(({ name }) => name === 'Court Lead')).toMatchObject({ person: null, namesake: { name: 'Court lead' } });
  await database.administer(`update plan set archived_at = '2016-09-01' where tenant_id = $1`, [tenant.id]);
  expect((await names()).names).toEqual([]);
  await database.administer('update plan set archived_at = null where tenant_id = $1', [tenant.id]);
});

test('a name that no plan has, a person of another service and one without a role are refused, and owners may not say it', async () => {
  const other = await createTestTenant(database);
  const [stranger] = await database.administer<{ id: string }>('select id from person where tenant_id = $1 limit 1', [other.id]);
  expect(await link('Nobody', null)).toEqual({ __typename: 'NotFound', id: 'Nobody' });
  expect(await link('Court Lead', null)).toMatchObject({ __typename: 'Refused' });
  expect(await link('Court Lead', stranger!.id)).toEqual({ __typename: 'NotFound', id: stranger!.id });
  expect(await link('Court Lead', 'not an id')).toEqual({ __typename: 'NotFound', id: 'not an id' });
  const owner = await signIn(app, `owner@${tenant.slug}.test`);
  const { errors } = await owner.graphql('mutation ($input: LinkOwnerNameInput!) { linkOwnerName(input: $input) { __typename } }', { input: { name: 'Court Lead', personId: null } }, tenant.slug);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});
