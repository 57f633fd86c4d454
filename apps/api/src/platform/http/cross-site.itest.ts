/** What another site can make a browser send changes nothing: every mutating route, and GraphQL. */
import { Agent, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, ownSite, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { permissions } from '../auth/permissions.ts';

let database: TestDatabase;
let api: TestApp;
let tenant: TestTenant;
let session: TestSession;
let before: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator'] });
  api = await startTestApp(database, { ORIGIN: 'http://waymark.test' });
  session = await signIn(api, `tenantAdministrator@${tenant.slug}.test`);
  before = await everything();
});
afterAll(async () => {
  agent.destroy();
  await api?.close();
  await database?.drop();
});

/** A digest of every row of every table. */
async function everything(): Promise<string> {
  const tables = await database.administer<{ name: string }>("select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1");
  const parts: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.administer<{ digest: string | null }>(`select md5(string_agg(t::text, E'\\n' order by t::text)) as digest from ${name} t`);
    parts.push(`${name} ${row?.digest ?? '-'}`);
  }
  return parts.join('\n');
}

interface Sent {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Not fetch, which does not let a test lie about Host. */
function send(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Sent> {
  const { hostname, port } = new URL(api.url);
  return new Promise((accept, refuse) => {
    const sent = httpRequest({ agent, hostname, port, method, path, headers: { cookie: session.cookie, 'content-length': String(Buffer.byteLength(body)), ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => accept({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    sent.on('error', refuse).end(body);
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const evil = 'http://evil.example';
const crossSite = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', origin: evil };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const json = { 'content-type': 'application/json' };
const parts = (name: string, value: string): string => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`;

/** Headers that a browser sends for another site's page, and what that page chose. */
const tricks: [name: string, headers: Record<string, string>][] = [
  ['a form', { ...crossSite, ...form }],
  ['a form with a file', { ...crossSite, ...multipart }],
  ['a form of plain text', { ...crossSite, 'content-type': 'text/plain' }],
  ['a request without a content type', { ...crossSite }],
  ['JSON, had it been allowed to ask', { ...crossSite, ...json, 'x-waymark-service': 'ours' }],
  ['a sibling of our site', { 'sec-fetch-site': 'same-site', origin: 'http://other.waymark.test', ...json }],
  ['a page without an origin', { origin: 'null', 'content-type': 'text/plain' }],
  ['an older browser, which says only its origin', { origin: evil, 'content-type': 'text/plain' }],
  ['an older browser with JSON', { origin: evil, ...json }],
  ['our origin beside another site', { 'sec-fetch-site': 'cross-site', origin: 'http://waymark.test', ...json }],
  ['a name that was made to point here', { 'sec-fetch-site': 'same-origin', origin: evil, host: 'evil.example', ...json }],
  ['a name that was made to point here, on our port', { 'sec-fetch-site': 'same-origin', origin: 'http://evil.example:3000', host: 'evil.example:3000', ...json }],
  ['an origin that begins as ours', { origin: 'http://waymark.test.evil.example', ...json }],
  ['another scheme', { origin: 'https://waymark.test', ...json }],
  ['a token that is none, without its space', { ...crossSite, ...json, authorization: 'Bearer' }],
  ['another kind of authorization', { ...crossSite, ...json, authorization: 'Basic YTpi' }],
];

const routes = Object.values(permissions).flatMap(({ rest }) => (rest && !rest.startsWith('GET ') ? [rest.split(' ') as [method: string, path: string]] : []));
const addressOf = (path: string): string => path.replace(/:\w+/g, '018f0000-0000-7000-8000-00000000ffff');
const body = (headers: Record<string, string>, name: string, value: string): string =>
  headers['content-type']?.startsWith('multipart') ? parts(name, value) : headers['content-type'] === form['content-type'] ? new URLSearchParams({ [name]: value }).toString() : JSON.stringify({ [name]: value });

describe('[19] every mutating route of the table of permissions', () => {
  test('is there', () => expect(routes.length).toBeGreaterThan(20));
  test.each(tricks)('refuses %s', async (_name, headers) => {
    await Promise.all(routes.map(async ([method, path]) => {
      const answer = await send(method, addressOf(path), headers, body(headers, 'email', `tenantAdministrator@${tenant.slug}.test`));
      expect([method, path, answer.status, JSON.parse(answer.body)]).toEqual([method, path, 403, { code: 'CROSS_SITE', message: expect.any(String) }]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }));
  });
  test('refuses what says nothing of where it comes from', async () => {
    for (const [method, path] of routes) expect([path, (await send(method, addressOf(path), json, '{}')).status]).toEqual([path, 403]);
  });
  test('is not reached by GET, nor by a header or field that names another method', async () => {
    for (const [method, path] of routes) {
      const address = addressOf(path);
      const tried = [
        await send('GET', `${address}?_method=${method}&email=x`, { ...crossSite, 'x-http-method-override': method, 'x-method-override': method }),
        await send('HEAD', address, { ...crossSite, 'x-http-method-override': method }),
        await send('OPTIONS', address, { ...crossSite, 'x-http-method-override': method }),
      ];
      for (const answer of tried) {
        expect([path, answer.status >= 500]).toEqual([path, false]);
        // DELETE of a session sets a cookie that ends it: none of these may.
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    }
  });
});

describe('[19] GraphQL', () => {
  const mutation = 'mutation { changeRetention(input: { version: 0, auditMonths: 24 }) { __typename } }';
  const text = JSON.stringify({ query: mutation });
  test.each(tricks)('refuses %s', async (_name, headers) => {
    for (const sent of [text, body(headers, 'query', mutation), parts('operations', text)]) {
      const answer = await send('POST', '/graphql', { 'x-waymark-service': tenant.slug, ...headers }, sent);
      expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('CROSS_SITE')]);
    }
  });
  test.each([form, multipart, { 'content-type': 'text/plain' }, { 'content-type': 'text/plain; charset=application/json' }, { 'content-type': 'application/graphql' }, { 'content-type': 'application/jsonp' }, {}])('takes nothing but JSON, even where nothing says that it is another site: %j', async (type: Record<string, string>) => {
    for (const sent of [text, body(type, 'query', mutation), parts('operations', text)]) {
      const answer = await send('POST', '/graphql', { 'x-waymark-service': tenant.slug, ...type }, sent);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body).not.toContain('"data"');
    }
  });
  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('is not reached by %s', async (method) => {
    const answer = await send(method, `/graphql?query=${encodeURIComponent(mutation)}`, { ...json, 'x-apollo-operation-name': 'x', 'x-waymark-service': tenant.slug, 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(404);
  });
});

test('no other site is ever told that it may ask', async () => {
  for (const path of ['/graphql', '/api/session', '/api/account', '/', '/health/live']) {
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const answer = await send(method, path, { origin: evil, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-waymark-service,authorization' });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  }
});

test('nothing at all was changed', async () => {
  // The session's own row says when it was last used.
  const changed = (await everything()).split('\n').filter((line) => !before.includes(line)).map((line) => line.split(' ')[0]);
  expect(changed.filter((name) => name !== 'public.account_session')).toEqual([]);
  // And the tests above could have changed something: the same from our own page does.
  const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { ...json, ...ownSite, cookie: session.cookie, 'x-waymark-service': tenant.slug }, body: JSON.stringify({ query: 'mutation { changeRetention(input: { version: 0, auditMonths: 24 }) { __typename } }' }) });
  expect(await answer.json()).toMatchObject({ data: { changeRetention: { __typename: 'Retention' } } });
  expect((await everything()) === before).toBe(false);
});
