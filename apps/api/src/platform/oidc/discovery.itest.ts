/** What is asked of a provider, over real sockets: what is believed of its answer, and how often it is asked. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseConfig } from '../config/index.ts';
import { longestAnswer } from '../outside/index.ts';
import { Discovery } from './discovery.ts';

let server: Server;
let port: number;
let requests = 0;
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((_request, response) => {
    requests += 1;
    answer(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('discovery', () => {
  const issuer = (): string => `http://127.0.0.1:${port}`;
  const discovery = (): Discovery => new Discovery(parseConfig({ DATABASE_APP_URL: 'postgres://a@localhost/a', DATABASE_PLATFORM_URL: 'postgres://a:b@localhost/a', IDENTITY_PROVIDER_ADDRESSES: 'any' }));
  const document = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
    issuer: issuer(), authorization_endpoint: `${issuer()}/auth`, token_endpoint: `${issuer()}/token`, jwks_uri: `${issuer()}/jwks`, id_token_signing_alg_values_supported: ['RS256', 'none', 'HS256'], ...changes,
  });
  const publish = (value: unknown): void => {
    answer = (response) => void response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };

  test('keeps of a provider’s algorithms those that only the provider can sign with', async () => {
    publish(document());
    expect(await discovery().of(issuer())).toMatchObject({ found: { id_token_signing_alg_values_supported: ['RS256'] } });
  });

  test.each<[string, Record<string, unknown> | string, string]>([
    ['calls itself otherwise', { issuer: 'https://login.example' }, 'otherIssuer'],
    ['is one for all directories', { issuer: 'https://login.example/{tenantid}/v2.0' }, 'otherIssuer'],
    ['differs by a slash', { issuer: 'SLASH' }, 'otherIssuer'],
    ['signs with a shared secret', { id_token_signing_alg_values_supported: ['HS256'] }, 'tooWeak'],
    ['signs not at all', { id_token_signing_alg_values_supported: ['none'] }, 'tooWeak'],
    ['knows PKCE as plain alone', { code_challenge_methods_supported: ['plain'] }, 'tooWeak'],
    ['has no keys', { jwks_uri: undefined }, 'notAProvider'],
    ['sends browsers to a script', { authorization_endpoint: 'javascript:alert(1)' }, 'notAProvider'],
    ['is a list', '[]', 'notAProvider'],
    ['is a page', '<html>', 'notAProvider'],
    ['is deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'notAProvider'],
    ['is giant', `"${'x'.repeat(longestAnswer)}"`, 'tooLarge'],
  ])('refuses a document that %s', async (_name, changes, fault) => {
    publish(typeof changes === 'string' ? changes : document(changes['issuer'] === 'SLASH' ? { issuer: `${issuer()}/` } : changes));
    expect(await discovery().of(issuer())).toEqual({ fault });
  });

  test('asks once for many, and once more only when told to', async () => {
    publish(document());
    const one = discovery();
    const before = requests;
    await Promise.all(Array.from({ length: 20 }, () => one.of(issuer())));
    expect(requests).toBe(before + 1);
    await one.ask(issuer());
    expect(requests).toBe(before + 2);
  });

  test('a provider that is down is not asked again by everybody', async () => {
    answer = (response) => void response.destroy();
    const one = discovery();
    const before = requests;
    for (let time = 0; time < 5; time += 1) expect(await one.of(issuer())).toEqual({ fault: 'unreachable' });
    expect(requests).toBe(before + 1);
  });
});
