/** A council's identity provider for browser tests: the certified oidc-provider, with its own pages for signing in. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Page } from 'playwright-core';

export interface CouncilProvider {
  issuer: string;
  /** Registers Waymark there with its redirect address. */
  register(clientId: string, clientSecret: string, redirect: string): void;
  close(): Promise<void>;
}

export async function startCouncilProvider(): Promise<CouncilProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // Another site than the one of Waymark, which is at localhost: cookies must survive the way back.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serve = (clients: { client_id: string; client_secret: string; redirect_uris: string[] }[]): void => {
    handle = new Provider(issuer, { clients, cookies: { keys: ['browser tests'] } }).callback();
  };
  serve([]);
  return {
    issuer,
    register: (client_id, client_secret, redirect) => serve([{ client_id, client_secret, redirect_uris: [redirect] }]),
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}

/** Signs in at the provider's own pages, which ask for a name and whether to go on. */
export async function signInThere(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]', { hasText: 'Continue' }).click();
}
