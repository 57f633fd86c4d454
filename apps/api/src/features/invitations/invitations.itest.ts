import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, ownSite, sessionOf, signIn, startTestApp, stopClock, type TestApp, type TestClock, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let api: TestApp;
let clock: TestClock;
let tenant: TestTenant;
let other: TestTenant;
let folder: string;
let administrator: TestSession;
let foreign: TestSession;
let people = 0;
let email: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { slug: 'ours', roles: ['tenantAdministrator', 'planManager'] });
  other = await createTestTenant(database, { slug: 'theirs', roles: ['tenantAdministrator'] });
  folder = await mkdtemp(join(tmpdir(), 'waymark-mail-'));
  api = await startTestApp(database, { MAIL_FOLDER: folder, SECOND_FACTOR: 'off' });
  administrator = await signIn(api, tenant.accounts.tenantAdministrator?.email ?? '');
  foreign = await signIn(api, other.accounts.tenantAdministrator?.email ?? '');
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  clock = stopClock(api);
  email = `new-${(people += 1)}@ours.test`;
});

const good = 'tŷ bach twt yng nghanol';
const json = { 'content-type': 'application/json' };
const post = (path: string, body: unknown, cookie?: string): Promise<Response> =>
  fetch(`${api.url}${path}`, { method: 'POST', headers: { ...json, ...ownSite, ...(cookie ? { cookie } : {}) }, body: JSON.stringify(body) });
const invite = (as: TestSession, body: unknown, service = 'ours'): Promise<Response> => as.fetch('/api/invitations', { method: 'POST', service, headers: json, body: JSON.stringify(body) });
const codeIn = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code: string }).code;

async function invited(address = email, roles = ['planManager']): Promise<{ id: string; token: string }> {
  const answer = await invite(administrator, { email: address, name: 'New Person', roles });
  expect(answer.status).toBe(201);
  const mails = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  const token = mails.filter((mail) => mail.startsWith(`To: ${address}\n`)).at(-1)?.match(/\/invitation#([\w-]{64})/)?.[1] ?? '';
  return { id: ((await answer.json()) as { id: string }).id, token };
}

describe('an invitation', () => {
  test('tells whom it is for and becomes an account with its roles, signed in', async () => {
    const { token } = await invited();
    expect(await (await post('/api/invitations/look', { token })).json()).toEqual({ email, name: 'New Person', service: { en: 'Service ours', cy: 'Gwasanaeth ours' }, slug: 'ours', hasAccount: false });
    const refused = await post('/api/invitations/accept', { token, password: 'Password123!' });
    expect([refused.status, await codeIn(refused)]).toEqual([422, 'passwordTooCommon']);
    const answer = await post('/api/invitations/accept', { token, password: good });
    expect([answer.status, await answer.json()]).toEqual([200, { stage: 'signedIn' }]);
    const session = sessionOf(api.url, answer.headers.get('set-cookie')?.split(';')[0] ?? '');
    expect((await session.graphql('{ me { email roles } services { nodes { slug } } }', {}, 'ours')).data).toEqual({ me: { email, roles: ['PLAN_MANAGER'] }, services: { nodes: [{ slug: 'ours' }] } });
    const events = await database.administer('select operation from audit_event where tenant_id = $1 order by seq', [tenant.id]);
    expect(events.map((event) => event['operation'])).toEqual(expect.arrayContaining(['invite', 'acceptInvitation']));
  });

  test('leads to setting up a second factor where one is required', async () => {
    const strict = await startTestApp(database, { SECOND_FACTOR: 'required' });
    stopClock(strict);
    try {
      const { token } = await invited();
      const answer = await fetch(`${strict.url}/api/invitations/accept`, { method: 'POST', headers: { ...json, ...ownSite }, body: JSON.stringify({ token, password: good }) });
      expect(await answer.json()).toEqual({ stage: 'enrolment' });
      expect((await sessionOf(strict.url, answer.headers.get('set-cookie')?.split(';')[0] ?? '').graphql('{ me { email } }')).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    } finally {
      await strict.close();
    }
  });

  test('[24] is accepted once, however many try at once', async () => {
    const { token } = await invited();
    const statuses = await Promise.all([1, 2, 3, 4].map(async () => (await post('/api/invitations/accept', { token, password: good })).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  test.each(['expired', 'withdrawn', 'changed', 'of another service'])('that is %s opens nothing, in the same words', async (how) => {
    const { id, token } = await invited();
    if (how === 'expired') clock.forward(7 * 86_400);
    if (how === 'withdrawn') expect((await administrator.fetch(`/api/invitations/${id}`, { method: 'DELETE', service: 'ours' })).status).toBe(204);
    const bytes = Buffer.from(token, 'base64url');
    if (how === 'changed') bytes[40]! ^= 1;
    if (how === 'of another service') Buffer.from(other.id.replaceAll('-', ''), 'hex').copy(bytes);
    for (const path of ['look', 'accept']) {
      const answer = await post(`/api/invitations/${path}`, { token: bytes.toString('base64url'), password: good });
      expect([answer.status, await answer.json()]).toEqual([422, { code: 'invitationOver', message: 'This invitation is no longer open. Ask whoever sent it for a new one.' }]);
    }
  });

  test('for somebody with an account never takes it over: only that account’s own session joins', async () => {
    const known = await addTestPerson(database, other, `known-${people}`, ['viewer']);
    const { token } = await invited(known.email, ['boardMember']);
    const stranger = await signIn(api, tenant.accounts.planManager?.email ?? '');
    for (const cookie of [undefined, stranger.cookie]) {
      const answer = await post('/api/invitations/accept', { token, password: good }, cookie);
      expect([answer.status, await codeIn(answer), answer.headers.get('set-cookie')]).toEqual([422, 'signInFirst', null]);
    }
    const own = await signIn(api, known.email);
    expect((await post('/api/invitations/accept', { token }, own.cookie)).status).toBe(200);
    expect((await own.graphql('{ services { nodes { slug } } }')).data).toEqual({ services: { nodes: [{ slug: 'ours' }, { slug: 'theirs' }] } });
  });

  test('keeps only a hash of its link', async () => {
    const { token } = await invited();
    const rows = await database.administer<{ row: string }>('select invitation::text as row from invitation');
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  test('is written, seen and withdrawn by administrators of its service alone', async () => {
    const { id } = await invited();
    const manager = await signIn(api, tenant.accounts.planManager?.email ?? '');
    expect((await invite(manager, { email, name: 'x', roles: ['viewer'] })).status).toBe(403);
    expect((await invite(foreign, { email, name: 'x', roles: ['viewer'] }, 'ours')).status).toBe(404);
    for (const each of [id, '018f0000-0000-7000-8000-00000000ffff', 'nonsense']) expect((await foreign.fetch(`/api/invitations/${each}`, { method: 'DELETE', service: 'theirs' })).status).toBe(404);
    expect(JSON.stringify(await (await foreign.fetch('/api/invitations', { service: 'theirs' })).json())).not.toContain(email);
    expect(await (await administrator.fetch('/api/invitations', { service: 'ours' })).json()).toMatchObject({ invitations: expect.arrayContaining([expect.objectContaining({ id, email })]) });
  });

  test.each([{ email: 'x', name: 'x', roles: ['viewer'] }, { email: 'a@b.test', name: '', roles: ['viewer'] }, { email: 'a@b.test', name: 'x', roles: [] }, { email: 'a@b.test', name: 'x', roles: ['operator'] }, null])('%j is answered with a sentence', async (body) => {
    expect((await invite(administrator, body)).status).toBe(400);
  });
});
