/** Links over HTTP: made and removed by whoever manages the plan, seen from both sides, and in the trail. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let manager: TestSession;
let actionIds: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  tenant = await createTestTenant(database);
  await database.administer('update tenant set gss_code = $2 where id = $1', [tenant.id, 'E08000018']);
  manager = await signIn(app, `planManager@${tenant.slug}.test`);
  actionIds = (await writePlan(database, tenant, planOf([[[action(), action()]]]), '2016-06-01T10:00:00Z')).actionIds;
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await manager.graphql<Data>(query, variables, tenant.slug);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
const change = async (name: 'linkIndicator' | 'unlinkIndicator', actionId: string, indicator: string) =>
  (await ask<Record<string, { __typename: string }>>(`mutation ($input: IndicatorLinkInput!) { ${name}(input: $input) { __typename ... on Action { indicatorCodes } ... on Refused { reasons { code } } ... on NotFound { id } } }`, { input: { actionId, indicator } }))[name];
const trail = () => database.administer<{ operation: string; subject: string; detail: unknown }>(`select operation, subject_id as subject, detail from audit_event where tenant_id = $1 and operation like '%nk%ndicator' order by seq`, [tenant.id]);

test('a link is made once, seen from both sides with what the indicator says, and removed with its event in the trail', async () => {
  const [first = '', second = ''] = actionIds;
  expect(await change('linkIndicator', first, 'first-time-entrants')).toEqual({ __typename: 'Action', indicatorCodes: ['first-time-entrants'] });
  expect(await change('linkIndicator', first, 'first-time-entrants')).toMatchObject({ __typename: 'Action' });
  expect(await change('linkIndicator', second, 'first-time-entrants')).toMatchObject({ __typename: 'Action' });
  const { indicator } = await ask<{ indicator: unknown }>('{ indicator(code: "first-time-entrants") { ... on Indicator { actions { id effectiveRating { code } planTitle } } } }');
  expect(indicator).toEqual({ actions: [first, second].map((id) => ({ id, effectiveRating: { code: expect.any(String) }, planTitle: expect.any(String) })) });

  expect(await change('unlinkIndicator', first, 'first-time-entrants')).toEqual({ __typename: 'Action', indicatorCodes: [] });
  expect(await change('unlinkIndicator', first, 'first-time-entrants')).toEqual({ __typename: 'NotFound', id: 'first-time-entrants' });
  expect(await trail()).toEqual([
    { operation: 'linkIndicator', subject: first, detail: { indicator: 'first-time-entrants' } },
    { operation: 'linkIndicator', subject: second, detail: { indicator: 'first-time-entrants' } },
    { operation: 'unlinkIndicator', subject: first, detail: { indicator: 'first-time-entrants' } },
  ]);
});

test('an unknown indicator or action is not found, an archived plan’s actions are not shown, and owners may not link', async () => {
  const [first = '', second = ''] = actionIds;
  expect(await change('linkIndicator', first, 'none')).toEqual({ __typename: 'NotFound', id: 'none' });
  expect(await change('linkIndicator', tenant.id, 'custody-rate')).toEqual({ __typename: 'NotFound', id: tenant.id });
  await addTestPerson(database, tenant, 'owner', ['actionOwner']);
  const owner = await signIn(app, `owner@${tenant.slug}.test`);
  const { errors } = await owner.graphql('mutation ($input: IndicatorLinkInput!) { linkIndicator(input: $input) { __typename } }', { input: { actionId: second, indicator: 'custody-rate' } }, tenant.slug);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  await database.administer(`update plan set archived_at = '2016-09-01' where tenant_id = $1`, [tenant.id]);
  expect(await ask('{ indicator(code: "first-time-entrants") { ... on Indicator { actions { id } } } }')).toEqual({ indicator: { actions: [] } });
  expect(await change('linkIndicator', second, 'custody-rate')).toMatchObject({ __typename: 'NotFound' });
});
