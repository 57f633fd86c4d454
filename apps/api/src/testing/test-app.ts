/** The real API on a port of its own, and a client that behaves as a browser does. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../app.ts';
import { parseConfig } from '../platform/config/index.ts';
import type { TestDatabase } from './test-database.ts';
import { testPassword } from './test-tenant.ts';

export interface TestApp {
  app: NestExpressApplication;
  /** http://127.0.0.1:PORT */
  url: string;
  /** Where its files lie. */
  filesFolder: string;
  close(): Promise<void>;
}

/** Signs checkpoints of the audit trail in tests. */
export const testSigningKey = '5e'.repeat(32);

/**
 * Sessions may run operations of their own where the site is plain http, as tests write theirs, and as often as they like. Without second factors unless the settings ask for them: most tests are about something else.
 * @param settings variables of the environment, beside the addresses of the database
 */
export async function startTestApp(database: TestDatabase, settings: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const filesFolder = mkdtempSync(join(tmpdir(), 'waymark-files-'));
  const config = parseConfig({ FILES_FOLDER: filesFolder, PORT: '0', ORIGIN: 'http://waymark.test', DATABASE_APP_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl, AUDIT_SIGNING_KEY: testSigningKey, SECOND_FACTOR: 'off', OPERATION_LIMIT_FACTOR: '1000', ...(settings.ORIGIN?.startsWith('https:') ? {} : { AD_HOC_QUERIES: 'sessions' }), ...settings });
  const app = await createApp(config);
  const server = await app.listen(0, '127.0.0.1') as { address(): AddressInfo };
  const close = async (): Promise<void> => {
    await app.close();
    rmSync(filesFolder, { recursive: true, force: true });
  };
  return { app, url: `http://127.0.0.1:${server.address().port}`, filesFolder: config.filesFolder, close };
}

export interface TestSession {
  cookie: string;
  /** As a page of our own site would send it: cookie, service and origin. */
  fetch(path: string, options?: RequestInit & { service?: string }): Promise<Response>;
  /** Data and errors of a GraphQL operation. */
  graphql<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, service?: string): Promise<{ data?: Data; errors?: { message: string; extensions: Record<string, unknown> }[] }>;
}

/** What a browser adds to a request of a page to its own site. */
export const ownSite = { 'sec-fetch-site': 'same-origin' };

export async function postSignIn(url: string, email: string, password: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...ownSite, ...headers }, body: JSON.stringify({ email, password }) });
}

/** Signs in with the password of test accounts; throws when refused. */
export async function signIn({ url }: Pick<TestApp, 'url'>, email: string, password = testPassword): Promise<TestSession> {
  const answer = await postSignIn(url, email, password);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 204 || !cookie) throw new Error(`Signing in as ${email} was answered with ${answer.status}.`);
  return sessionOf(url, cookie);
}

/** A client that sends this cookie. */
export function sessionOf(url: string, cookie: string): TestSession {
  const send: TestSession['fetch'] = (path, { service, headers, ...options } = {}) =>
    fetch(`${url}${path}`, { ...options, headers: { ...ownSite, cookie, ...(service ? { 'x-waymark-service': service } : {}), ...(headers as Record<string, string> | undefined) } });
  return {
    cookie,
    fetch: send,
    graphql: async (query, variables = {}, service) => {
      const answer = await send('/graphql', { method: 'POST', ...(service ? { service } : {}), headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
      return (await answer.json()) as never;
    },
  };
}
