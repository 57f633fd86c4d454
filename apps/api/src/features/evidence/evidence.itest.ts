/** Evidence over HTTP: it is listed, recorded, and makes the rules look again. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let session: TestSession;
let plan: WrittenPlan;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager', 'actionOwner', 'boardMember'] });
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  session = await signIn(app, `actionOwner@${tenant.slug}.test`);
  plan = await writePlan(database, tenant, planOf([[[action({ timescale: 'July 16' }), action({ timescale: 'Dec 16' })]]]), '2016-09-01T10:00:00Z');
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const add = async (input: Record<string, unknown>, as = session) =>
  as.graphql<{ addEvidence: Record<string, unknown> }>(
    `mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename
      ... on Action { id version effectiveRating { code } decision { rating { code } facts { fact value } } evidence { totalCount nodes { title url datedOn addedBy verified } } }
      ... on Refused { reasons { code parameters { name value } } } ... on NotFound { id } } }`,
    { input: { actionId: plan.actionIds[0], title: 'Minutes', url: 'https://council.example/minutes', datedOn: '2016-09-20', ...input } },
    tenant.slug,
  );

describe('evidence', () => {
  test('turns a red action amber, and the decision says why', async () => {
    const { data } = await add({});
    expect(data?.addEvidence).toMatchObject({
      __typename: 'Action', version: 2, effectiveRating: { code: 'amber' },
      decision: { rating: { code: 'amber' }, facts: expect.arrayContaining([{ fact: 'evidenceCount', value: 1 }]) },
      evidence: { totalCount: 1, nodes: [{ title: 'Minutes', url: 'https://council.example/minutes', datedOn: '2016-09-20', addedBy: `actionOwner of ${tenant.slug}`, verified: false }] },
    });
  });

  test('is recorded: revision, decision, audit', async () => {
    const id = plan.actionIds[0];
    expect(await database.administer('select number, reason, actor_id from action_revision where action_id = $1 order by number', [id])).toEqual([
      { number: 1, reason: 'import', actor_id: tenant.accounts.planManager?.id }, { number: 2, reason: 'evidenceAdded', actor_id: tenant.accounts.actionOwner?.id },
    ]);
    expect(await database.administer('select outcome, previous, trigger from decision where action_id = $1 order by decided_at', [id])).toEqual([
      { outcome: 'red', previous: null, trigger: 'seed' }, { outcome: 'amber', previous: 'red', trigger: 'evidence' },
    ]);
    expect(await database.administer("select subject_kind, subject_id from audit_event where operation = 'addEvidence'")).toEqual([{ subject_kind: 'action', subject_id: id }]);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['with a link that runs a script', { url: 'javascript:alert(1)' }, ['notAWebAddress']],
    ['of tomorrow', { datedOn: '2016-10-01' }, ['dateInFuture']],
    ['without a title', { title: ' ' }, ['textMissing']],
  ])('%s is refused and leaves nothing', async (_name, input, codes) => {
    const before = await database.administer('select count(*) from evidence');
    const { data } = await add(input);
    expect(data?.addEvidence).toMatchObject({ __typename: 'Refused', reasons: codes.map((code) => expect.objectContaining({ code })) });
    expect(await database.administer('select count(*) from evidence')).toEqual(before);
  });

  test.each(['2016-02-30', '30/09/2016', '', '99999-01-01'])('dated %j is no date', async (datedOn) => {
    expect((await add({ datedOn })).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('without a link is listed newest first, in pages', async () => {
    for (const day of ['05', '25', '15']) await add({ actionId: plan.actionIds[1], title: `Of the ${day}`, url: null, datedOn: `2016-09-${day}` });
    interface Page {
      action: { evidence: { totalCount: number; nodes: { title: string; url: string | null }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    }
    const page = async (after: string | null) =>
      (await session.graphql<Page>('query ($id: ID!, $after: String) { action(id: $id) { ... on Action { evidence(first: 2, after: $after) { totalCount nodes { title url } pageInfo { hasNextPage endCursor } } } } }', { id: plan.actionIds[1], after }, tenant.slug)).data?.action.evidence;
    const first = await page(null);
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ title: 'Of the 25', url: null }, { title: 'Of the 15' }], pageInfo: { hasNextPage: true } });
    expect(await page(first?.pageInfo.endCursor ?? null)).toMatchObject({ nodes: [{ title: 'Of the 05' }], pageInfo: { hasNextPage: false } });
  });

  test('is not for board members to add', async () => {
    const member = await signIn(app, `boardMember@${tenant.slug}.test`);
    expect((await add({}, member)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('added by several at once is all kept', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => add({ title: `At once ${n}` })));
    const [row] = await database.administer('select version, (select count(*) from action_revision where action_id = a.id) as revisions, (select count(*) from evidence where action_id = a.id) as evidence from action a where id = $1', [plan.actionIds[0]]);
    expect(row).toEqual({ version: 10, revisions: 10, evidence: 9 });
  });
});
