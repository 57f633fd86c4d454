/** Each header of protection on each kind of answer, over http and over https. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, ownSite, signIn, startTestApp, type TestApp, type TestDatabase, type TestTenant } from '../../testing/index.ts';

let database: TestDatabase;
let tenant: TestTenant;
let web: string;
let plain: TestApp;
let secure: TestApp;
let cookie: string;

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'waymark-web-'));
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Waymark</title>');
  writeFileSync(join(web, 'assets', 'app-0a1b2c3d.js'), 'export {};');
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles: ['tenantAdministrator'] });
  plain = await startTestApp(database, { WEB_ROOT: web });
  secure = await startTestApp(database, { WEB_ROOT: web, ORIGIN: 'https://plans.example', AD_HOC_QUERIES: 'tokens' });
  ({ cookie } = await signIn(plain, `tenantAdministrator@${tenant.slug}.test`));
});
afterAll(async () => {
  await plain?.close();
  await secure?.close();
  await database?.drop();
  rmSync(web, { recursive: true });
});

const ask = (path: string, options: RequestInit = {}) => (app: TestApp): Promise<Response> => {
  // The same session over https, where its cookie has another name.
  const sent = app === secure ? cookie.replace('waymark_session=', '__Host-waymark=') : cookie;
  return fetch(`${app.url}${path}`, { ...options, headers: { ...ownSite, cookie: sent, 'x-waymark-service': tenant.slug, ...(options.headers as Record<string, string>) } });
};
const json = { 'content-type': 'application/json' };

const answers: [name: string, status: number, ask: (app: TestApp) => Promise<Response>][] = [
  ['a page', 200, ask('/s/islington/plans')],
  ['a script', 200, ask('/assets/app-0a1b2c3d.js')],
  ['a script that is not there', 404, ask('/assets/gone.js')],
  ['REST', 200, ask('/api/account')],
  ['a download', 200, ask('/api/export')],
  ['a download as lines', 200, ask('/api/audit/export')],
  ['a refusal', 403, ask('/api/session', { method: 'POST', headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: '{}' })],
  ['nothing', 404, ask('/api/nothing')],
  ['GraphQL', 400, ask('/graphql', { method: 'POST', headers: json, body: '{"documentId":"x"}' })],
  ['broken JSON', 400, ask('/graphql', { method: 'POST', headers: json, body: '{' })],
  ['health', 204, ask('/health/live')],
];

describe.each([['http', () => plain], ['https', () => secure]] as const)('over %s', (scheme, app) => {
  test.each(answers)('%s', async (_name, status, request) => {
    const answer = await request(app());
    await answer.arrayBuffer();
    const header = (name: string): string | null => answer.headers.get(name);
    expect(answer.status).toBe(status);
    const policy = new Map((header('content-security-policy') ?? '').split(';').map((part) => [part.trim().split(' ')[0], part.trim().split(' ').slice(1).join(' ')]));
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('object-src')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'self'");
    expect(header('content-security-policy')).not.toMatch(/unsafe-|\*|https?:/);
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('x-frame-options')).toBe('DENY');
    expect(header('referrer-policy')).toBe('same-origin');
    expect(header('permissions-policy')).toContain('camera=()');
    expect(header('permissions-policy')).toContain('publickey-credentials-get=(self)');
    expect(header('cross-origin-resource-policy')).toBe('same-origin');
    expect(header('x-powered-by')).toBeNull();
    expect(header('server')).toBeNull();
    expect(header('strict-transport-security')).toBe(scheme === 'https' ? 'max-age=31536000; includeSubDomains' : null);
    expect(header('cross-origin-opener-policy')).toBe(scheme === 'https' ? 'same-origin' : null);
  });

  test('what concerns one person is kept by no cache', async () => {
    for (const [name, , request] of answers.filter(([name]) => /REST|download|GraphQL|refusal|JSON/.test(name))) {
      expect([name, (await request(app())).headers.get('cache-control')]).toEqual([name, expect.stringContaining('no-store')]);
    }
  });
});
