/** One person's haste is refused with a time to wait, and disturbs nobody else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, ownSite, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { callsPerMinute, costly } from './operation-limits.ts';
import { permissions, type Operation } from './permissions.ts';

let database: TestDatabase;
let tenant: TestTenant;
let api: TestApp;
let administrator: TestSession;
let colleague: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator', 'planManager'] });
  await addTestPerson(database, tenant, 'colleague', ['tenantAdministrator']);
});
afterAll(async () => {
  await database?.drop();
});
beforeEach(async () => {
  await api?.close();
  api = await startTestApp(database, { OPERATION_LIMIT_FACTOR: '1' });
  administrator = await signIn(api, `tenantAdministrator@${tenant.slug}.test`);
  colleague = await signIn(api, `colleague@${tenant.slug}.test`);
});
afterAll(() => api?.close());

const json = { 'content-type': 'application/json' };
const tenAliases = `{ ${Array.from({ length: 10 }, (_, n) => `a${n}: retention { version }`).join(' ')} }`;
const ask = (session: TestSession, query: string): Promise<Response> =>
  session.fetch('/graphql', { method: 'POST', service: tenant.slug, headers: json, body: JSON.stringify({ query }) });

/** The statuses of so many calls, each after the other. */
async function statuses(times: number, call: () => Promise<Response>): Promise<Record<number, number>> {
  const found: Record<number, number> = {};
  for (let n = 0; n < times; n += 1) {
    const answer = await call();
    await answer.arrayBuffer();
    found[answer.status] = (found[answer.status] ?? 0) + 1;
  }
  return found;
}

describe('GraphQL', () => {
  test('counts aliases each, tells how long to wait, and lets another person and another operation through', async () => {
    const allowed = callsPerMinute.read / 10;
    expect(await statuses(allowed + 5, () => ask(administrator, tenAliases))).toEqual({ 200: allowed, 429: 5 });
    const refused = await ask(administrator, '{ retention { version } service { slug } }');
    const seconds = Number(refused.headers.get('retry-after'));
    expect([refused.status, seconds > 0 && seconds <= 60]).toEqual([429, true]);
    expect(await refused.json()).toEqual({
      errors: [{ message: expect.stringMatching(/^This was asked for too often in a short time\. Wait \d+ seconds and try again\.$/), extensions: { code: 'TOO_MANY_REQUESTS' } }],
    });
    expect((await ask(administrator, '{ service { slug } }')).status).toBe(200);
    expect((await ask(colleague, tenAliases)).status).toBe(200);
  });

  test('counts mutations, and stops them before they are tried', async () => {
    const mutation = 'mutation { changeRetention(input: { version: 99, closedPlanMonths: 12, decisionMonths: 12, auditMonths: 12 }) { __typename } }';
    expect(await statuses(callsPerMinute.write + 3, () => ask(administrator, mutation))).toEqual({ 200: callsPerMinute.write, 429: 3 });
    expect((await ask(colleague, mutation)).status).toBe(200);
  });

  test('counts a token apart from the person who made it', async () => {
    const made = await administrator.fetch('/api/tokens', { method: 'POST', service: tenant.slug, headers: json, body: JSON.stringify({ name: 'Haste', scope: 'read', days: 1 }) });
    const { token } = (await made.json()) as { token: string };
    const program = (): Promise<Response> => fetch(`${api.url}/graphql`, { method: 'POST', headers: { ...json, authorization: `Bearer ${token}` }, body: JSON.stringify({ query: tenAliases }) });
    expect(await statuses(callsPerMinute.read / 10 + 2, program)).toEqual({ 200: callsPerMinute.read / 10, 429: 2 });
    expect((await ask(administrator, tenAliases)).status).toBe(200);
  });
});

describe('REST', () => {
  test('counts what is costly by the person', async () => {
    const upload = (session: TestSession) => (): Promise<Response> => session.fetch('/api/audit/export', { service: tenant.slug });
    expect(await statuses(callsPerMinute.costly + 3, upload(administrator))).toEqual({ 200: callsPerMinute.costly, 429: 3 });
    const refused = await upload(administrator)();
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', parameters: { seconds: expect.any(Number) } });
    expect((await upload(colleague)()).status).toBe(200);
  });

  test('counts strangers by their address, five times as many', async () => {
    const look = (): Promise<Response> => fetch(`${api.url}/api/invitations/look`, { method: 'POST', headers: { ...json, ...ownSite }, body: JSON.stringify({ token: 'x' }) });
    const found = await statuses(callsPerMinute.write * 5 + 2, look);
    expect(found[429]).toBe(2);
    expect((await administrator.fetch('/api/account')).status).toBe(200);
  });

  test('never counts who watches the process', async () => {
    expect(await statuses(callsPerMinute.write * 6, () => fetch(`${api.url}/health/live`))).toEqual({ 204: callsPerMinute.write * 6 });
  });
});

test('every costly operation is in the table of permissions', () => {
  expect([...costly].filter((operation: Operation) => !permissions[operation])).toEqual([]);
});
