import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, ownSite, postSignIn, sessionOf, signIn, startTestApp, testPassword, type TestApp, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { Jobs } from '../jobs/index.ts';
import { openProvisioning, type Provisioning } from '../../provisioning.ts';

let database: TestDatabase;
let api: TestApp;
let tenant: TestTenant;
let other: TestTenant;
let provisioning: Provisioning;
let email: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { slug: 'ours', roles: ['planManager', 'viewer'] });
  other = await createTestTenant(database, { slug: 'theirs' });
  provisioning = await openProvisioning(database);
  // Each test is a client of its own, behind one proxy that tells its address.
  api = await startTestApp(database, { TRUST_PROXY: '1' });
  email = tenant.accounts.planManager?.email ?? '';
});
afterAll(async () => {
  await api.close();
  await provisioning.close();
  await database.drop();
});
beforeEach(async () => {
  await database.administer('truncate sign_in_attempt');
});

const me = '{ me { email roles operations } }';
const isSignedIn = async (cookie: string): Promise<boolean> => (await sessionOf(api.url, cookie).graphql(me)).errors === undefined;
const moveBack = (sql: string): Promise<unknown> => database.administer(`update account_session set ${sql}`);

describe('signing in', () => {
  test('opens a session whose cookie no script can read', async () => {
    const answer = await postSignIn(api.url, email, testPassword);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^waymark_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('takes the address in any case, with spaces around it', async () => {
    expect((await postSignIn(api.url, `  ${email.toUpperCase()} `, testPassword)).status).toBe(204);
  });

  test('[21] stores only a hash of the session id', async () => {
    const { cookie } = await signIn(api, email);
    const token = cookie.split('=')[1] ?? '';
    const rows = await database.administer<{ id_hash: Buffer }>('select id_hash from account_session');
    expect(rows.some(({ id_hash: hash }) => hash.toString('base64url') === token || hash.toString('utf8') === token)).toBe(false);
  });

  test('[21] gives a new session id every time and ends the one that the browser had', async () => {
    const first = await signIn(api, email);
    const answer = await postSignIn(api.url, email, testPassword, { cookie: first.cookie });
    const second = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(second).not.toBe(first.cookie);
    expect(await isSignedIn(first.cookie)).toBe(false);
    expect(await isSignedIn(second)).toBe(true);
  });

  test('[21] does not take over a session id that the browser brought along', async () => {
    const planted = `waymark_session=${'A'.repeat(43)}`;
    await postSignIn(api.url, email, testPassword, { cookie: planted });
    expect(await isSignedIn(planted)).toBe(false);
  });

  test('[23] answers a wrong password and an unknown account with the same words', async () => {
    const wrong = await postSignIn(api.url, email, 'not the password');
    const unknown = await postSignIn(api.url, 'nobody@ours.test', 'not the password');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    expect(headersOf(wrong)).toEqual(headersOf(unknown));
  });

  test('[23] takes as long for an unknown account as for a wrong password', async () => {
    const span = async (address: string): Promise<number> => {
      const before = performance.now();
      await postSignIn(api.url, address, 'not the password');
      return performance.now() - before;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      known.push(await span(email));
      unknown.push(await span('nobody@ours.test'));
    }
    // Without the dummy hash the quickest would differ tenfold.
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.25);
    expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(4);
  });

  test('[25] refuses an account that was disabled, and ends its sessions', async () => {
    const account = await provisioning.people.createAccount({ email: 'leaver@ours.test', name: 'Leaver', password: testPassword });
    const session = await signIn(api, account.email);
    await database.administer('update account set disabled_at = now() where id = $1', [account.id]);
    expect(await isSignedIn(session.cookie)).toBe(false);
    expect((await postSignIn(api.url, account.email, testPassword)).status).toBe(401);
  });

  test.each([
    ['nothing', '{}'],
    ['no password', '{"email":"a@b.test"}'],
    ['a password that is not text', '{"email":"a@b.test","password":{"$ne":null}}'],
    ['a NUL', '{"email":"a\\u0000@b.test","password":"x"}'],
    ['a very long password', JSON.stringify({ email: 'a@b.test', password: 'x'.repeat(2000) })],
    ['no JSON', 'email=a'],
    ['null', 'null'],
  ])('answers %s with one sentence', async (_what, body) => {
    const answer = await fetch(`${api.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...ownSite }, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ code: 'BAD_USER_INPUT', message: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test('[19] refuses a form of another site, whatever it carries', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, {}] as Record<string, string>[]) {
      const answer = await fetch(`${api.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ email, password: testPassword }) });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
    }
  });
});

describe('[22] guessing', () => {
  const guess = async (address: string, from: string): Promise<number> => (await postSignIn(api.url, address, 'guess', { 'x-forwarded-for': from })).status;

  test('is refused from the 11th guess on, even with the right password, and says for how long', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 10; round += 1) statuses.push(await guess(email, '192.0.2.1'));
    expect(new Set(statuses)).toEqual(new Set([401]));
    const eleventh = await postSignIn(api.url, email, testPassword, { 'x-forwarded-for': '192.0.2.1' });
    expect(eleventh.status).toBe(429);
    expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(eleventh.headers.get('retry-after'))).toBeLessThanOrEqual(300);
  });

  test('is refused when it is spread over addresses', async () => {
    for (let round = 0; round < 10; round += 1) await guess(email, `192.0.2.${round + 1}`);
    expect(await guess(email, '198.51.100.7')).toBe(429);
  });

  test('is counted when many are made at once', async () => {
    const statuses = await Promise.all(Array.from({ length: 25 }, () => guess(email, '192.0.2.9')));
    const looked = statuses.filter((status) => status === 401).length;
    // Two guesses may each take the last place of one count and miss that of the other: fewer than ten, never more.
    expect(looked).toBeGreaterThan(5);
    expect(looked).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(25 - looked);
  });

  test('[23] is refused alike for an account that does not exist', async () => {
    for (let round = 0; round < 10; round += 1) await guess('nobody@ours.test', '192.0.2.1');
    expect(await guess('nobody@ours.test', '192.0.2.1')).toBe(429);
  });

  test('of one account does not keep others of the same address out', async () => {
    for (let round = 0; round < 11; round += 1) await guess(email, '192.0.2.1');
    expect((await postSignIn(api.url, tenant.accounts.viewer?.email ?? '', testPassword, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(204);
  });

  test('over many accounts from one address is refused', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, index) => guess(`person-${index}@ours.test`, '192.0.2.1')));
    expect(await guess('one-more@ours.test', '192.0.2.1')).toBe(429);
    expect(await guess('one-more@ours.test', '192.0.2.2')).toBe(401);
  });

  test('is forgotten after five minutes, and after a right password', async () => {
    for (let round = 0; round < 11; round += 1) await guess(email, '192.0.2.1');
    await database.administer('update sign_in_attempt set expire = expire - 5 * 60 * 1000');
    expect(await guess(email, '192.0.2.1')).toBe(401);
    expect((await postSignIn(api.url, email, testPassword, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(204);
    for (let round = 0; round < 10; round += 1) expect(await guess(email, '192.0.2.1')).toBe(401);
  });

  test('leaves no address of a person in the table', async () => {
    await guess('nobody@ours.test', '192.0.2.1');
    const rows = await database.administer<{ key: string }>('select key from sign_in_attempt');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => key.includes('nobody') || key.includes('192.0.2'))).toEqual([]);
  });
});

describe('a session', () => {
  test('ends at sign-out, on the server too', async () => {
    const session = await signIn(api, email);
    const answer = await session.fetch('/api/session', { method: 'DELETE' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, 'waymark_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    expect(await isSignedIn(session.cookie)).toBe(false);
  });

  test('ends 30 minutes after its last request', async () => {
    const { cookie } = await signIn(api, email);
    await moveBack("last_seen_at = last_seen_at - interval '29 minutes'");
    expect(await isSignedIn(cookie)).toBe(true);
    await moveBack("last_seen_at = last_seen_at - interval '29 minutes'");
    expect(await isSignedIn(cookie)).toBe(true);
    await moveBack("last_seen_at = last_seen_at - interval '30 minutes'");
    expect(await isSignedIn(cookie)).toBe(false);
  });

  test('ends after 12 hours, however busy', async () => {
    const { cookie } = await signIn(api, email);
    await moveBack("expires_at = expires_at - interval '11 hours 59 minutes'");
    expect(await isSignedIn(cookie)).toBe(true);
    await moveBack("expires_at = expires_at - interval '1 minute'");
    expect(await isSignedIn(cookie)).toBe(false);
  });

  test('[25] loses a role at the next request', async () => {
    const account = await provisioning.people.createAccount({ email: 'mover@ours.test', name: 'Mover', password: testPassword });
    await provisioning.people.addMembership(tenant.id, account, ['planManager', 'boardMember']);
    const session = await signIn(api, account.email);
    const roles = async (): Promise<unknown> => (await session.graphql<{ me: { roles: string[] } }>(me, {}, 'ours')).data?.me.roles;
    expect(await roles()).toEqual(['BOARD_MEMBER', 'PLAN_MANAGER']);
    await provisioning.people.removeMembership(tenant.id, account.id, 'planManager');
    expect(await roles()).toEqual(['BOARD_MEMBER']);
    await provisioning.people.removeMembership(tenant.id, account.id, null);
    expect((await session.graphql(me, {}, 'ours')).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  });

  test('does not open another service, nor tell whether there is one', async () => {
    const session = await signIn(api, email);
    const [foreign, unknown] = [await session.graphql(me, {}, other.slug), await session.graphql(me, {}, 'no-such-service')];
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(foreign).toEqual(unknown);
  });

  test('is cleared away by the worker once it is over, with the counts of guesses', async () => {
    const [over, alive] = [await signIn(api, email), await signIn(api, email)];
    await postSignIn(api.url, email, 'a guess');
    await database.administer('update sign_in_attempt set expire = expire - 5 * 60 * 1000');
    await database.administer("update account_session set last_seen_at = last_seen_at - interval '31 minutes' where id_hash = sha256(convert_to($1, 'UTF8'))", [over.cookie.split('=')[1]]);
    const { periodic } = api.app.get(Jobs);
    const clear = periodic.find(({ name }) => name === 'auth.clear');
    const before = (await database.administer('select 1 from account_session')).length;
    if (clear && 'onPlatform' in clear) await clear.onPlatform();
    expect(before - (await database.administer('select 1 from account_session')).length).toBeGreaterThan(0);
    expect(await database.administer('select 1 from sign_in_attempt')).toEqual([]);
    expect([await isSignedIn(over.cookie), await isSignedIn(alive.cookie)]).toEqual([false, true]);
  });

  test('[12] sees of the platform’s memberships only its own', async () => {
    const rows = await provisioning.platform.query('select account_id from membership');
    expect(rows).toEqual([]);
  });
});

function headersOf(answer: Response): Record<string, string> {
  const varying = new Set(['date', 'x-request-id', 'keep-alive', 'connection']);
  return Object.fromEntries([...answer.headers].filter(([name]) => !varying.has(name)));
}
