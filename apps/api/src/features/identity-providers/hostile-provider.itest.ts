/**
 * [20] A provider, or somebody between it and us, that does what it should not: each time nobody is signed in. The same
 * harness signs in with an honest provider first and last, so that no refusal is one of the harness.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTestDatabase, createTestTenant, sessionOf, signIn, startTestApp, type TestApp, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { addProvider, keyOf, linkIdentity, redirectOf, testBrowser, type TestBrowser } from '../../testing/test-provider-service.ts';
import { otherKey, signInAtProvider, startTestProvider, type Claims, type IdToken, type TestProvider } from '../../testing/test-provider.ts';

let database: TestDatabase;
let api: TestApp;
let tenant: TestTenant;
let provider: TestProvider;
let second: TestProvider;
let lax: TestProvider;
let key: string;
let browser: TestBrowser;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { slug: 'ours', roles: ['tenantAdministrator', 'planManager'] });
  api = await startTestApp(database, { IDENTITY_PROVIDER_ADDRESSES: 'any' });
  const clients = (issuer: string) => ({ waymark: redirectOf(tenant.id, issuer), another: 'http://another.test/callback' });
  [provider, second, lax] = [await startTestProvider(clients), await startTestProvider(clients), await startTestProvider(clients, false)];
  const administrator = await signIn(api, tenant.accounts.tenantAdministrator?.email ?? '');
  for (const each of [provider, second, lax]) {
    expect((await addProvider(administrator, 'ours', each, 'waymark')).status).toBe(201);
    await linkIdentity(database, tenant.id, each.issuer, 'alys', tenant.accounts.planManager!.id);
  }
  key = keyOf(tenant.id, provider.issuer);
});
afterAll(async () => {
  await Promise.all([provider, second, lax].map((each) => each?.close()));
  await api?.close();
  await database?.drop();
});

const sessions = async (): Promise<unknown> => (await database.administer('select count(*) as count from account_session'))[0]?.['count'];
let before: unknown;
beforeEach(async () => {
  await database.administer('delete from sign_in_attempt');
  before = await sessions();
  browser = testBrowser(api);
});
afterEach(() => {
  provider.hostility = { idToken: null, answer: null, metadata: null };
});

const place = (answer: Response): string | null => answer.headers.get('location');
async function expectRefused(answer: Response, problem = 'refused'): Promise<void> {
  expect([answer.status, place(answer)]).toEqual([303, `/sign-in?problem=${problem}`]);
  expect(browser.session()).toBe('');
  expect(await sessions()).toEqual(before);
}
async function expectSignedIn(answer: Response): Promise<void> {
  expect([answer.status, place(answer)]).toEqual([303, '/services']);
  const { data } = await sessionOf(api.url, browser.session()).graphql('{ me { email } services { nodes { slug } } }');
  expect(data).toEqual({ me: { email: tenant.accounts.planManager?.email }, services: { nodes: [{ slug: 'ours' }] } });
}
const now = (): number => Math.floor(Date.now() / 1000);

test('an honest provider signs its person in', async () => {
  await expectSignedIn(await browser.back(await browser.away(key, 'alys')));
  const [event] = await database.administer("select actor_id, detail from audit_event where tenant_id = $1 and operation = 'signIn' order by seq desc limit 1", [tenant.id]);
  expect(event).toEqual({ actor_id: tenant.accounts.planManager?.id, detail: { provider: expect.any(String) } });
});

describe('[20] an ID token', () => {
  const claim = (changes: Claims) => ({ claims }: IdToken): void => void Object.assign(claims, changes);
  const cases: Record<string, (token: IdToken) => void> = {
    'with the wrong nonce': claim({ nonce: 'another' }),
    'without a nonce': ({ claims }) => delete claims['nonce'],
    'of alg none': (token) => Object.assign(token, { header: { alg: 'none' }, key: null }),
    'of alg none that keeps its signature': ({ header }) => (header['alg'] = 'none'),
    'of alg HS256': ({ header }) => (header['alg'] = 'HS256'),
    'with an empty signature': (token) => (token.key = null),
    'with a broken signature': (token) => (token.broken = true),
    'signed with another key': (token) => (token.key = otherKey),
    'naming a key that is not published': ({ header }) => (header['kid'] = 'two'),
    'with critical extensions that we do not know': ({ header }) => (header['crit'] = ['b64']),
    'for another client': claim({ aud: 'another' }),
    'for several clients, issued for another': claim({ aud: ['waymark', 'another'], azp: 'another' }),
    'for several clients, issued for none': claim({ aud: ['waymark', 'another'] }),
    'of another issuer': claim({ iss: 'http://127.0.0.1:1' }),
    'of the issuer with a slash': ({ claims }) => (claims['iss'] = `${provider.issuer}/`),
    'that has expired': claim({ exp: now() - 30 }),
    'that never expires': ({ claims }) => delete claims['exp'],
    'from the future': claim({ iat: now() + 3_600, exp: now() + 7_200 }),
    'that is not valid yet': claim({ nbf: now() + 3_600 }),
    'without a time of issue': ({ claims }) => delete claims['iat'],
    'without a subject': ({ claims }) => delete claims['sub'],
    'whose subject is a number': claim({ sub: 7 }),
    'whose subject holds a NUL': claim({ sub: 'alys\0' }),
    'whose subject is without end': claim({ sub: 'alys'.padEnd(300, 's') }),
  };
  test.each(Object.keys(cases))('%s is refused', async (name) => {
    const address = await browser.away(key, 'alys');
    provider.hostility.idToken = (token) => void cases[name]!(token);
    await expectRefused(await browser.back(address));
  });

  const strangers: Record<string, (token: IdToken) => void> = {
    'whose subject differs in case': claim({ sub: 'Alys' }),
    'whose subject has a space after it': claim({ sub: 'alys ' }),
    'of somebody else with the e-mail address of a person here': (token) => claim({ sub: 'mallory', email: tenant.accounts.planManager?.email, email_verified: true })(token),
    'of somebody else with that address, not verified': (token) => claim({ sub: 'mallory', email: tenant.accounts.planManager?.email, email_verified: false })(token),
    'of somebody else who goes by the address of the administrator': (token) => claim({ sub: tenant.accounts.tenantAdministrator?.email, preferred_username: tenant.accounts.tenantAdministrator?.email })(token),
  };
  test.each(Object.keys(strangers))('%s is nobody’s, and links nobody', async (name) => {
    const address = await browser.away(key, 'alys');
    provider.hostility.idToken = (token) => strangers[name]!(token);
    await expectRefused(await browser.back(address), 'unknown');
    expect(await database.administer('select count(*) as count from account_identity')).toEqual([{ count: 3 }]);
  });
});

describe('[20] coming back', () => {
  const with_ = (address: string, changes: Record<string, string | null>): string => {
    const url = new URL(address);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return url.href;
  };

  test('with a code that was used before is refused, and so is a state', async () => {
    const address = await browser.away(key, 'alys');
    await expectSignedIn(await browser.back(address));
    before = await sessions();
    const again = await browser.back(address);
    expect([place(again), await sessions()]).toEqual(['/sign-in?problem=refused', before]);
    const code = new URL(address).searchParams.get('code') ?? '';
    browser = testBrowser(api);
    await expectRefused(await browser.back(with_(await browser.away(key, 'alys'), { code })));
  });

  test('with a state of another browser is refused, and the browser that began goes on', async () => {
    const owner = browser;
    const address = await owner.away(key, 'alys');
    browser = testBrowser(api);
    await expectRefused(await browser.back(address));
    await browser.away(key, 'alys');
    await expectRefused(await browser.back(address));
    browser = owner;
    await expectSignedIn(await owner.back(address));
  });

  test('with the code of another browser is refused: an attacker’s sign-in cannot be put into ours', async () => {
    const attacker = testBrowser(api);
    const code = new URL(await attacker.away(key, 'mallory')).searchParams.get('code') ?? '';
    await expectRefused(await browser.back(with_(await browser.away(key, 'alys'), { code })));
  });

  test('with a code made for another client is refused', async () => {
    const address = await browser.away(key, 'alys');
    const theirs = new URL(`${provider.issuer}/auth`);
    theirs.search = new URLSearchParams({ client_id: 'another', response_type: 'code', scope: 'openid', redirect_uri: 'http://another.test/callback', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }).toString();
    const code = new URL(await signInAtProvider(browser.jar, theirs.href, 'alys', (url) => url.startsWith('http://another.test'))).searchParams.get('code') ?? '';
    expect(code).not.toBe('');
    await expectRefused(await browser.back(with_(address, { code })));
  });

  test.each<[string, Record<string, string | null>]>([
    ['without a code', { code: null }],
    ['without a state', { state: null }],
    ['with another state', { state: 'x'.repeat(64) }],
    ['with an error', { code: null, error: 'access_denied', error_description: '<script>alert(1)</script>' }],
    ['with an error beside a code', { error: 'server_error' }],
    ['with the issuer of another', { iss: 'https://login.example' }],
    ['without the issuer, which this provider always names', { iss: null }],
    ['with a token in place of a code', { code: null, id_token: 'x.y.z' }],
  ])('%s is refused', async (_name, changes) => {
    await expectRefused(await browser.back(with_(await browser.away(key, 'alys'), changes)));
  });

  test('with two states is refused', async () => {
    const address = await browser.away(key, 'alys');
    await expectRefused(await browser.back(`${address}&state=${new URL(address).searchParams.get('state')}`));
  });

  test('after ten minutes is refused', async () => {
    const address = await browser.away(key, 'alys');
    await database.administer("update provider_sign_in set expires_at = now() - interval '1 second'");
    await expectRefused(await browser.back(address));
  });

  test('to the address of another provider, or with its answer, is refused (mix-up)', async () => {
    const theirs = keyOf(tenant.id, second.issuer);
    const address = await browser.away(key, 'alys');
    await expectRefused(await browser.back(address.replace(key, theirs)));
    // The first provider passes the browser on to the second one: its honest answer comes back under our state.
    const other = testBrowser(api);
    const answer = new URL(await other.away(theirs, 'alys')).searchParams;
    await expectRefused(await browser.back(with_(address, { code: answer.get('code'), iss: answer.get('iss') })));
    await expectRefused(await browser.back(with_(await browser.away(key, 'alys'), { code: answer.get('code') })));
    expect(second.asked.filter((asked) => asked === 'POST /token')).toEqual([]);
  });
});

describe('[20] PKCE', () => {
  test('is sent with S256 every time, with a challenge, a state and a nonce of its own', async () => {
    const seen = [] as URLSearchParams[];
    for (let time = 0; time < 2; time += 1) await testBrowser(api).away(key, 'alys', ({ searchParams }) => void seen.push(new URLSearchParams(searchParams)));
    for (const each of seen) expect(Object.fromEntries(each)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid' });
    for (const name of ['code_challenge', 'state', 'nonce']) expect(seen[0]?.get(name)).not.toBe(seen[1]?.get(name));
  });

  test('cannot be taken out on the way, where the provider would do without', async () => {
    const address = await browser.away(keyOf(tenant.id, lax.issuer), 'alys', (url) => {
      url.searchParams.delete('code_challenge');
      url.searchParams.delete('code_challenge_method');
    });
    await expectRefused(await browser.back(address));
  });

  test('with another verifier than that of the beginning is refused', async () => {
    const address = await browser.away(key, 'alys', (url) => url.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'));
    await expectRefused(await browser.back(address));
  });
});

describe('[20] the provider’s own machine', () => {
  const say = (path: string, status: number, body: string, headers: Record<string, string> = {}) => (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!request.url?.startsWith(path)) return false;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    return true;
  };
  const keys = (count: number): string => JSON.stringify({ keys: Array.from({ length: count }, (_, index) => ({ kty: 'EC', crv: 'P-256', kid: `${index}`, x: 'a'.repeat(43), y: 'b'.repeat(43) })) });

  test.each<[string, (request: IncomingMessage, response: ServerResponse) => boolean]>([
    ['answers for tokens with a redirect', (request, response) => say('/token', 307, '', { location: `${second.issuer}/token` })(request, response)],
    ['answers for tokens with a page', say('/token', 200, '<html>', { 'content-type': 'text/html' })],
    ['answers for tokens with an error', say('/token', 500, '{}')],
    ['gives no ID token', say('/token', 200, '{"access_token":"x","token_type":"Bearer"}')],
    ['gives an ID token that is none', say('/token', 200, '{"access_token":"x","token_type":"Bearer","id_token":"x"}')],
    ['gives a giant answer', say('/token', 200, `{"access_token":"${'x'.repeat(400_000)}"}`)],
    ['publishes 10,000 keys', say('/jwks', 200, keys(10_000))],
    ['publishes a thousand keys and none of its own', say('/jwks', 200, keys(1_000))],
    ['publishes its keys elsewhere', (request, response) => say('/jwks', 302, '', { location: `${second.issuer}/jwks` })(request, response)],
  ])('%s: refused', async (_name, answer) => {
    const address = await browser.away(key, 'alys');
    const asked = second.asked.length;
    provider.hostility.answer = answer;
    await expectRefused(await browser.back(address));
    expect(second.asked).toHaveLength(asked);
  });

  test('is away when the browser comes back: said in a sentence of its own', async () => {
    const address = await browser.away(key, 'alys');
    provider.hostility.answer = (request, response) => request.url === '/token' && (response.destroy(), true);
    await expectRefused(await browser.back(address), 'down');
  });

  test('never answers: given up in seconds, and the password still signs in', async () => {
    const address = await browser.away(key, 'alys');
    provider.hostility.answer = (request) => request.url === '/token';
    const began = performance.now();
    await expectRefused(await browser.back(address), 'down');
    expect(performance.now() - began).toBeLessThan(30_000);
    await signIn(api, tenant.accounts.planManager?.email ?? '');
  });
});

test('every refusal is in the service’s trail with its reason, and no address, code or subject', async () => {
  const events = await database.administer<{ subject_kind: string; detail: Record<string, string> }>("select subject_kind, detail from audit_event where tenant_id = $1 and operation = 'signInRefused'", [tenant.id]);
  expect(events.length).toBeGreaterThan(40);
  expect([...new Set(events.map(({ detail }) => detail['reason']))].sort()).toEqual(['down', 'refused', 'unknown']);
  expect([...new Set(events.flatMap(({ subject_kind, detail }) => [subject_kind, ...Object.keys(detail)]))].sort()).toEqual(['identityProvider', 'purpose', 'reason']);
});

test('after all that the honest provider still signs its person in', async () => {
  await expectSignedIn(await browser.back(await browser.away(key, 'alys')));
});
