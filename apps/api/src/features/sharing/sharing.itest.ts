/** What a service shares with an oversight body is read by its advisers, by nobody else, no longer than it shares, and never changed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { onConnection } from '../../platform/database/index.ts';
import { Tenancy, tenantExecute, tenantQuery, type TenantIdentity } from '../../platform/tenancy/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { addTestAdviser } from '../../testing/test-adviser.ts';
import { plantEscalation } from '../../testing/test-escalation.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

const NOW = '2016-09-30T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let tenancy: Tenancy;
let sharing: TestTenant;
let keeping: TestTenant;
let administrator: TestSession;
let adviser: TestSession;
let elsewhere: TestSession;
let adviserId: string;
let shared: WrittenPlan;
let kept: WrittenPlan;
let shareId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW });
  tenancy = await Tenancy.open({ url: database.appUrl, size: 1 });
  [sharing, keeping] = [await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] }), await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] })];
  [shared, kept] = [await writePlan(database, sharing, planOf([[[action()]]], 'Shared')), await writePlan(database, keeping, planOf([[[action()]]], 'Kept'))];
  administrator = await signIn(app, `tenantAdministrator@${sharing.slug}.test`);
  ({ id: adviserId, session: adviser } = await addTestAdviser(database, app, 'body-x'));
  ({ session: elsewhere } = await addTestAdviser(database, app, 'body-y'));
  await database.administer(
    `insert into evidence (tenant_id, id, piece_id, number, action_id, title, marking, dated_on, added_by, added_at) values ($1, $2, $2, 1, $3, 'Minutes', 'official', '2016-09-01', $4, now())`,
    [sharing.id, newId(), shared.actionIds[0], sharing.accounts.tenantAdministrator?.id],
  );
  await plantEscalation(database, { tenantId: sharing.id, actionId: shared.actionIds[0]!, at: '2016-09-20T09:00:00Z', until: NOW, recipient: sharing.accounts.planManager!.id });
  shareId = await share('body-x');
});
afterAll(async () => {
  await tenancy?.close();
  await app?.close();
  await database?.drop();
});

const result = '{ __typename ... on Share { id } ... on Refused { reasons { code } } }';
async function change(name: 'grantShare' | 'revokeShare', input: Record<string, unknown>, session = administrator): Promise<{ __typename: string; id?: string; reasons?: { code: string }[] }> {
  const type = name === 'grantShare' ? 'GrantShareInput' : 'RevokeShareInput';
  const { data, errors } = await session.graphql<Record<string, { __typename: string; id?: string }>>(`mutation ($input: ${type}!) { ${name}(input: $input) ${result} }`, { input }, sharing.slug);
  return data?.[name] ?? { __typename: String(errors?.[0]?.extensions['code']) };
}
const share = async (body: string): Promise<string> => (await change('grantShare', { body, scopes: everything })).id!;
const everything = ['ACTIONS', 'EVIDENCE', 'NAMES', 'INDICATORS', 'ESCALATIONS'];
const planQuery = 'query ($id: ID!) { plan(id: $id) { __typename ... on Plan { title actions { nodes { description effectiveRating { code } } } } } }';
const readPlan = async (session: TestSession, tenant: TestTenant, { planId }: WrittenPlan) => {
  const { data, errors } = await session.graphql<{ plan: { title?: string } }>(planQuery, { id: planId }, tenant.slug);
  return data?.plan ? (data.plan.title ?? 'NotFound') : errors?.[0]?.extensions['code'];
};
const servicesOf = async (session: TestSession) => (await session.graphql<{ services: { nodes: { slug: string }[] } }>('{ services { nodes { slug } } }')).data?.services.nodes.map(({ slug }) => slug);
const asAdviser = (tenant: TestTenant): TenantIdentity => ({ tenantId: tenant.id, accountId: adviserId, roles: ['oversightAdviser'] });

describe('[11] an adviser', () => {
  test('sees the services that share with the body, and reads their plans with ratings and reasons', async () => {
    expect([await servicesOf(adviser), await servicesOf(elsewhere)]).toEqual([[sharing.slug], []]);
    expect(await readPlan(adviser, sharing, shared)).toBe('Shared');
    const query = 'query ($id: ID!) { action(id: $id) { ... on Action { description decision { rating { code } } } } }';
    const [theirs, ours] = await Promise.all([adviser, administrator].map((session) => session.graphql(query, { id: shared.actionIds[0] }, sharing.slug)));
    expect([theirs?.errors, theirs?.data]).toEqual([undefined, ours?.data]);
  });

  test('reads nothing of a service that does not share, nor of one that shares with another body', async () => {
    expect([await readPlan(adviser, keeping, kept), await readPlan(elsewhere, sharing, shared)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    // Within the service that shares, an id of another one is as good as none.
    expect(await readPlan(adviser, sharing, kept)).toBe('NotFound');
  });

  test('may do nothing but read, whatever the operation', async () => {
    for (const mutation of ['addEvidence(input: { actionId: "x", title: "x", datedOn: "2016-09-01" })', 'discardImport(input: { importId: "x", version: 1 })', 'grantShare(input: { body: "body-y" })']) {
      const { errors } = await adviser.graphql(`mutation { ${mutation} { __typename } }`, {}, sharing.slug);
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    for (const query of ['{ imports { totalCount } }', '{ ruleWorkbench { __typename } }', '{ auditEvents { totalCount } }', '{ servicePeople { totalCount } }', '{ shares { totalCount } }', '{ adviserLooks { totalCount } }']) {
      expect((await adviser.graphql(query, {}, sharing.slug)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });
});

describe('[11] the database itself', () => {
  test('shows of two services that share the one asked for', async () => {
    const other = await signIn(app, `tenantAdministrator@${keeping.slug}.test`);
    await other.graphql('mutation { grantShare(input: { body: "body-x", scopes: [ACTIONS] }) { __typename } }', {}, keeping.slug);
    for (const tenant of [sharing, keeping]) expect(await tenancy.withTenant(asAdviser(tenant), () => tenantQuery('select distinct tenant_id from plan'))).toEqual([{ tenant_id: tenant.id }]);
    await database.administer('delete from share where tenant_id = $1', [keeping.id]);
  });

  test('shows an adviser exactly the tables of the working plan, and of the sharing service alone', async () => {
    const tables = await database.administer<{ name: string }>("select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1");
    const seen: string[] = [];
    for (const { name } of tables) {
      const services = await tenancy.withTenant(asAdviser(sharing), () => tenantQuery<{ tenant_id: string }>(`select distinct tenant_id from ${name}`)).catch((error: Error) => {
        if (/permission denied/.test(error.message)) return [];
        throw error;
      });
      expect(services.filter(({ tenant_id }) => tenant_id !== sharing.id)).toEqual([]);
      if (services.length > 0) seen.push(name);
    }
    expect(seen).toEqual(['action', 'action_owner', 'action_revision', 'decision', 'escalation', 'escalation_event', 'escalation_policy', 'evidence', 'objective', 'person', 'plan', 'rating_key_version', 'recommendation', 'rule_set_version', 'section']);
  });

  test('lets an adviser write nowhere, even in a transaction that may write', async () => {
    const tables = await database.administer<{ name: string }>("select distinct tablename as name from pg_policies where schemaname = 'public' order by 1");
    await expect(tenancy.withTenant(asAdviser(sharing), () => tenantExecute('delete from plan where tenant_id = $1', [sharing.id]))).rejects.toThrow('read-only transaction');
    const outcomes = new Set<string>();
    await onConnection(database.appUrl, async (client) => {
      for (const { name } of tables) {
        for (const change of [`delete from ${name}`, `update ${name} set tenant_id = tenant_id`, `insert into ${name} select * from ${name}`, `insert into ${name} (tenant_id) values ('${sharing.id}')`]) {
          await client.query('begin');
          await client.query('select enter_shared($1, $2)', [adviserId, sharing.id]);
          const outcome = await client.query(change).then(({ rowCount }) => `${rowCount ?? 0} rows`, (error: { code: string }) => error.code);
          await client.query('rollback');
          outcomes.add(outcome);
          expect([name, change, outcome]).not.toEqual([name, change, expect.stringMatching(/^[1-9]\d* rows$/)]);
        }
      }
    });
    // No row in reach, no permission, or refused by row security.
    expect([...outcomes].sort()).toEqual(['0 rows', '42501']);
  });

  test('shows no draft of rules', async () => {
    const author = await signIn(app, `tenantAdministrator@${sharing.slug}.test`);
    const { data } = await author.graphql<{ ruleWorkbench: { active: { document: unknown } } }>('{ ruleWorkbench { active { document } } }', {}, sharing.slug);
    const saved = await author.graphql<{ saveRuleSetDraft: { __typename: string } }>('mutation ($input: SaveRuleSetDraftInput!) { saveRuleSetDraft(input: $input) { __typename } }', { input: { document: { ...(data?.ruleWorkbench.active.document as object), name: { en: 'Draft', cy: 'Drafft' } } } }, sharing.slug);
    expect(saved.data?.saveRuleSetDraft.__typename).toBe('RuleSetVersion');
    expect(await tenancy.withTenant(asAdviser(sharing), () => tenantQuery('select distinct state from rule_set_version where tenant_id = $1', [sharing.id]))).toEqual([{ state: 'active' }]);
  });
});

describe('[11] a share that is revoked', () => {
  test('is unseen at the next request of the same session, and cannot be revived', async () => {
    expect((await change('revokeShare', { shareId, reason: ' ' })).reasons?.[0]?.code).toBe('textMissing');
    expect((await change('revokeShare', { shareId, reason: 'The review is over.' })).__typename).toBe('Share');
    expect([await readPlan(adviser, sharing, shared), await servicesOf(adviser)]).toEqual(['NOT_FOUND', []]);
    expect(await tenancy.withTenant(asAdviser(sharing), () => tenantQuery('select id from plan'))).toEqual([]);
    expect((await change('revokeShare', { shareId, reason: 'Again' })).__typename).toBe('NotFound');
    const revived = await tenancy.withTenant({ ...asAdviser(sharing), roles: [] }, () => tenantExecute('update share set revoked_at = null, revoked_by = null, reason = null where tenant_id = $1', [sharing.id]));
    expect(revived).toBe(0);
    await share('body-x');
    expect([await readPlan(adviser, sharing, shared), (await change('grantShare', { body: 'body-x', scopes: everything })).reasons?.[0]?.code, (await change('grantShare', { body: 'nobody' })).__typename]).toEqual(['Shared', 'sharedAlready', 'NotFound']);
  });

  test('as is one whose adviser no longer advises', async () => {
    const { id, session } = await addTestAdviser(database, app, 'body-z');
    await share('body-z');
    expect(await readPlan(session, sharing, shared)).toBe('Shared');
    await database.administer('delete from oversight_member where account_id = $1', [id]);
    expect(await readPlan(session, sharing, shared)).toBe('NOT_FOUND');
  });
});

test('[36] the service sees in its trail what was shared and what each adviser read', async () => {
  await readPlan(adviser, sharing, shared);
  const events = await database.administer<{ operation: string; subject_kind: string; subject_id: string; detail: Record<string, unknown>; mine: boolean }>(
    "select operation, subject_kind, subject_id, detail, actor_id = $2 as mine from audit_event where tenant_id = $1 and (operation ~ 'Share$' or operation = 'adviserRead') order by seq", [sharing.id, adviserId]);
  expect(events.filter(({ operation }) => operation !== 'adviserRead').map(({ operation }) => operation)).toEqual(['grantShare', 'revokeShare', 'grantShare', 'grantShare']);
  const reads = events.filter(({ operation }) => operation === 'adviserRead');
  expect(reads.at(-1)).toMatchObject({ subject_kind: 'plan', subject_id: shared.planId, detail: { operation: 'plan' }, mine: true });
  expect(reads.some(({ subject_id }) => subject_id === shared.actionIds[0])).toBe(true);
});

test('a member who also advises reads and writes as a member, and a viewer stays one', async () => {
  const bodyOf = (id: string) => database.administer("insert into oversight_member (body_id, account_id) select id, $1 from oversight_body where slug = 'body-x'", [id]);
  const [manager, viewer] = [await addTestPerson(database, sharing, 'both', ['planManager']), await addTestPerson(database, sharing, 'looker', ['viewer'])];
  await Promise.all([bodyOf(manager.id), bodyOf(viewer.id)]);
  const { data } = await (await signIn(app, manager.email)).graphql<{ me: { roles: string[] }; imports: { totalCount: number } }>('{ me { roles } imports { totalCount } }', {}, sharing.slug);
  expect([data?.me.roles, data?.imports.totalCount]).toEqual([['PLAN_MANAGER'], 0]);
  expect(await readPlan(await signIn(app, viewer.email), sharing, shared)).toBe('FORBIDDEN');
});
