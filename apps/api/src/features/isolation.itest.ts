/**
 * One service against the ids of another: every operation that takes an id is called with a foreign one and
 * with a random one; the answers are the same to the byte, and the other service stays as it was.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { v7 as newId } from 'uuid';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../testing/test-plan.ts';

const CANARY = 'CANARY-of-the-other-service';
let database: TestDatabase;
let app: TestApp;
let other: TestTenant;
let mine: TestTenant;
let session: TestSession;
let theirs: WrittenPlan & { importId: string };
let own: WrittenPlan;

beforeAll(async () => {
  database = await createTestDatabase();
  [mine, other] = [await createTestTenant(database), await createTestTenant(database)];
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  session = await signIn(app, `planManager@${mine.slug}.test`);
  own = await writePlan(database, mine, planOf([[[action()]]]));
  const importId = newId();
  theirs = { ...(await writePlan(database, other, planOf([[[action({ description: CANARY, owners: [CANARY], progress: CANARY })]]], CANARY))), importId };
  const interpretation = { plan: planOf([[[action({ description: CANARY })]]], CANARY), origins: {}, columns: {}, findings: [] };
  await database.administer(
    `insert into plan_import (tenant_id, id, state, file_name, file_bytes, file_hash, source, interpretation, uploaded_by, uploaded_at, updated_at)
     values ($1, $2, 'ready', $3, 'x', repeat('0', 64), $4, $5, $6, now(), now())`,
    [other.id, importId, CANARY, JSON.stringify({ format: 'text', blocks: [], notes: [] }), JSON.stringify(interpretation), other.accounts.planManager?.id],
  );
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Operation {
  source: string;
  kind: 'plan' | 'action' | 'import';
  more?: Record<string, unknown>;
}

const ofImport = (name: string, type: string, more: Record<string, unknown>): Operation => ({
  kind: 'import', source: `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on NotFound { id } } }`, more,
});

/** Every operation that takes an id, and which kind of id. */
const operations: Readonly<Record<string, Operation>> = {
  plan: { kind: 'plan', source: 'query ($id: ID!) { plan(id: $id) { __typename ... on Plan { title } ... on NotFound { id } } }' },
  action: { kind: 'action', source: 'query ($id: ID!) { action(id: $id) { __typename ... on Action { description } ... on NotFound { id } } }' },
  planImport: { kind: 'import', source: 'query ($id: ID!) { planImport(id: $id) { __typename ... on PlanImport { fileName draft { title } } ... on NotFound { id } } }' },
  mapImportColumns: ofImport('mapImportColumns', 'MapColumnsInput', { version: 1, block: 0, columns: [] }),
  confirmFindings: ofImport('confirmFindings', 'ConfirmFindingsInput', { version: 1, findingIds: [] }),
  correctDraftAction: ofImport('correctDraftAction', 'CorrectActionInput', { version: 1, path: 'sections/0/objectives/0/actions/0', leaveOut: true }),
  commitImport: ofImport('commitImport', 'CommitImportInput', { version: 1 }),
  discardImport: ofImport('discardImport', 'DiscardImportInput', { version: 1 }),
  addEvidence: { kind: 'action', source: 'mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename ... on NotFound { id } } }', more: { title: 'x', datedOn: '2016-09-01' } },
};

async function answer(name: string, id: string): Promise<string> {
  const { source, kind, more } = operations[name]!;
  const variables = more ? { input: { ...more, [kind === 'action' ? 'actionId' : 'importId']: id } } : { id };
  const response = await session.fetch('/graphql', { method: 'POST', service: mine.slug, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: source, variables }) });
  return `${response.status} ${(await response.text()).replaceAll(id, '(the id)')}`;
}

const foreign = (kind: 'plan' | 'action' | 'import'): string => ({ plan: theirs.planId, action: theirs.actionIds[0]!, import: theirs.importId })[kind];

async function checksum(): Promise<unknown> {
  const tables = ['plan', 'section', 'objective', 'action', 'action_owner', 'action_revision', 'decision', 'evidence', 'plan_import', 'audit_event'];
  const rows = await Promise.all(tables.map((table) => database.administer(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${table} t where tenant_id = $1`, [other.id])));
  return rows.map(([row]) => row?.['sum']);
}

test('every operation that takes an id is in this test', () => {
  const { schema } = app.app.get(GraphQLSchemaHost, { strict: false });
  const takesId = (type: GraphQLInputType, name: string): boolean => {
    const named = getNamedType(type);
    return (named.name === 'ID' && /^id$|Id$/.test(name)) || (isInputObjectType(named) && Object.values(named.getFields()).some((field) => takesId(field.type, field.name)));
  };
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.values(type?.getFields() ?? {}));
  const taking = fields.filter(({ args }) => args.some(({ type, name }) => takesId(type, name))).map(({ name }) => name);
  expect(taking.sort()).toEqual(Object.keys(operations).sort());
});

describe.each(Object.keys(operations))('%s', (name) => {
  test('answers a foreign id as it answers a random one, and changes nothing there', async () => {
    const before = await checksum();
    const theirAnswer = await answer(name, foreign(operations[name]!.kind));
    expect(theirAnswer).toBe(await answer(name, newId()));
    expect(theirAnswer).toContain('"__typename":"NotFound"');
    expect(theirAnswer).not.toContain(CANARY);
    expect(await checksum()).toEqual(before);
  });
  test('answers what is no id at all as NotFound', async () => expect(await answer(name, 'nonsense')).toContain('"__typename":"NotFound"'));
});

test('lists show nothing of the other service', async () => {
  const response = await session.fetch('/graphql', {
    method: 'POST', service: mine.slug, headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ plans { totalCount nodes { id title actions { nodes { id description } } } } imports { totalCount nodes { id fileName } } services { nodes { slug } } service { slug } }' }),
  });
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ data: { plans: { totalCount: 1, nodes: [{ id: own.planId }] }, imports: { totalCount: 0 }, services: { nodes: [{ slug: mine.slug }] }, service: { slug: mine.slug } } });
  for (const secret of [CANARY, other.slug, theirs.planId, theirs.importId, ...theirs.actionIds]) expect(text).not.toContain(secret);
});

test("a filter by another service's section finds nothing", async () => {
  const [section] = await database.administer<{ id: string }>('select id from section where tenant_id = $1', [other.id]);
  const { data } = await session.graphql('query ($id: ID!, $section: ID!) { plan(id: $id) { ... on Plan { actions(filter: { sectionId: $section }) { totalCount } } } }', { id: own.planId, section: section?.id }, mine.slug);
  expect(data).toEqual({ plan: { actions: { totalCount: 0 } } });
});
