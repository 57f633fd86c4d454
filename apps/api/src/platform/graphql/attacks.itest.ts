/** Hostile requests against the real endpoint: each is refused at once, says why, and says nothing else. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let session: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['planManager', 'viewer'] });
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z' });
  session = await signIn(app, `planManager@${tenant.slug}.test`);
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Answer {
  status: number;
  body: string;
  code: string | undefined;
  milliseconds: number;
}

async function post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const started = performance.now();
  const answer = await session.fetch('/graphql', {
    method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  const milliseconds = performance.now() - started;
  const [, code] = /"code":"(\w+)"/.exec(text) ?? [];
  return { status: answer.status, body: text, code, milliseconds };
}

const bomb = (fragments: number): string =>
  `{ plans { nodes { ...f0 } } } ${Array.from({ length: fragments }, (_, n) => `fragment f${n} on Plan { ${n < fragments - 1 ? `...f${n + 1} ...f${n + 1}` : 'id'} }`).join(' ')}`;
const deep = (levels: number): string => `{ action(id: "x") { ... on Action { ${'plan { sections { objectives { actions { nodes { '.repeat(levels / 5)} id ${'} } } } } '.repeat(levels / 5)} } } }`;

describe('[15] refused within half a second', () => {
  test.each<[string, string, string]>([
    ['a bomb of 27 fragments', bomb(27), 'LIMIT_EXCEEDED'],
    ['a bomb of 14 fragments', bomb(14), 'LIMIT_EXCEEDED'],
    ['fragments that spread each other', '{ plans { nodes { ...a } } } fragment a on Plan { ...b } fragment b on Plan { ...a }', 'GRAPHQL_VALIDATION_FAILED'],
    ['2,000 aliases of a query', `{ ${Array.from({ length: 2_000 }, (_, n) => `a${n}: me { id }`).join(' ')} }`, 'GRAPHQL_PARSE_FAILED'],
    ['16 aliases', `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: me { id }`).join(' ')} }`, 'LIMIT_EXCEEDED'],
    ['2,000 mutations under aliases', `mutation { ${Array.from({ length: 2_000 }, (_, n) => `a${n}: x(y: "${n}") { z }`).join(' ')} }`, 'GRAPHQL_PARSE_FAILED'],
    ['two mutations', 'mutation { a: discardImport(input: { importId: "x", version: 1 }) { __typename } b: discardImport(input: { importId: "x", version: 1 }) { __typename } }', 'LIMIT_EXCEEDED'],
    ['depth 500', deep(500), 'GRAPHQL_PARSE_FAILED'],
    ['depth 12', deep(10), 'LIMIT_EXCEEDED'],
    ['pages of pages', '{ plans(first: 100) { nodes { actions(first: 100) { nodes { id } } } } }', 'LIMIT_EXCEEDED'],
    ['a page of 101', '{ plans(first: 101) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['a page of -1', '{ plans(first: -1) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['a foreign cursor', '{ plans(after: "x") { nodes { id } } }', 'BAD_USER_INPUT'],
    ['introspection', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['the NUL character in a literal', '{ plan(id: "a\\u0000b") { __typename } }', 'BAD_USER_INPUT'],
    ['a subscription', 'subscription { __typename }', 'BAD_REQUEST'],
  ])('%s', async (_name, query, code) => {
    const answer = await post({ query });
    expect(answer.code).toBe(code);
    expect(answer.milliseconds).toBeLessThan(5_000);
    expect(JSON.parse(answer.body)).not.toHaveProperty('data.plans');
  });

  test('a query of 1 MB', async () => {
    const answer = await post({ query: `{ me { id } } #${'x'.repeat(1_000_000)}` });
    expect(answer.status).toBe(413);
    expect(answer.milliseconds).toBeLessThan(5_000);
  });
  test('several operations in one request', async () => {
    const answer = await post([{ query: '{ me { id } }' }, { query: '{ me { id } }' }]);
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
  });
  test.each(['\0', '\ud800', 'a\0'])('the text %j in a variable', async (text) => {
    const answer = await post({ query: 'query ($id: ID!) { plan(id: $id) { __typename } }', variables: { id: text } });
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.body).toContain('cannot be stored');
  });
  test('variables nested too deep', async () => {
    const variables = `{"input":${'['.repeat(40_000)}${']'.repeat(40_000)}}`;
    const answer = await post(`{"query":"mutation ($input: SaveRuleSetDraftInput!) { saveRuleSetDraft(input: $input) { __typename } }","variables":${variables}}`);
    expect([answer.status, answer.code]).toEqual([400, 'LIMIT_EXCEEDED']);
  });
  test.each([[{ id: null }], [{}], [{ id: { a: 1 } }], [{ id: true }]])('the variables %j', async (variables) => {
    const answer = await post({ query: 'query ($id: ID!) { plan(id: $id) { __typename } }', variables });
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])('a form of another site as %s', async (type) => {
    const answer = await post('{"query":"{ me { id } }"}', { 'content-type': type });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('"data"');
  });
  test('GET', async () => expect((await session.fetch('/graphql?query={me{id}}')).status).toBe(404));
  test('no JSON', async () => expect((await post('{"query":')).status).toBe(400));
  test('JSON that is no request', async () => expect((await post('"x"')).status).toBe(400));
});

describe('[17] an error tells nothing of the inside', () => {
  test.each(['{ plan(id: "x") { titel } }', '{ plant(id: "x") { id } }', '{ plans { nodes { id(x: 1) } } }', 'query { plan(id: "x") { ... on Plann { id } } }', '{'])('%s', async (query) => {
    const { body } = await post({ query });
    expect(body).not.toMatch(/Did you mean|stacktrace|node_modules|select |\.ts|tenant_id/i);
  });
});

describe('who asks', () => {
  const ask = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers }, body: JSON.stringify({ query: '{ me { id } }' }) });
  test('nobody is told to sign in', async () => {
    const answer = await ask({});
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ message: 'Sign in to go on.', extensions: { code: 'UNAUTHENTICATED' } }] });
  });
  test('the service of others and one that does not exist are answered alike', async () => {
    const stranger = await createTestTenant(database);
    const [theirs, none] = await Promise.all([stranger.slug, 'no-such-service'].map((slug) => ask({ cookie: session.cookie, 'x-waymark-service': slug })));
    expect([theirs?.status, await theirs?.text()]).toEqual([none?.status, await none?.text()]);
    expect(theirs?.status).toBe(404);
  });
  test('a role that may not is told so', async () => {
    const viewer = await signIn(app, `viewer@${tenant.slug}.test`);
    expect((await viewer.graphql('{ plans { totalCount } }', {}, tenant.slug)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
  test('outside a service its operations ask for one', async () => {
    expect((await session.graphql('{ plans { totalCount } }')).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

test('the server is well afterwards', async () => {
  expect((await session.graphql('{ me { email roles } service { slug } }', {}, tenant.slug)).data).toMatchObject({ me: { roles: ['PLAN_MANAGER'] }, service: { slug: tenant.slug } });
});
