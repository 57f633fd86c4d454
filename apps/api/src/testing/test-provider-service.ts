/** A service with a provider registered, and a browser that signs in through it; for tests of sign-in. */
import { createHash } from 'node:crypto';
import { providerIdFor, providerKey, redirectAddress } from '../features/identity-providers/provider-key.ts';
import { ownSite, type TestApp, type TestSession } from './test-app.ts';
import type { TestDatabase } from './test-database.ts';
import { Jar, providerSecret, signInAtProvider, type TestProvider } from './test-provider.ts';

/** As ORIGIN of the test API; browsers of tests go to its port instead. */
export const testOrigin = 'http://waymark.test';

export const keyOf = (tenantId: string, issuer: string): string => providerKey(tenantId, providerIdFor(tenantId, issuer));
export const redirectOf = (tenantId: string, issuer: string): string => redirectAddress(testOrigin, tenantId, providerIdFor(tenantId, issuer));

const json = { 'content-type': 'application/json' };

/** Registers the provider through the API, as an administrator does. */
export async function addProvider(session: TestSession, slug: string, provider: Pick<TestProvider, 'issuer'>, clientId: string, more: Record<string, unknown> = {}): Promise<Response> {
  const body = { issuer: provider.issuer, clientId, clientSecret: providerSecret, name: `Council of ${slug}`, offerToDomain: true, secondFactorTrusted: false, ...more };
  return session.fetch('/api/identity-providers', { method: 'POST', service: slug, headers: json, body: JSON.stringify(body) });
}

/** Links an account to a subject of the provider, past the pages: most tests are about what comes after. */
export async function linkIdentity(database: TestDatabase, tenantId: string, issuer: string, subject: string, accountId: string): Promise<void> {
  await database.administer('insert into account_identity (tenant_id, issuer, subject, account_id, created_at) values ($1, $2, $3, $4, now())', [tenantId, issuer, subject, accountId]);
}

export interface TestBrowser {
  jar: Jar;
  /** Goes to the provider; the address that it sends back to, on the API's port. */
  away(key: string, login: string, change?: (address: URL) => void): Promise<string>;
  /** Opens an address that the provider sent back to. */
  back(address: string): Promise<Response>;
  /** The cookie of the session, for `sessionOf`; empty without one. */
  session(): string;
}

export function testBrowser(api: Pick<TestApp, 'url'>): TestBrowser {
  const jar = new Jar();
  const local = (address: string): string => address.replace(testOrigin, api.url);
  const browser: TestBrowser = {
    jar,
    away: async (key, login, change) => {
      const answer = await jar.fetch(`${api.url}/api/oidc/${key}/start`);
      const address = new URL(answer.headers.get('location') ?? '', api.url);
      change?.(address);
      return local(await signInAtProvider(jar, address.href, login, (url) => url.startsWith(testOrigin)));
    },
    back: (address) => jar.fetch(local(address)),
    session: () => jar.header(api.url).split('; ').find((cookie) => cookie.startsWith('waymark_session=')) ?? '',
  };
  return browser;
}

/** As a page of our own posts it, in this browser. */
export const postIn = (browser: TestBrowser, url: string, body: unknown): Promise<Response> =>
  browser.jar.fetch(url, { method: 'POST', headers: { ...json, ...ownSite }, body: JSON.stringify(body) });

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
