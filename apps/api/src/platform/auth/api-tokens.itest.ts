import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openProvisioning } from '../../provisioning.ts';
import { createTestDatabase, createTestTenant, signIn, startTestApp, stopClock, type TestApp, type TestClock, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let api: TestApp;
let clock: TestClock;
let tenant: TestTenant;
let other: TestTenant;
let administrator: TestSession;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { slug: 'ours', roles: ['tenantAdministrator', 'planManager'] });
  other = await createTestTenant(database, { slug: 'theirs', roles: ['tenantAdministrator'] });
  api = await startTestApp(database);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});
beforeEach(async () => {
  clock = stopClock(api);
  administrator = await signIn(api, tenant.accounts.tenantAdministrator?.email ?? '');
});

const json = { 'content-type': 'application/json' };
interface Made {
  id: string;
  token: string;
  prefix: string;
}
const create = (as: TestSession, body: unknown, service = 'ours'): Promise<Response> => as.fetch('/api/tokens', { method: 'POST', service, headers: json, body: JSON.stringify(body) });
const made = async (scope: 'read' | 'write', days = 30): Promise<Made> => (await create(administrator, { name: 'Reporting', scope, days })).json() as Promise<Made>;
/** As a program sends it: no cookie, nothing of where it comes from. */
const ask = async (token: string, query: string, headers: Record<string, string> = {}): Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }> =>
  (await fetch(`${api.url}/graphql`, { method: 'POST', headers: { ...json, authorization: `Bearer ${token}`, ...headers }, body: JSON.stringify({ query }) })).json() as never;
const codeOf = (answer: Awaited<ReturnType<typeof ask>>): string | undefined => answer.errors?.[0]?.extensions.code;
const plans = '{ me { roles } service { slug } plans { totalCount } }';
const write = 'mutation { changeRatingKey(input: { version: 99, name: "Key", ratings: [] }) { __typename } }';

describe('a program’s token', () => {
  test('reads its one service, with the roles of who made it, and writes only with that scope', async () => {
    const [reader, writer] = [await made('read'), await made('write')];
    expect(await ask(reader.token, plans)).toEqual({ data: { me: { roles: ['TENANT_ADMINISTRATOR'] }, service: { slug: 'ours' }, plans: { totalCount: 0 } } });
    expect(codeOf(await ask(reader.token, write))).toBe('FORBIDDEN');
    expect(codeOf(await ask(writer.token, write))).toBeUndefined();
    expect(codeOf(await ask(writer.token, 'mutation { discardImport(input: { importId: "018f0000-0000-7000-8000-00000000ffff", version: 1 }) { __typename } }'))).toBe('FORBIDDEN');
  });

  test('opens no other service, whatever the header says', async () => {
    const { token } = await made('read');
    for (const slug of ['theirs', 'no-such-service']) expect(codeOf(await ask(token, plans, { 'x-waymark-service': slug }))).toBe('NOT_FOUND');
    const secret = Buffer.from(token.split('_').at(-1) ?? '', 'base64url');
    Buffer.from(other.id.replaceAll('-', ''), 'hex').copy(secret);
    expect(codeOf(await ask(`${token.slice(0, 13)}${secret.toString('base64url')}`, plans))).toBe('UNAUTHENTICATED');
  });

  test('is over when it expires, is revoked, or who made it has left', async () => {
    const [old, revoked, orphan] = [await made('read', 1), await made('read'), await made('read')];
    expect((await administrator.fetch(`/api/tokens/${revoked.id}`, { method: 'DELETE', service: 'ours' })).status).toBe(204);
    expect(codeOf(await ask(revoked.token, plans))).toBe('UNAUTHENTICATED');
    clock.forward(86_400);
    expect(codeOf(await ask(old.token, plans))).toBe('UNAUTHENTICATED');
    expect(codeOf(await ask(orphan.token, plans))).toBeUndefined();
    const provisioning = await openProvisioning(database);
    const account = tenant.accounts.tenantAdministrator;
    try {
      await provisioning.people.removeMembership(tenant.id, account?.id ?? '', null);
      expect(codeOf(await ask(orphan.token, plans))).toBe('UNAUTHENTICATED');
      await provisioning.people.addMembership(tenant.id, account!, ['tenantAdministrator']);
      await database.administer('update account set disabled_at = now() where id = $1', [account?.id]);
      expect(codeOf(await ask(orphan.token, plans))).toBe('UNAUTHENTICATED');
    } finally {
      await database.administer('update account set disabled_at = null where id = $1', [account?.id]);
      await provisioning.close();
    }
  });

  test('never falls back on a cookie', async () => {
    const answer = await ask('nonsense', plans, { cookie: administrator.cookie, 'x-waymark-service': 'ours' });
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
  });

  test('is shown once; lists show its prefix, and the store only a hash', async () => {
    const { token, prefix } = await made('read');
    expect(token.startsWith(`${prefix}_`)).toBe(true);
    const list = await (await administrator.fetch('/api/tokens', { service: 'ours' })).text();
    expect([list.includes(prefix), list.includes(token)]).toEqual([true, false]);
    const rows = await database.administer<{ row: string }>('select api_token::text as row from api_token');
    expect(rows.some(({ row }) => row.includes(token.slice(14)))).toBe(false);
  });

  test('gives nobody access: neither tokens nor invitations are made with one, nor one’s account reached', async () => {
    const { token } = await made('write');
    const send = async (method: string, path: string, body?: unknown): Promise<number> =>
      (await fetch(`${api.url}${path}`, { method, headers: { ...json, authorization: `Bearer ${token}`, 'x-waymark-service': 'ours' }, ...(body ? { body: JSON.stringify(body) } : {}) })).status;
    expect(await send('GET', '/api/tokens')).toBe(403);
    expect(await send('POST', '/api/tokens', { name: 'x', scope: 'write', days: 1 })).toBe(403);
    expect(await send('POST', '/api/invitations', { email: 'a@b.test', name: 'x', roles: ['viewer'] })).toBe(403);
    expect(await send('GET', '/api/account')).toBe(401);
    expect(await send('POST', '/api/password', { current: 'x', next: 'y' })).toBe(401);
  });

  test('is made, seen and revoked by administrators of its service alone', async () => {
    const { id, prefix } = await made('read');
    const [manager, foreign] = [await signIn(api, tenant.accounts.planManager?.email ?? ''), await signIn(api, other.accounts.tenantAdministrator?.email ?? '')];
    expect((await create(manager, { name: 'x', scope: 'read', days: 1 })).status).toBe(403);
    expect((await create(foreign, { name: 'x', scope: 'read', days: 1 })).status).toBe(404);
    for (const each of [id, '018f0000-0000-7000-8000-00000000ffff', 'nonsense']) expect((await foreign.fetch(`/api/tokens/${each}`, { method: 'DELETE', service: 'theirs' })).status).toBe(404);
    expect(await (await foreign.fetch('/api/tokens', { service: 'theirs' })).text()).not.toContain(prefix);
  });

  test.each([{ name: '', scope: 'read', days: 1 }, { name: 'x', scope: 'all', days: 1 }, { name: 'x', scope: 'read', days: 366 }, null])('%j is answered with a sentence', async (body) => {
    expect((await create(administrator, body)).status).toBe(400);
  });
});
