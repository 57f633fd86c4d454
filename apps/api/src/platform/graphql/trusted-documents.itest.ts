/** A browser's session runs what the web app was built with, now and one release ago, and nothing else. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../../testing/index.ts';
import { TrustedDocuments } from './trusted-documents.ts';

const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const me = 'query Me { me { id } }';
const plans = 'query Plans($first: Int) { plans(first: $first) { totalCount } }';
const later = 'query Later { services { totalCount } }';

let database: TestDatabase;
let api: TestApp;
let tenant: TestTenant;
let session: TestSession;
let web: string;

const release = (name: string, ...texts: string[]): void => writeFileSync(join(web, 'documents', name), JSON.stringify(Object.fromEntries(texts.map((text) => [idOf(text), text]))));

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'waymark-web-'));
  mkdirSync(join(web, 'documents'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Waymark</title>');
  release('0123.json', me);
  release('4567.json', plans);
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator'] });
  api = await startTestApp(database, { WEB_ROOT: web, AD_HOC_QUERIES: 'tokens' });
  session = await signIn(api, `tenantAdministrator@${tenant.slug}.test`);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
  rmSync(web, { recursive: true });
});

const json = { 'content-type': 'application/json' };
async function post(body: unknown, headers: Record<string, string> = {}): Promise<[status: number, code: string | undefined, text: string]> {
  const answer = await session.fetch('/graphql', { method: 'POST', service: tenant.slug, headers: { ...json, ...headers }, body: JSON.stringify(body) });
  const text = await answer.text();
  return [answer.status, /"code":"(\w+)"/.exec(text)?.[1], text];
}

describe('[14] a session', () => {
  test.each([[me, {}], [plans, { first: 3 }]])('runs %s by its hash, from whichever release', async (text, variables) => {
    expect(await post({ documentId: idOf(text), variables })).toEqual([200, undefined, expect.stringContaining('"data"')]);
  });
  test.each([[me], [plans], ['{ me { id } }'], ['mutation { discardImport(input: { importId: "x", version: 1 }) { __typename } }'], ['{'], ['']])('does not run the text %j', async (query) => {
    const [status, code] = await post({ query });
    expect([status, code]).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
  });
  test.each([[idOf(later)], ['sha256:'], ['__proto__'], [''], [0], [null], [{}], [[idOf(me)]]])('does not run %j', async (documentId) => {
    expect(await post({ documentId })).toEqual([400, 'DOCUMENT_UNKNOWN', expect.stringContaining('Load it again')]);
  });
  test('does not choose between a hash and a text', async () => {
    expect((await post({ documentId: idOf(me), query: '{ me { email } }' })).slice(0, 2)).toEqual([400, 'BAD_REQUEST']);
  });
  test.each([[[{ documentId: idOf(me) }]], [{}], [{ id: idOf(me) }], [{ extensions: { persistedQuery: { version: 1, sha256Hash: idOf(me).slice(7) } } }]])('does not run %j', async (body) => {
    const [, code, text] = await post(body);
    expect(code).toMatch(/^(?:BAD_REQUEST|PERSISTED_QUERY_NOT_SUPPORTED)$/);
    expect(text).not.toContain('"data"');
  });
  test('runs a document of the next release as soon as it is there, without a start', async () => {
    expect((await post({ documentId: idOf(later) }))[1]).toBe('DOCUMENT_UNKNOWN');
    release('89ab.json', later);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await post({ documentId: idOf(later) })).toEqual([200, undefined, expect.stringContaining('"totalCount":1')]);
  });
});

test('nobody learns anything without a session', async () => {
  for (const body of [{ documentId: idOf(me) }, { documentId: idOf('x') }, { query: me }, { query: '{ nothing }' }]) {
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: json, body: JSON.stringify(body) });
    expect([answer.status, ((await answer.json()) as { errors: { message: string }[] }).errors.map(({ message }) => message)]).toEqual([401, ['Sign in to go on.']]);
  }
  for (const path of ['/documents/0123.json', '/documents', '/documents/', '/Documents/0123.json', '/assets/../documents/0123.json', '/%64ocuments/0123.json', '//documents/0123.json']) {
    expect(await (await fetch(`${api.url}${path}`)).text()).not.toContain('query Me');
  }
});

test('a program writes its own, and may name a trusted one', async () => {
  const made = await session.fetch('/api/tokens', { method: 'POST', service: tenant.slug, headers: json, body: JSON.stringify({ name: 'Reporting', scope: 'read', days: 1 }) });
  const { token } = (await made.json()) as { token: string };
  const ask = async (body: unknown, headers: Record<string, string> = {}): Promise<unknown> =>
    (await fetch(`${api.url}/graphql`, { method: 'POST', headers: { ...json, authorization: `Bearer ${token}`, ...headers }, body: JSON.stringify(body) })).json();
  expect(await ask({ query: '{ me { email } }' })).toEqual({ data: { me: { email: expect.stringContaining(tenant.slug) } } });
  expect(await ask({ documentId: idOf(plans) })).toEqual({ data: { plans: { totalCount: 0 } } });
  // Beside a session's cookie a token that is not one opens nothing.
  expect(await post({ query: '{ me { email } }' }, { authorization: 'Bearer nothing' })).toEqual([401, 'UNAUTHENTICATED', expect.any(String)]);
  expect(await post({ query: '{ me { email } }' }, { authorization: 'Basic nothing' })).toEqual([401, 'UNAUTHENTICATED', expect.any(String)]);
});

describe('a map', () => {
  test('of no web app trusts nothing', () => expect(new TrustedDocuments(null).textOf(idOf(me))).toBeNull());
  test.each([
    ['whose text was changed', JSON.stringify({ [idOf(me)]: plans })],
    ['of another form', '[]'],
    ['that is cut off', '{"sha256:'],
  ])('%s is refused at the start', (_name, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-map-'));
    writeFileSync(join(folder, 'a.json'), text);
    expect(() => new TrustedDocuments(folder)).toThrow();
    rmSync(folder, { recursive: true });
  });
});
