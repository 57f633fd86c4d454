import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, ownSite, startTestApp, type TestApp, type TestDatabase } from '../../testing/index.ts';
import { redisIsThere, startTestRedis } from '../../testing/test-redis.ts';

let database: TestDatabase;
let api: TestApp;
let web: string;

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'waymark-web-'));
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Waymark</title>');
  writeFileSync(join(web, 'assets', 'app-0a1b2c3d.js'), 'export {};');
  writeFileSync(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  database = await createTestDatabase();
  api = await startTestApp(database, { WEB_ROOT: web });
});
afterAll(async () => {
  await api.close();
  await database.drop();
  rmSync(web, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${api.url}${path}`, { headers });

describe('the web app', () => {
  test.each(['/', '/sign-in', '/s/islington/plans/018f', '/services?x=1'])('answers %s with its page, always fresh', async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(await answer.text()).toContain('<title>Waymark</title>');
  });

  test('lets browsers keep a hashed file for ever, and asks again for others', async () => {
    expect((await get('/assets/app-0a1b2c3d.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  test.each(['/assets/gone.js', '/api/unknown', '/health/unknown'])('does not answer %s with a page', async (path) => {
    const answer = await get(path);
    expect([answer.status, await answer.json()]).toEqual([404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' }]);
  });

  test.each(['/..%2f..%2fetc/passwd', '/assets/..%2f..%2f..%2fetc%2fpasswd', '/%00', '/%'])('gives nothing away at %s', async (path) => {
    const answer = await get(path);
    expect(await answer.text()).not.toContain('root:');
    expect(answer.status).toBeLessThan(500);
  });
});

describe('every answer', () => {
  test.each(['/', '/health/live', '/api/unknown', '/assets/app-0a1b2c3d.js'])('of %s carries the security headers', async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('has a number of its own, or that of a proxy in front', async () => {
    const [first, second] = [await get('/health/live'), await get('/health/live')];
    expect(first.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(first.headers.get('x-request-id')).not.toBe(second.headers.get('x-request-id'));
    expect((await get('/health/live', { 'x-request-id': 'proxy-12345678' })).headers.get('x-request-id')).toBe('proxy-12345678');
    expect((await get('/health/live', { 'x-request-id': '<script>' })).headers.get('x-request-id')).not.toContain('<');
  });

  test('over https tells browsers to stay there', async () => {
    const secure = await startTestApp(database, { ORIGIN: 'https://plans.example' });
    const { headers } = await fetch(`${secure.url}/health/live`);
    await secure.close();
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  });
});

describe('health', () => {
  test('is live without asking, and ready when the database is migrated', async () => {
    expect((await get('/health/live')).status).toBe(204);
    expect((await get('/health/ready')).status).toBe(200);
  });

  test('is not ready when a migration of this build is missing', async () => {
    await database.administer("update schema_migration set name = name || '-undone' where name = (select max(name) from schema_migration)");
    const answer = await get('/health/ready');
    await database.administer("update schema_migration set name = replace(name, '-undone', '')");
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'notReady', database: 'behind', queue: 'up' }]);
    expect((await get('/health/ready')).status).toBe(200);
  });
});

const withRedis = redisIsThere ? describe : describe.skip;
withRedis('health with jobs in Redis', () => {
  test('is degraded, and goes on, while Redis is away', async () => {
    const redis = await startTestRedis();
    const other = await startTestApp(database, { REDIS_URL: redis.url });
    const ready = async () => {
      const answer = await fetch(`${other.url}/health/ready`);
      return [answer.status, await answer.json()] as [number, { status: string }];
    };
    expect(await ready()).toEqual([200, { status: 'ready', database: 'up', queue: 'up' }]);
    await redis.shut();
    expect(await ready()).toEqual([200, { status: 'degraded', database: 'up', queue: 'away' }]);
    expect((await fetch(`${other.url}/health/live`)).status).toBe(204);
    await redis.open();
    for (let round = 0; round < 100 && (await ready())[1].status !== 'ready'; round += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await ready()).toEqual([200, { status: 'ready', database: 'up', queue: 'up' }]);
    await other.close();
    await redis.stop();
  });
});

describe('a request that is not right', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${api.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...ownSite, ...headers }, body });

  test.each([
    ['broken JSON', '/api/session', '{"email":', 400],
    ['too much', '/api/session', JSON.stringify({ email: 'x'.repeat(30_000) }), 413],
    ['broken JSON', '/graphql', '{"query":', 400],
  ])('%s at %s is answered with a code and a sentence', async (_what, path, body, status) => {
    const answer = await post(path, body);
    const text = await answer.text();
    expect(answer.status).toBe(status);
    expect(text).not.toMatch(/node_modules|at .+\.(?:js|ts):|SyntaxError/);
    expect(JSON.parse(text)).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test('is refused at /graphql when another site posts it', async () => {
    expect((await post('/graphql', '{"query":"{ me { id } }"}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});
