/** What breaks inside is told by nothing but a number that the log repeats: GraphQL, REST, and while it is found out who asks. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, ownSite, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let session: TestSession;
const logged: string[] = [];
const log = jest.spyOn(process.stderr, 'write').mockImplementation((text) => logged.push(String(text)) > 0);

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator'] });
  app = await startTestApp(database);
  session = await signIn(app, `tenantAdministrator@${tenant.slug}.test`);
});
afterAll(async () => {
  log.mockRestore();
  await app?.close();
  await database?.drop();
});

/** While a table has another name, everything that reads it breaks. */
async function without(table: string, work: () => Promise<Response>): Promise<{ answer: Response; text: string }> {
  await database.administer(`alter table ${table} rename to elsewhere`);
  try {
    const answer = await work();
    return { answer, text: await answer.text() };
  } finally {
    await database.administer(`alter table elsewhere rename to ${table}`);
  }
}

const ask = (query: string, variables = {}): Promise<Response> =>
  session.fetch('/graphql', { method: 'POST', service: tenant.slug, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
const sentence = 'Something went wrong on our side. Try again, and quote the correlation id if it happens again.';
const inside = /(?<!cor)relation|elsewhere|select|pg|node_modules|stack|\.[jt]s\b|\/srv|\/home|\/work|QueryFailed|Context creation/i;

describe('[17] a fault', () => {
  test.each<[string, string, () => Promise<Response>, 'errors' | 'rest']>([
    ['of a query', 'plan', () => ask('{ plans { totalCount } }'), 'errors'],
    ['of a mutation', 'retention', () => ask('mutation { changeRetention(input: { version: 1, auditMonths: 24 }) { __typename } }'), 'errors'],
    ['while it is found out who asks GraphQL', 'account_session', () => ask('{ me { id } }'), 'errors'],
    ['while it is found out who asks REST', 'account_session', () => session.fetch('/api/account'), 'rest'],
    ['of a route', 'api_token', () => session.fetch('/api/tokens', { service: tenant.slug }), 'rest'],
    ['of signing in', 'account', () => fetch(`${app.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...ownSite }, body: JSON.stringify({ email: 'a@b.test', password: 'x'.repeat(12) }) }), 'rest'],
  ])('%s is told by a number', async (_name, table, work, form) => {
    logged.length = 0;
    const { answer, text } = await without(table, work);
    const id = answer.headers.get('x-request-id');
    const body = JSON.parse(text) as { errors?: { message: string; extensions: object }[] };
    if (form === 'rest') {
      expect([answer.status, body]).toEqual([500, { code: 'INTERNAL', message: sentence, correlationId: id }]);
    } else {
      expect(body.errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([{ message: sentence, extensions: { code: 'INTERNAL', correlationId: id } }]);
    }
    expect(text).not.toMatch(inside);
    // Who runs the service finds the rest under that number.
    expect(logged.join('')).toContain(`${id ?? ''} at `);
    expect(logged.join('')).toMatch(/elsewhere|relation|A statement of this transaction had failed/);
  });
});

describe('[17] a refusal suggests nothing and names no part of the inside', () => {
  test.each([
    '{ plan(id: "x") { titel } }', '{ plant(id: "x") { id } }', '{ plans(frist: 1) { totalCount } }', '{ plans { nodes { id(x: 1) } } }', 'query { plan(id: "x") { ... on Plann { id } } }', '{', 'query ($v: Plann) { me { id } }', '{ me { id @skpi(if: true) } }',
    '{ plan(id: {a: 1}) { __typename } }', 'mutation { changeRetention(input: { versoin: 1 }) { __typename } }', '{ ruleWorkbench(subject: ACTOIN) { asAt } }', 'query ($s: RuleSubject) { ruleWorkbench(subject: $s) { asAt } }', '{ __schema { types { name } } }', '{ ruleWorkbench(subject: "ACTION") { asAt } }',
  ])('%s', async (query) => {
    const text = await (await ask(query, { s: 'ACTOIN' })).text();
    expect(text).toContain('"errors"');
    expect(text).not.toMatch(/Did you mean|stacktrace|tenant_id|node_modules|\bselect\b|\.ts/i);
  });

  test.each([
    ['POST', '/api/session', '{'], ['POST', '/api/session', '[]'], ['POST', '/api/sessions', '{}'], ['GET', '/api/accounts', null], ['PUT', '/api/account', '{}'], ['DELETE', '/api/tokens/x', null], ['DELETE', '/api/invitations/%00', null], ['GET', '/api/services/%E0%A4%A/evidence/x/file', null], ['POST', '/api/imports', 'x'],
  ])('%s %s %j', async (method, path, body) => {
    const answer = await session.fetch(path, { method, service: tenant.slug, headers: { 'content-type': 'application/json' }, ...(body === null ? {} : { body }) });
    const text = await answer.text();
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.parse(text)).toEqual({ code: expect.stringMatching(/^[A-Za-z_]+$/), message: expect.stringMatching(/^[A-Z].+\.$/) });
    expect(text).not.toMatch(/Cannot (?:GET|POST|PUT|DELETE)|Unexpected token|position \d|node_modules|\.[jt]s/);
  });
});
