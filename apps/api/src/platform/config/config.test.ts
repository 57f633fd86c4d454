import { describe, expect, test } from '@jest/globals';
import { ConfigurationFault, parseConfig } from './config.ts';

const least = { DATABASE_APP_URL: 'postgres://app@localhost/waymark', DATABASE_PLATFORM_URL: 'postgres://platform:secret@localhost/waymark' };

function faultsOf(variables: Record<string, string>): readonly string[] {
  try {
    parseConfig(variables);
    return [];
  } catch (error) {
    return (error as ConfigurationFault).faults;
  }
}

describe('the configuration', () => {
  test('needs two addresses and has a default for the rest', () => {
    expect(parseConfig(least)).toMatchObject({ port: 3000, host: null, origin: 'http://localhost:3000', redisUrl: null, now: null, webRoot: null, demonstration: false, trustProxy: 0, secondFactor: 'required', identityProviderAddresses: 'public', sessionIdleMinutes: 30, sessionHours: 12 });
  });

  test('listens at one address when told so', () => {
    expect(parseConfig({ ...least, HOST: '127.0.0.1' }).host).toBe('127.0.0.1');
  });

  test('lets sessions run their own operations only where nobody works', () => {
    expect(parseConfig(least).adHocQueries).toBe('tokens');
    expect(parseConfig({ ...least, AD_HOC_QUERIES: 'sessions' }).adHocQueries).toBe('sessions');
    for (const place of [{ NODE_ENV: 'production' }, { ORIGIN: 'https://plans.example' }] as Record<string, string>[]) {
      expect(faultsOf({ ...least, AD_HOC_QUERIES: 'sessions', ...place })).toEqual(['AD_HOC_QUERIES=sessions is for tests and development only; leave it out where people work.']);
    }
  });

  test('finds the documents of the web app beside it, unless told otherwise', () => {
    expect(parseConfig(least).trustedDocuments).toBeNull();
    expect(parseConfig({ ...least, WEB_ROOT: '/srv/web' }).trustedDocuments).toBe('/srv/web/documents');
    expect(parseConfig({ ...least, WEB_ROOT: '/srv/web', TRUSTED_DOCUMENTS: '/srv/documents' }).trustedDocuments).toBe('/srv/documents');
  });

  test('takes an empty value as absent', () => {
    expect(parseConfig({ ...least, REDIS_URL: '', NOW: '', PORT: '' })).toMatchObject({ redisUrl: null, now: null, port: 3000 });
  });

  test('cannot be changed afterwards', () => {
    expect(() => Object.assign(parseConfig(least), { port: 1 })).toThrow(TypeError);
  });

  test('knows from its origin whether it is served over https', () => {
    expect(parseConfig({ ...least, ORIGIN: 'https://plans.example' }).secure).toBe(true);
    expect(parseConfig(least).secure).toBe(false);
  });

  test('needs something to encrypt second factors with, unless there are none', () => {
    const bare = { ...least, DATABASE_PLATFORM_URL: 'postgres://platform@localhost/waymark' };
    expect(faultsOf(bare)).toEqual([expect.stringMatching(/^ENCRYPTION_SECRET is missing/)]);
    expect(faultsOf({ ...bare, SECOND_FACTOR: 'off' })).toEqual([]);
    expect(faultsOf({ ...bare, ENCRYPTION_SECRET: 'x'.repeat(32) })).toEqual([]);
  });

  test('tells every fault at once, each in a sentence', () => {
    const faults = faultsOf({ PORT: 'eighty', ORIGIN: 'plans.example/x', DATABASE_APP_URL: 'mysql://x', REDIS_URL: 'localhost', NOW: 'today', DEMONSTRATION: 'maybe' });
    expect(faults).toHaveLength(7);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ .+\.$/);
    expect(faults).toContain('DATABASE_PLATFORM_URL is missing; give a postgres:// address.');
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '1.5'],
    ['ORIGIN', 'https://plans.example/path'],
    ['ORIGIN', 'javascript:alert(1)'],
    ['NOW', '2026-11-22'],
    ['APP_POOL_SIZE', '0'],
    ['SECOND_FACTOR', 'no'],
    ['IDENTITY_PROVIDER_ADDRESSES', 'private'],
    ['ENCRYPTION_SECRET', 'short'],
    ['SESSION_IDLE_MINUTES', '600'],
    ['DATABASE_APP_URL', 'postgres://'.replace('//', '')],
  ])('refuses %s=%s', (name, value) => {
    expect(faultsOf({ ...least, [name]: value })).toHaveLength(1);
  });
});
