import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openProvisioning, type Provisioning } from '../../provisioning.ts';
import { addTestPerson, createTestDatabase, createTestTenant, postSignIn, sessionOf, signIn, startTestApp, stopClock, testPassword, type TestApp, type TestClock, type TestDatabase, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let api: TestApp;
let clock: TestClock;
let tenant: TestTenant;
let provisioning: Provisioning;
let email: string;
let accountId: string;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { slug: 'ours', roles: [] });
  provisioning = await openProvisioning(database);
  api = await startTestApp(database);
});
afterAll(async () => {
  await api.close();
  await provisioning.close();
  await database.drop();
});
beforeEach(async () => {
  clock = stopClock(api);
  ({ email, id: accountId } = await addTestPerson(database, tenant, `person-${(people += 1)}`, ['planManager']));
});

interface State {
  stage: string;
  idleEndsIn: number;
  endsIn: number;
}
interface Listed {
  id: string;
  device: string;
  current: boolean;
}
const me = '{ me { email roles } }';
const isSignedIn = async (cookie: string): Promise<boolean> => (await sessionOf(api.url, cookie).graphql(me)).errors === undefined;
const state = async (cookie: string): Promise<State> => (await sessionOf(api.url, cookie).fetch('/api/session')).json() as Promise<State>;
const listed = async (cookie: string): Promise<Listed[]> => ((await (await sessionOf(api.url, cookie).fetch('/api/account')).json()) as { sessions: Listed[] }).sessions;
const newCookie = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

test('the cookie is bound to the host where there is https', async () => {
  const secure = await startTestApp(database, { ORIGIN: 'https://plans.example' });
  try {
    const answer = await postSignIn(secure.url, email, testPassword);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-waymark=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  } finally {
    await secure.close();
  }
});

test('a session tells how long it lasts, and asking does not prolong it', async () => {
  const { cookie } = await signIn(api, email);
  expect(await state(cookie)).toMatchObject({ stage: 'signedIn', idleEndsIn: 1800, endsIn: 43_200 });
  clock.forward(29 * 60);
  expect(await state(cookie)).toMatchObject({ idleEndsIn: 60 });
  expect(await state(cookie)).toMatchObject({ idleEndsIn: 60 });
  clock.forward(61);
  expect(await state(cookie)).toMatchObject({ stage: 'none' });
});

test('"stay signed in" prolongs it, but never past twelve hours', async () => {
  const session = await signIn(api, email);
  for (let minutes = 0; minutes < 11 * 60 + 40; minutes += 20) {
    clock.forward(20 * 60);
    expect((await session.fetch('/api/session/stay', { method: 'POST' })).status).toBe(200);
  }
  clock.forward(10 * 60);
  expect(await state(session.cookie)).toMatchObject({ idleEndsIn: 600, endsIn: 600 });
  clock.forward(10 * 60);
  expect((await session.fetch('/api/session/stay', { method: 'POST' })).status).toBe(401);
});

test('how long can be set', async () => {
  const short = await startTestApp(database, { SESSION_IDLE_MINUTES: '5', SESSION_HOURS: '1' });
  stopClock(short);
  try {
    const answer = await sessionOf(short.url, (await signIn(short, email)).cookie).fetch('/api/session');
    expect(await answer.json()).toMatchObject({ idleEndsIn: 300, endsIn: 3600 });
  } finally {
    await short.close();
  }
});

test('[21] entering another service gives a new id; the old one is dead after the requests under way', async () => {
  const session = await signIn(api, email);
  const renewed = newCookie(await session.fetch('/api/session/renew', { method: 'POST' }));
  expect(renewed).not.toBe(session.cookie);
  expect([await isSignedIn(renewed), await isSignedIn(session.cookie)]).toEqual([true, true]);
  clock.forward(11);
  expect([await isSignedIn(renewed), await isSignedIn(session.cookie)]).toEqual([true, false]);
});

test('[21] [25] a change of roles gives a new id with the next request, and holds in it', async () => {
  const session = await signIn(api, email);
  await isSignedIn(session.cookie);
  await provisioning.people.addMembership(tenant.id, { id: accountId, name: 'x' }, ['tenantAdministrator']);
  const answer = await session.fetch('/graphql', { method: 'POST', service: 'ours', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: me }) });
  expect(await answer.json()).toMatchObject({ data: { me: { roles: ['PLAN_MANAGER', 'TENANT_ADMINISTRATOR'] } } });
  const renewed = newCookie(answer);
  expect(renewed).toMatch(/^waymark_session=[\w-]{43}$/);
  clock.forward(11);
  expect([await isSignedIn(renewed), await isSignedIn(session.cookie)]).toEqual([true, false]);
  expect((await sessionOf(api.url, renewed).fetch('/api/session/stay', { method: 'POST' })).headers.get('set-cookie')).toBeNull();
});

test('signing out with an id that was just replaced ends the session too', async () => {
  const session = await signIn(api, email);
  const renewed = newCookie(await session.fetch('/api/session/renew', { method: 'POST' }));
  await session.fetch('/api/session', { method: 'DELETE' });
  expect(await isSignedIn(renewed)).toBe(false);
});

test('a person sees their sessions by browser and system, and ends one or all others', async () => {
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const [mine, second, third] = [await signIn(api, email), newCookie(await postSignIn(api.url, email, testPassword, { 'user-agent': firefox })), (await signIn(api, email)).cookie];
  const before = await listed(mine.cookie);
  expect(before.filter(({ current }) => current)).toHaveLength(1);
  const other = before.find(({ device }) => device === 'Firefox, Windows');
  expect((await mine.fetch(`/api/account/sessions/${other?.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await mine.fetch(`/api/account/sessions/${other?.id}`, { method: 'DELETE' })).status).toBe(404);
  expect([await isSignedIn(second), await isSignedIn(third)]).toEqual([false, true]);
  expect((await mine.fetch('/api/account/sessions', { method: 'DELETE' })).status).toBe(204);
  expect([await isSignedIn(third), await isSignedIn(mine.cookie)]).toEqual([false, true]);
});

test('nobody ends or sees a session of somebody else', async () => {
  const [mine, theirs] = [await signIn(api, email), await signIn(api, (await addTestPerson(database, tenant, `person-${(people += 1)}`, [])).email)];
  const [session] = await listed(theirs.cookie);
  expect((await listed(mine.cookie)).map(({ id }) => id)).not.toContain(session?.id);
  for (const id of [session?.id, '018f0000-0000-7000-8000-00000000ffff', 'nonsense']) expect((await mine.fetch(`/api/account/sessions/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect(await isSignedIn(theirs.cookie)).toBe(true);
});

test('a session that one service’s own provider opened opens that service alone, and no role of the account itself', async () => {
  const other = await createTestTenant(database, { roles: [] });
  await provisioning.people.addMembership(other.id, { id: accountId, name: 'x' }, ['planManager']);
  await database.administer('update account set operator = true where id = $1', [accountId]);
  const session = await signIn(api, email);
  const seen = async (): Promise<unknown> => (await session.graphql('{ me { roles } services { nodes { slug } } }')).data;
  expect(await seen()).toEqual({ me: { roles: ['OPERATOR'] }, services: { nodes: [{ slug: 'ours' }, { slug: other.slug }] } });
  await database.administer('update account_session set only_service = $1, provider_id = $1 where account_id = $2', [tenant.id, accountId]);
  expect(await seen()).toEqual({ me: { roles: [] }, services: { nodes: [{ slug: 'ours' }] } });
  expect((await session.graphql(me, {}, other.slug)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
});
