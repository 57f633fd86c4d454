/** What a share opens, and nothing beside it: by the API and by the database itself; and that a preview shows exactly that. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { Tenancy, tenantQuery, type TenantIdentity } from '../../platform/tenancy/index.ts';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { addTestAdviser } from '../../testing/test-adviser.ts';
import { plantEscalation } from '../../testing/test-escalation.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

const NOW = '2016-09-30T10:00:00Z';
let database: TestDatabase;
let app: TestApp;
let tenancy: Tenancy;
let tenant: TestTenant;
let administrator: TestSession;
let manager: TestSession;
let adviser: TestSession;
let adviserId: string;
let plan: WrittenPlan;
let shareId: string;

const allScopes = ['actions', 'evidence', 'names', 'indicators', 'escalations', 'reviews'];

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { NOW });
  tenancy = await Tenancy.open({ url: database.appUrl, size: 1 });
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager', 'boardMember'] });
  await database.administer("update tenant set gss_code = 'E09000019' where id = $1", [tenant.id]);
  // Amber when evidence is verified and red without: a share that hides evidence must not change that.
  plan = await writePlan(database, tenant, planOf([[[action({ owners: ['CANARY-OWNER', 'CANARY-PARTNER'], timescale: 'July 16' }), ...Array.from({ length: 9 }, () => action())]]]));
  await database.administer("update objective set champion = 'CANARY-CHAMPION' where tenant_id = $1", [tenant.id]);
  const evidence = newId();
  await database.administer(
    `insert into evidence (tenant_id, id, piece_id, number, action_id, title, marking, dated_on, added_by, added_at, verified_by, verified_at) values ($1, $2, $2, 1, $3, 'CANARY-TITLE', 'official', '2016-09-20', $4, $6, $5, $6)`,
    [tenant.id, evidence, plan.actionIds[0], tenant.accounts.planManager!.id, tenant.accounts.boardMember!.id, NOW],
  );
  await database.administer("update action set computed_code = 'amber' where id = $1", [plan.actionIds[0]]);
  await database.administer(`insert into review (tenant_id, id, plan_id, number, title, held_on, opened_at, opened_by, closed_at, closed_by) values ($1, $2, $3, 1, 'Board', '2016-09-20', $4, $5, $4, $5)`,
    [tenant.id, newId(), plan.planId, NOW, tenant.accounts.planManager!.id]);
  await plantEscalation(database, { tenantId: tenant.id, actionId: plan.actionIds[0]!, at: '2016-09-20T09:00:00Z', until: NOW, recipient: tenant.accounts.planManager!.id });
  ({ id: adviserId, session: adviser } = await addTestAdviser(database, app, 'body-x'));
  [administrator, manager] = [await signIn(app, `tenantAdministrator@${tenant.slug}.test`), await signIn(app, `planManager@${tenant.slug}.test`)];
  const granted = await administrator.graphql<{ grantShare: { id: string } }>('mutation { grantShare(input: { body: "body-x" }) { ... on Share { id scopes } } }', {}, tenant.slug);
  expect(granted.data?.grantShare).toMatchObject({ scopes: [] });
  shareId = granted.data!.grantShare.id;
});
afterAll(async () => {
  await tenancy?.close();
  await app?.close();
  await database?.drop();
});

const open = async (...scopes: string[]): Promise<{ __typename: string; reasons?: { code: string }[] }> => {
  const { data } = await administrator.graphql<{ changeShare: { __typename: string } }>('mutation ($input: ChangeShareInput!) { changeShare(input: $input) { __typename ... on Refused { reasons { code } } } }',
    { input: { shareId, scopes: scopes.map((scope) => scope.toUpperCase()) } }, tenant.slug);
  return data!.changeShare;
};

const everythingQuery = `{
  service { slug openedScopes ratingKey { name } }
  sharedFigures { plans actions byStatus { notDue onTrack atRisk offTrack complete } overdue { count of } evidenced { count of } divergent { count of } openEscalations firstTimeEntrants { period mark value count verdict } }
  plans(first: 2) { nodes { title summary { total pastDeadline byRating { count rating { code } } }
    actions(first: 20) { nodes { description ownerText owners { name accountable } effectiveRating { code } objective { champion } evidence(first: 5) { nodes { title addedBy verification { by } } } escalation { status history { recipients } } } } } }
  escalations { nodes { action { description } } }
  indicators { code }
}`;
interface Everything {
  sharedFigures: { openEscalations: number | null; firstTimeEntrants: object | null; actions: number };
  plans: { nodes: { summary: object; actions: { nodes: { effectiveRating: { code: string }; evidence: { nodes: { title: string }[] } }[] } }[] };
  escalations: { nodes: object[] };
  indicators: object[];
}
const lookAs = async (session: TestSession, headers: Record<string, string> = {}): Promise<{ text: string; data: Everything }> => {
  const answer = await session.fetch('/graphql', { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query: everythingQuery }) });
  const { data, errors } = (await answer.json()) as { data: Everything; errors?: { message: string }[] };
  expect(errors).toBeUndefined();
  return { text: JSON.stringify(data), data };
};
const asAdviser = (): TenantIdentity => ({ tenantId: tenant.id, accountId: adviserId, roles: ['oversightAdviser'] });

const combinations: string[][] = [[], ['indicators'], ['escalations'], ['actions'], ['actions', 'evidence'], ['actions', 'names'], ['actions', 'escalations'], allScopes.slice(0, -1), allScopes];

describe('a share', () => {
  test.each(combinations.map((scopes) => [scopes]))('of %j opens that and nothing beside', async (scopes) => {
    expect((await open(...scopes)).__typename).toBe('Share');
    const { text, data } = await lookAs(adviser);
    const has = (scope: string): boolean => scopes.includes(scope);
    expect([/CANARY-TITLE/.test(text), /CANARY-(OWNER|PARTNER|CHAMPION)|planManager of|boardMember of/.test(text)]).toEqual([has('evidence'), has('names')]);
    expect([data.plans.nodes.length, data.indicators.length > 0, data.sharedFigures.firstTimeEntrants !== null]).toEqual([has('actions') ? 1 : 0, has('indicators'), has('indicators')]);
    expect([data.sharedFigures.openEscalations, data.escalations.nodes.length]).toEqual([has('escalations') ? 1 : null, has('escalations') && has('actions') ? 1 : 0]);
    expect(data.sharedFigures.actions).toBe(10);
  });

  test.each(combinations.map((scopes) => [scopes]))('of %j opens in the database exactly its tables', async (scopes) => {
    await open(...scopes);
    const tables = await database.administer<{ name: string }>("select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1");
    const seen: string[] = [];
    for (const { name } of tables) {
      const rows = await tenancy.withTenant(asAdviser(), () => tenantQuery(`select 1 from ${name} limit 1`)).catch(() => []);
      if (rows.length > 0) seen.push(name);
    }
    const of: Record<string, string[]> = {
      actions: ['action', 'decision', 'objective', 'plan', 'recommendation', 'section'], evidence: ['evidence'], names: ['action_owner', 'action_revision', 'person'],
      escalations: scopes.includes('actions') ? ['escalation', 'escalation_event', 'escalation_policy'] : [], indicators: [], reviews: ['review'],
    };
    expect(seen).toEqual(['rating_key_version', 'rule_set_version', ...scopes.flatMap((scope) => of[scope] ?? [])].sort());
  });

  test('shows the same ratings to an adviser, whatever it hides of their facts', async () => {
    const ours = (await lookAs(administrator)).data.plans.nodes[0]!;
    await open('actions');
    const theirs = (await lookAs(adviser)).data.plans.nodes[0]!;
    expect(theirs.summary).toEqual(ours.summary);
    expect(theirs.actions.nodes.map(({ effectiveRating }) => effectiveRating)).toEqual(ours.actions.nodes.map(({ effectiveRating }) => effectiveRating));
    expect(ours.actions.nodes[0]!.evidence.nodes).toHaveLength(1);
    expect(theirs.actions.nodes[0]!.evidence.nodes).toHaveLength(0);
  });

  test('counts what the service itself counts', async () => {
    await open('actions');
    const { data } = await lookAs(adviser);
    const { total, pastDeadline, byRating } = data.plans.nodes[0]!.summary as { total: number; pastDeadline: number; byRating: { count: number; rating: { code: string } }[] };
    const by = (code: string): number => byRating.find(({ rating }) => rating.code === code)!.count;
    expect(data.sharedFigures).toMatchObject({ plans: 1, actions: total, byStatus: { onTrack: 0, offTrack: by('red'), atRisk: by('amber'), complete: by('green'), notDue: by('blue') }, overdue: { count: pastDeadline, of: 10 }, evidenced: { count: 1 } });
  });

  test('needs actions for titles and names, and an administrator for any change', async () => {
    expect((await open('evidence')).reasons).toEqual([{ code: 'scopeNeedsActions' }]);
    const change = `mutation { changeShare(input: { shareId: "${shareId}", scopes: [] }) { __typename } }`;
    expect((await manager.graphql(change, {}, tenant.slug)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await adviser.graphql(change, {}, tenant.slug)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const strange = await administrator.graphql<{ changeShare: { __typename: string } }>(`mutation { changeShare(input: { shareId: "${newId()}", scopes: [] }) { __typename } }`, {}, tenant.slug);
    expect(strange.data?.changeShare.__typename).toBe('NotFound');
  });
});

describe('a preview', () => {
  test.each(combinations.map((scopes) => [scopes]))('of %j is what the adviser then gets, to the letter', async (scopes) => {
    const preview = await lookAs(administrator, { 'x-waymark-preview': scopes.join(',') });
    await open(...scopes);
    expect(preview.text).toBe((await lookAs(adviser)).text);
  });

  test('is for administrators alone, of scopes that there are, writes nothing and is no look of an adviser', async () => {
    const ask = async (session: TestSession, preview: string, query = '{ plans { totalCount } }'): Promise<string> => {
      const answer = await session.fetch('/graphql', { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json', 'x-waymark-preview': preview }, body: JSON.stringify({ query }) });
      const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
      return errors?.[0]?.extensions.code ?? 'allowed';
    };
    const looks = async () => (await database.administer("select 1 from audit_event where tenant_id = $1 and operation = 'adviserRead'", [tenant.id])).length;
    const before = await looks();
    expect([await ask(administrator, 'actions'), await ask(manager, 'actions'), await ask(adviser, 'actions'), await ask(administrator, 'actions,everything')]).toEqual(['allowed', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(await ask(administrator, 'actions', '{ shares { totalCount } }')).toBe('FORBIDDEN');
    expect(await ask(administrator, 'actions', 'mutation { grantShare(input: { body: "body-x" }) { __typename } }')).toBe('FORBIDDEN');
    expect(await looks()).toBe(before);
  });
});
