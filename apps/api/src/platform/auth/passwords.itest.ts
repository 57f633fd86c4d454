import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addTestPerson, createTestDatabase, createTestTenant, ownSite, postSignIn, sessionOf, signIn, startTestApp, stopClock, testPassword, type TestApp, type TestClock, type TestDatabase, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let api: TestApp;
let clock: TestClock;
let tenant: TestTenant;
let folder: string;
let email: string;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { slug: 'ours', roles: [] });
  folder = await mkdtemp(join(tmpdir(), 'waymark-mail-'));
  api = await startTestApp(database, { MAIL_FOLDER: folder });
  clock = stopClock(api);
});
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database.administer('truncate sign_in_attempt');
  ({ email } = await addTestPerson(database, tenant, `person-${(people += 1)}`, ['planManager']));
});

const good = 'tŷ bach twt yng nghanol';
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...ownSite, ...headers }, body: JSON.stringify(body) });
const isSignedIn = async (cookie: string): Promise<boolean> => (await sessionOf(api.url, cookie).graphql('{ me { email } }')).errors === undefined;
const codeIn = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code: string }).code;

/** The token of the newest link sent to this address; waits for it, as it is sent after the answer. */
async function linkFor(address: string, known: readonly string[] = []): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const mails = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    const tokens = mails.filter((mail) => mail.startsWith(`To: ${address}\n`)).flatMap((mail) => /\/new-password#([\w-]{43})/.exec(mail)?.[1] ?? []);
    const fresh = tokens.find((token) => !known.includes(token));
    if (fresh) return fresh;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No link came to ${address}.`);
}
const ask = async (known: readonly string[] = []): Promise<string> => {
  expect((await post('/api/password/link', { email: ` ${email.toUpperCase()}` })).status).toBe(204);
  return linkFor(email, known);
};

describe('changing one’s password', () => {
  test('needs the present one, ends all other sessions and renews one’s own', async () => {
    const [mine, other] = [await signIn(api, email), await signIn(api, email)];
    const wrong = await post('/api/password', { current: 'not it', next: good }, { cookie: mine.cookie });
    expect([wrong.status, await codeIn(wrong)]).toEqual([422, 'wrongPassword']);
    const answer = await post('/api/password', { current: testPassword, next: good }, { cookie: mine.cookie });
    const renewed = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect([answer.status, await isSignedIn(other.cookie), await isSignedIn(renewed)]).toEqual([204, false, true]);
    clock.forward(11);
    expect(await isSignedIn(mine.cookie)).toBe(false);
    expect([(await postSignIn(api.url, email, testPassword)).status, (await postSignIn(api.url, email, good)).status]).toEqual([401, 204]);
  });

  test.each([['short', 'passwordTooShort'], ['Password123!', 'passwordTooCommon']])('refuses %s and says why', async (next, code) => {
    const { cookie } = await signIn(api, email);
    const answer = await post('/api/password', { current: testPassword, next }, { cookie });
    expect([answer.status, await codeIn(answer)]).toEqual([422, code]);
    expect((await postSignIn(api.url, email, testPassword)).status).toBe(204);
  });

  test('cannot be used to guess the present one', async () => {
    const { cookie } = await signIn(api, email);
    for (let round = 0; round < 10; round += 1) await post('/api/password', { current: 'guess', next: good }, { cookie });
    expect((await post('/api/password', { current: testPassword, next: good }, { cookie })).status).toBe(429);
  });
});

describe('a forgotten password', () => {
  test('is set anew by a link, and every session ends', async () => {
    const { cookie } = await signIn(api, email);
    const token = await ask();
    const refused = await post('/api/password/new', { token, password: 'short' });
    expect([refused.status, await codeIn(refused)]).toEqual([422, 'passwordTooShort']);
    const answer = await post('/api/password/new', { token, password: good });
    // It does not sign in: a second factor is still to be shown.
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, null]);
    expect([await isSignedIn(cookie), (await postSignIn(api.url, email, good)).status]).toEqual([false, 204]);
    // [36] Who asked for the link is unknown; who used it is the account.
    const events = await database.administer<{ operation: string; known: boolean }>(
      "select operation, actor_id is not null as known from audit_event where operation like '%PasswordLink' or operation = 'setPasswordByLink' order by seq");
    expect(events.map(({ operation, known }) => [operation, known])).toEqual([['requestPasswordLink', false], ['setPasswordByLink', true]]);
  });

  test('[24] a link is good once, however many use it at once, and takes the others of the account with it', async () => {
    const first = await ask();
    const second = await ask([first]);
    const statuses = await Promise.all([1, 2, 3].map(async (number) => (await post('/api/password/new', { token: second, password: `${good} ${number}` })).status));
    expect(statuses.sort()).toEqual([204, 422, 422]);
    expect(await codeIn(await post('/api/password/new', { token: first, password: good }))).toBe('linkOver');
  });

  test('[24] a link is good for half an hour, and only its hash is kept', async () => {
    const token = await ask();
    const rows = await database.administer<{ row: string }>("select encode(token_hash, 'escape') || account_link::text as row from account_link");
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
    clock.forward(30 * 60);
    expect(await codeIn(await post('/api/password/new', { token, password: good }))).toBe('linkOver');
  });

  test('[23] is answered alike for an account that does not exist', async () => {
    const [known, unknown] = [await post('/api/password/link', { email }), await post('/api/password/link', { email: 'nobody@ours.test' })];
    const told = async (answer: Response): Promise<unknown> => [answer.status, await answer.text(), [...answer.headers.keys()].sort()];
    expect(await told(known)).toEqual(await told(unknown));
    await linkFor(email);
    const mails = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    expect(mails.some((mail) => mail.includes('nobody@ours.test'))).toBe(false);
  });

  test('is not asked for without end', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 11; round += 1) statuses.push((await post('/api/password/link', { email: 'nobody@ours.test' })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
