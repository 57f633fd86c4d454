/** [26] What a provider of one service can and cannot do to people of another; and registering, linking and accepting through one. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { onConnection } from '../../platform/database/index.ts';
import { addTestPerson, createTestDatabase, createTestTenant, ownSite, sessionOf, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { addProvider, keyOf, linkIdentity, postIn, redirectOf, testBrowser, testOrigin } from '../../testing/test-provider-service.ts';
import { providerSecret, signInAtProvider, startTestProvider, type TestProvider } from '../../testing/test-provider.ts';
import { openProvisioning } from '../../provisioning.ts';
import { providerIdFor } from './provider-key.ts';

let database: TestDatabase;
let api: TestApp;
let a: TestTenant;
let b: TestTenant;
let provider: TestProvider;
let folder: string;
let administrator: TestSession;
let foreign: TestSession;
/** A member of A and of B, linked in A as `both`. */
let both: { id: string; email: string };

beforeAll(async () => {
  database = await createTestDatabase();
  const roles = ['tenantAdministrator', 'planManager'] as const;
  [a, b] = [await createTestTenant(database, { slug: 'a', roles }), await createTestTenant(database, { slug: 'b', roles })];
  folder = await mkdtemp(join(tmpdir(), 'waymark-mail-'));
  api = await startTestApp(database, { IDENTITY_PROVIDER_ADDRESSES: 'any', MAIL_FOLDER: folder });
  provider = await startTestProvider((issuer) => ({ 'client-a': redirectOf(a.id, issuer), 'client-b': redirectOf(b.id, issuer) }));
  [administrator, foreign] = [await signIn(api, a.accounts.tenantAdministrator!.email), await signIn(api, b.accounts.tenantAdministrator!.email)];
  expect((await addProvider(administrator, 'a', provider, 'client-a', { name: 'Council A' })).status).toBe(201);
  expect((await addProvider(foreign, 'b', provider, 'client-b', { name: 'Council B', offerToDomain: false })).status).toBe(201);
  both = await addTestPerson(database, a, 'both', ['planManager']);
  const provisioning = await openProvisioning(database);
  await provisioning.people.addMembership(b.id, { id: both.id, name: 'Both' }, ['tenantAdministrator']);
  await provisioning.close();
  await linkIdentity(database, a.id, provider.issuer, 'both', both.id);
  await linkIdentity(database, b.id, provider.issuer, 'bethan', b.accounts.planManager!.id);
});
afterAll(async () => {
  await provider?.close();
  await api?.close();
  await database?.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database.administer('delete from sign_in_attempt');
});

const json = { 'content-type': 'application/json' };
const place = (answer: Response): string | null => answer.headers.get('location');
const through = async (tenant: TestTenant, login: string, browser = testBrowser(api)) => ({ browser, answer: await browser.back(await browser.away(keyOf(tenant.id, provider.issuer), login)) });
const code = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code: string }).code;
const operations = async (tenant: TestTenant): Promise<string[]> => (await database.administer<{ operation: string }>('select operation from audit_event where tenant_id = $1 order by seq', [tenant.id])).map(({ operation }) => operation);
const id = (tenant: TestTenant): string => providerIdFor(tenant.id, provider.issuer);

describe('[26] the provider of a service', () => {
  test('signs in nobody of another, although both use the same issuer', async () => {
    for (const [tenant, login] of [[a, 'bethan'], [b, 'both'], [a, b.accounts.planManager!.email], [b, 'nobody']] as const) {
      const { browser, answer } = await through(tenant, login);
      expect([place(answer), browser.session()]).toEqual(['/sign-in?problem=unknown', '']);
    }
    const { browser, answer } = await through(b, 'bethan');
    expect(place(answer)).toBe('/services');
    expect((await sessionOf(api.url, browser.session()).graphql('{ services { nodes { slug } } }')).data).toEqual({ services: { nodes: [{ slug: 'b' }] } });
  });

  test('opens its own service alone to a person of two, and tells the other nothing', async () => {
    const told = (await operations(b)).length;
    const { browser, answer } = await through(a, 'both');
    expect(place(answer)).toBe('/services');
    const session = sessionOf(api.url, browser.session());
    expect((await session.graphql('{ services { nodes { slug } } }')).data).toEqual({ services: { nodes: [{ slug: 'a' }] } });
    expect((await session.graphql('{ servicePeople { totalCount } }', {}, 'b')).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect((await session.fetch('/api/identity-providers', { service: 'b' })).status).toBe(404);
    expect((await session.fetch('/api/session', { method: 'DELETE' })).status).toBe(204);
    expect(await operations(b)).toHaveLength(told);
    expect((await operations(a)).slice(-2)).toEqual(['signIn', 'signOut']);
  });

  test('can change nothing of the account, which would open the other service', async () => {
    const elsewhere = await signIn(api, both.email);
    const { browser } = await through(a, 'both');
    const session = sessionOf(api.url, browser.session());
    const calls: [string, string, unknown?][] = [
      ['POST', '/api/account/totp'], ['POST', '/api/account/passkeys/options'], ['POST', '/api/account/recovery-codes'], ['DELETE', '/api/account/totp'],
      ['POST', `/api/account/identities/${keyOf(a.id, provider.issuer)}`, {}], ['POST', `/api/account/identities/${keyOf(b.id, provider.issuer)}`, {}], ['DELETE', `/api/account/identities/${keyOf(a.id, provider.issuer)}`],
    ];
    for (const [method, path, body] of calls) {
      const answer = await session.fetch(path, { method, headers: json, ...(body ? { body: JSON.stringify(body) } : {}) });
      expect([path, answer.status, await code(answer)]).toEqual([path, 403, 'OWN_SIGN_IN_NEEDED']);
    }
    // Nor does it see the sessions of the other service, or end them.
    const { sessions, vouched } = (await (await session.fetch('/api/account')).json()) as { sessions: { current: boolean }[]; vouched: boolean };
    expect([sessions.filter(({ current }) => !current), vouched]).toEqual([[], true]);
    const [other] = await database.administer<{ id: string }>('select id from account_session where account_id = $1 and only_service is null order by created_at desc limit 1', [both.id]);
    expect((await session.fetch(`/api/account/sessions/${other?.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await session.fetch('/api/account/sessions', { method: 'DELETE' })).status).toBe(204);
    expect((await elsewhere.graphql('{ me { email } }')).data).toEqual({ me: { email: both.email } });
  });

  test('still opens its own service alone after the second factor', async () => {
    const strict = await startTestApp(database, { IDENTITY_PROVIDER_ADDRESSES: 'any', SECOND_FACTOR: 'required' });
    try {
      const codes = ((await (await (await signIn(api, both.email)).fetch('/api/account/recovery-codes', { method: 'POST' })).json()) as { recoveryCodes: string[] }).recoveryCodes;
      await database.administer("insert into account_totp (account_id, secret_sealed, confirmed_at, created_at) values ($1, 'x', now(), now())", [both.id]);
      const { browser, answer } = await through(a, 'both', testBrowser(strict));
      expect(place(answer)).toBe('/sign-in?return=%2Fservices');
      const first = browser.session();
      expect((await sessionOf(strict.url, first).graphql('{ me { email } }')).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      expect((await postIn(browser, `${strict.url}/api/session/code`, { code: codes[0] })).status).toBe(204);
      // [21] A new id at each step; the one before is dead.
      expect(browser.session()).not.toBe(first);
      expect(((await (await sessionOf(strict.url, first).fetch('/api/session')).json()) as { stage: string }).stage).toBe('none');
      expect((await sessionOf(strict.url, browser.session()).graphql('{ services { nodes { slug } } }')).data).toEqual({ services: { nodes: [{ slug: 'a' }] } });
    } finally {
      await database.administer('delete from account_totp where account_id = $1', [both.id]);
      await strict.close();
    }
  });

  test('does not set up the first second factor of an account that has a password', async () => {
    const strict = await startTestApp(database, { IDENTITY_PROVIDER_ADDRESSES: 'any', SECOND_FACTOR: 'required' });
    const { browser, answer } = await through(a, 'both', testBrowser(strict));
    await strict.close();
    expect([place(answer), browser.session()]).toEqual(['/sign-in?problem=passwordFirst', '']);
  });

  test('[21] gives the browser a new session id, and the one it had is dead', async () => {
    const earlier = await signIn(api, both.email);
    const browser = testBrowser(api);
    browser.jar.take(api.url, new Response(null, { headers: { 'set-cookie': earlier.cookie } }));
    await through(a, 'both', browser);
    expect(browser.session()).not.toBe(earlier.cookie);
    expect((await earlier.graphql('{ me { email } }')).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    const token = browser.session().split('=')[1] ?? '';
    expect((await database.administer<{ row: string }>('select s::text as row from account_session s')).some(({ row }) => row.includes(token))).toBe(false);
  });

  test('[25] opens nothing to whoever has lost their last role, at the next request and at the next sign-in', async () => {
    const gone = await addTestPerson(database, a, 'gone', ['planManager']);
    await linkIdentity(database, a.id, provider.issuer, 'gone', gone.id);
    const { browser } = await through(a, 'gone');
    await database.administer('delete from membership where account_id = $1', [gone.id]);
    expect((await sessionOf(api.url, browser.session()).graphql('{ services { totalCount } }')).data).toEqual({ services: { totalCount: 0 } });
    expect(place((await through(a, 'gone')).answer)).toBe('/sign-in?problem=unknown');
  });

  test('cannot have its identity linked in a service where the person is nobody: the database refuses', async () => {
    await expect(linkIdentity(database, b.id, provider.issuer, 'x', a.accounts.planManager!.id)).rejects.toThrow('foreign key');
  });
});

describe('the realm', () => {
  const realm = async (email: string): Promise<unknown> => (await fetch(`${api.url}/api/session/realm`, { method: 'POST', headers: { ...json, ...ownSite }, body: JSON.stringify({ email }) })).json();

  test('[23] depends on the domain alone: who has an account and who has not get the same bytes', async () => {
    const known = await realm(a.accounts.planManager!.email);
    expect(known).toEqual({ providers: [{ key: keyOf(a.id, provider.issuer), name: 'Council A', service: { en: 'Service a', cy: 'Gwasanaeth a' } }] });
    expect(await realm('nobody-at-all@A.test')).toEqual(known);
    for (const email of [b.accounts.planManager!.email, 'x@sub.a.test', 'x@a.test.evil.example', 'x@y', 'nonsense', "x@a.test' or true"]) expect(await realm(email)).toEqual({ providers: [] });
  });

  test('shows the platform’s role providers of the asked domain alone, and never a secret', async () => {
    await onConnection(database.platformUrl, async (client) => {
      expect((await client.query('select id from identity_provider')).rows).toEqual([]);
      await expect(client.query('select secret_sealed from identity_provider')).rejects.toThrow('permission denied');
      await expect(client.query('select * from account_identity')).rejects.toThrow('permission denied');
    });
  });
});

describe('linking on the account page', () => {
  const startLink = (session: TestSession, key: string): Promise<Response> => session.fetch(`/api/account/identities/${key}`, { method: 'POST', headers: json, body: '{}' });

  test('links the account that asked, whatever the provider says, and is undone', async () => {
    const person = await addTestPerson(database, a, 'linker', ['viewer']);
    const session = await signIn(api, person.email);
    const browser = testBrowser(api);
    browser.jar.take(api.url, new Response(null, { headers: { 'set-cookie': session.cookie } }));
    const answer = await postIn(browser, `${api.url}/api/account/identities/${keyOf(a.id, provider.issuer)}`, {});
    const { address } = (await answer.json()) as { address: string };
    // The person shows there that it is they, not merely that somebody is signed in.
    expect(new URL(address).searchParams.get('prompt')).toBe('login');
    expect(place(await browser.back(await signInAtProvider(browser.jar, address, 'linda', (url) => url.startsWith(testOrigin))))).toBe('/account?done=linked');
    expect((await operations(a)).at(-1)).toBe('linkIdentity');
    expect(place((await through(a, 'linda')).answer)).toBe('/services');
    expect(await (await session.fetch('/api/account/identities')).json()).toEqual({ identities: [{ provider: keyOf(a.id, provider.issuer), name: 'Council A', service: { en: 'Service a', cy: 'Gwasanaeth a' }, linked: true }] });
    expect((await session.fetch(`/api/account/identities/${keyOf(a.id, provider.issuer)}`, { method: 'DELETE' })).status).toBe(204);
    expect(place((await through(a, 'linda')).answer)).toBe('/sign-in?problem=unknown');
  });

  test('answers a provider of a service that is not one’s own as one that does not exist', async () => {
    const session = await signIn(api, a.accounts.planManager!.email);
    const answers = await Promise.all([keyOf(b.id, provider.issuer), keyOf(a.id, 'https://none.example'), 'nonsense'].map(async (key) => [(await startLink(session, key)).status, (await session.fetch(`/api/account/identities/${key}`, { method: 'DELETE' })).status]));
    expect(answers).toEqual([[404, 404], [404, 404], [404, 404]]);
  });

  test('needs a recent sign-in, and comes back to the session that asked alone', async () => {
    const session = await signIn(api, a.accounts.planManager!.email);
    const browser = testBrowser(api);
    browser.jar.take(api.url, new Response(null, { headers: { 'set-cookie': session.cookie } }));
    const { address } = (await (await postIn(browser, `${api.url}/api/account/identities/${keyOf(a.id, provider.issuer)}`, {})).json()) as { address: string };
    const back = await signInAtProvider(browser.jar, address, 'somebody', (url) => url.startsWith(testOrigin));
    // Meanwhile somebody else has signed in in this browser.
    browser.jar.take(api.url, new Response(null, { headers: { 'set-cookie': (await signIn(api, both.email)).cookie } }));
    expect(place(await browser.back(back))).toBe('/account?problem=refused');
    await database.administer("update account_session set created_at = now() - interval '20 minutes' where account_id = $1", [a.accounts.planManager!.id]);
    expect(await code(await startLink(session, keyOf(a.id, provider.issuer)))).toBe('SIGN_IN_AGAIN');
    expect(await database.administer("select count(*) as count from account_identity where subject = 'somebody'")).toEqual([{ count: 0 }]);
  });

  test('never gives one identity to two people', async () => {
    const session = await signIn(api, (await addTestPerson(database, a, 'second', ['viewer'])).email);
    const browser = testBrowser(api);
    browser.jar.take(api.url, new Response(null, { headers: { 'set-cookie': session.cookie } }));
    const { address } = (await (await postIn(browser, `${api.url}/api/account/identities/${keyOf(a.id, provider.issuer)}`, {})).json()) as { address: string };
    expect(place(await browser.back(await signInAtProvider(browser.jar, address, 'both', (url) => url.startsWith(testOrigin))))).toBe('/account?problem=taken');
  });
});

describe('an invitation', () => {
  async function invite(email: string): Promise<string> {
    await administrator.fetch('/api/invitations', { method: 'POST', service: 'a', headers: json, body: JSON.stringify({ email, name: 'New Person', roles: ['viewer'] }) });
    const mails = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    return mails.filter((mail) => mail.startsWith(`To: ${email}\n`)).at(-1)?.match(/\/invitation#([\w-]{64})/)?.[1] ?? '';
  }
  async function accept(token: string, login: string, browser = testBrowser(api)): Promise<Response> {
    const { providers } = (await (await postIn(browser, `${api.url}/api/oidc/invitation`, { token })).json()) as { providers: { key: string }[] };
    const { address } = (await (await postIn(browser, `${api.url}/api/oidc/${providers[0]?.key}/invitation`, { token })).json()) as { address: string };
    return browser.back(await signInAtProvider(browser.jar, address, login, (url) => url.startsWith(testOrigin)));
  }

  test('is accepted through the provider: an account without a password, that the provider signs in', async () => {
    const token = await invite('new@a.test');
    const browser = testBrowser(api);
    expect(place(await accept(token, 'newcomer', browser))).toBe('/services');
    expect((await sessionOf(api.url, browser.session()).graphql('{ me { email roles } }', {}, 'a')).data).toEqual({ me: { email: 'new@a.test', roles: ['VIEWER'] } });
    expect(await database.administer("select password_hash from account where email = 'new@a.test'")).toEqual([{ password_hash: null }]);
    expect((await operations(a)).slice(-3)).toEqual(['linkIdentity', 'acceptInvitation', 'signIn']);
    expect(await (await postIn(browser, `${api.url}/api/oidc/invitation`, { token })).json()).toEqual({ providers: [] });
    expect(place((await through(a, 'newcomer')).answer)).toBe('/services');
  });

  test('is not accepted by whom the service knows already, nor for an account that exists', async () => {
    const token = await invite('another@a.test');
    expect(place(await accept(token, 'both'))).toBe('/sign-in?problem=taken');
    expect(place(await accept(await invite(b.accounts.planManager!.email), 'thief'))).toBe('/sign-in?problem=passwordFirst');
    expect(await database.administer("select count(*) as count from account_identity where subject = 'thief'")).toEqual([{ count: 0 }]);
    // It is still open.
    expect(place(await accept(token, 'another'))).toBe('/services');
  });

  test('leads to no provider of another service', async () => {
    const token = await invite('third@a.test');
    const answer = await postIn(testBrowser(api), `${api.url}/api/oidc/${keyOf(b.id, provider.issuer)}/invitation`, { token });
    expect([answer.status, await code(answer)]).toEqual([422, 'invitationOver']);
  });
});

describe('registering', () => {
  const call = (session: TestSession, slug: string, method: string, path: string, body?: unknown): Promise<Response> =>
    session.fetch(`/api/identity-providers${path}`, { method, service: slug, headers: json, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  test('a test of the connection tells the redirect address; what does not work is told in a sentence', async () => {
    expect(await (await call(administrator, 'a', 'POST', '/test', { issuer: provider.issuer })).json()).toEqual({ redirectAddress: redirectOf(a.id, provider.issuer), signInHost: new URL(provider.issuer).host });
    const answer = await call(administrator, 'a', 'POST', '/test', { issuer: `${provider.issuer}/nothing` });
    expect([answer.status, await answer.json()]).toEqual([422, { code: 'notAProvider', message: expect.stringMatching(/^[A-Z].+\.$/) }]);
    expect((await operations(a)).slice(-2)).toEqual(['testIdentityProvider', 'testIdentityProvider']);
  });

  test('is for administrators of the service: others are refused, a foreign id is as a random one', async () => {
    const manager = await signIn(api, a.accounts.planManager!.email);
    for (const [method, path] of [['GET', ''], ['POST', '/test'], ['POST', ''], ['POST', '/x/disable'], ['DELETE', '/x']] as const) expect((await call(manager, 'a', method, path, method === 'GET' ? undefined : {})).status).toBe(403);
    for (const path of ['/disable', '/enable', '/secret', '']) {
      for (const each of [id(a), '018f0000-0000-7000-8000-00000000ffff', 'nonsense']) {
        const answer = await call(foreign, 'b', path === '' ? 'DELETE' : 'POST', `/${each}${path}`, { clientSecret: 'x' });
        expect([answer.status, await code(answer)]).toEqual([404, 'NOT_FOUND']);
      }
    }
    expect(JSON.stringify(await (await call(foreign, 'b', 'GET', '')).json())).not.toContain('Council A');
  });

  test('offers it to the administrator’s own domain alone', async () => {
    expect(await (await call(administrator, 'a', 'GET', '')).json()).toMatchObject({ ownDomain: 'a.test', providers: [{ domains: ['a.test'] }] });
    await database.administer("update account set email = 'somebody@gmail.com' where id = $1", [a.accounts.tenantAdministrator!.id]);
    const answer = await addProvider(administrator, 'a', provider, 'client-a');
    await database.administer("update account set email = 'tenantAdministrator@a.test' where id = $1".replace('tenantA', 'tenanta'), [a.accounts.tenantAdministrator!.id]);
    expect([answer.status, await code(answer)]).toEqual([422, 'domainNotYours']);
  });

  test('is not added twice, and its secret is nowhere to be read', async () => {
    expect(await code(await addProvider(administrator, 'a', provider, 'client-a'))).toBe('exists');
    expect(await (await call(administrator, 'a', 'GET', '')).text()).not.toContain(providerSecret);
    const rows = await database.administer<{ row: string }>("select p::text || encode(secret_sealed, 'escape') as row from identity_provider p");
    expect(rows.some(({ row }) => row.includes(providerSecret))).toBe(false);
  });

  test('disabling ends what it vouched for and is told to nobody; enabling and a new secret take hold', async () => {
    const { browser } = await through(a, 'both');
    const kept = await signIn(api, both.email);
    expect((await call(administrator, 'a', 'POST', `/${id(a)}/disable`)).status).toBe(204);
    expect((await sessionOf(api.url, browser.session()).graphql('{ me { email } }')).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect((await kept.graphql('{ me { email } }')).errors).toBeUndefined();
    expect(place(await testBrowser(api).jar.fetch(`${api.url}/api/oidc/${keyOf(a.id, provider.issuer)}/start`))).toBe('/sign-in?problem=refused');
    expect((await call(administrator, 'a', 'POST', `/${id(a)}/enable`)).status).toBe(204);
    expect((await call(administrator, 'a', 'POST', `/${id(a)}/secret`, { clientSecret: 'wrong' })).status).toBe(204);
    expect(place((await through(a, 'both')).answer)).toBe('/sign-in?problem=refused');
    expect((await call(administrator, 'a', 'POST', `/${id(a)}/secret`, { clientSecret: providerSecret })).status).toBe(204);
    expect(place((await through(a, 'both')).answer)).toBe('/services');
    expect(await operations(a)).toEqual(expect.arrayContaining(['addIdentityProvider', 'disableIdentityProvider', 'enableIdentityProvider', 'rotateIdentityProviderSecret', 'linkIdentity', 'unlinkIdentity']));
  });

  test('needs a recent sign-in', async () => {
    await database.administer("update account_session set created_at = now() - interval '20 minutes' where account_id = $1", [b.accounts.tenantAdministrator!.id]);
    expect(await code(await call(foreign, 'b', 'POST', `/${id(b)}/disable`))).toBe('SIGN_IN_AGAIN');
    foreign = await signIn(api, b.accounts.tenantAdministrator!.email);
  });

  test('removing takes the links with it; added again it has the same address and knows nobody', async () => {
    expect((await call(foreign, 'b', 'DELETE', `/${id(b)}`)).status).toBe(204);
    expect(await database.administer('select count(*) as count from account_identity where tenant_id = $1', [b.id])).toEqual([{ count: 0 }]);
    expect(await operations(b)).toContain('removeIdentityProvider');
    expect((await addProvider(foreign, 'b', provider, 'client-b')).status).toBe(201);
    expect(place((await through(b, 'bethan')).answer)).toBe('/sign-in?problem=unknown');
  });
});

describe('second factors', () => {
  const overview = async (): Promise<{ counts: Record<string, number>; people: { id: string; factors: string[] }[] }> => (await (await administrator.fetch('/api/second-factors', { service: 'a' })).json()) as never;

  test('are told of each person of the service, with counts', async () => {
    const [app, key, nobody] = await Promise.all(['app', 'key', 'none'].map((name) => addTestPerson(database, a, name, ['viewer'])));
    await database.administer("insert into account_totp (account_id, secret_sealed, confirmed_at, created_at) values ($1, 'x', now(), now()), ($2, 'x', null, now())", [app!.id, nobody!.id]);
    await database.administer("insert into account_passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at) values ($1, $1, 'x', 'x', 0, '{}', 'x', now())", [key!.id]);
    const { counts, people } = await overview();
    const of = (account: { id: string } | undefined): unknown => people.find((person) => person.id === account?.id)?.factors;
    expect([of(app), of(key), of(nobody), of(both)]).toEqual([['app'], ['passkey'], [], []]);
    expect(counts).toEqual({ people: people.length, app: 1, passkey: 1, provider: 0, none: people.length - 2 });
    expect(people.some(({ id: person }) => person === b.accounts.planManager!.id)).toBe(false);
  });

  test('of a provider count where the service trusts them, and then none of ours is asked for', async () => {
    await database.administer('update identity_provider set second_factor_trusted = true where tenant_id = $1', [a.id]);
    expect((await overview()).people.find((person) => person.id === both.id)?.factors).toEqual(['provider']);
    const strict = await startTestApp(database, { IDENTITY_PROVIDER_ADDRESSES: 'any', SECOND_FACTOR: 'required' });
    const signsInWith = async (claims: Record<string, unknown>): Promise<string | null> => {
      provider.hostility.idToken = (token) => void Object.assign(token.claims, claims);
      const { answer } = await through(a, 'both', testBrowser(strict));
      provider.hostility.idToken = null;
      return place(answer);
    };
    try {
      expect(await signsInWith({ amr: ['pwd', 'mfa'] })).toBe('/services');
      for (const claims of [{}, { amr: ['pwd'] }, { amr: 'mfalse' }, { acr: 'mfa' }]) expect(await signsInWith(claims)).toBe('/sign-in?problem=passwordFirst');
      await database.administer("update identity_provider set second_factor_acr = 'c1' where tenant_id = $1", [a.id]);
      expect(await signsInWith({ acrs: ['c1'] })).toBe('/services');
      expect(await signsInWith({ amr: ['mfa'], acr: 'c2' })).toBe('/sign-in?problem=passwordFirst');
    } finally {
      await strict.close();
    }
  });
});
