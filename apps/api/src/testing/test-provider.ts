/** An identity provider for tests: the certified oidc-provider on a port of its own, whose answers a test can make hostile. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata } from 'oidc-provider';

export type Claims = Record<string, unknown>;

export interface IdToken {
  header: Claims;
  claims: Claims;
  /** Signs with this in place of the provider's key; null leaves the signature empty. */
  key?: KeyObject | null;
  /** Changes the signature after it was made. */
  broken?: boolean;
}

/** What the provider does otherwise than it should; everything null is an honest one. */
export interface Hostility {
  idToken: ((token: IdToken) => void) | null;
  /** Answers in place of the provider; true when it has. */
  answer: ((request: IncomingMessage, response: ServerResponse) => boolean) | null;
  /** Changes its discovery document. */
  metadata: ((metadata: Claims) => void) | null;
}

export interface TestProvider {
  issuer: string;
  hostility: Hostility;
  /** Requests that it got, as "POST /token". */
  asked: string[];
  close(): Promise<void>;
}

export const providerSecret = 'a secret that only the two of us know';

/** The same keys for every provider of a run: making them takes a second. */
const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** @param redirects of each client, by its id; they may depend on the issuer */
export async function startTestProvider(redirects: (issuer: string) => Readonly<Record<string, string>>, pkceRequired = true): Promise<TestProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => void response.end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients = Object.entries(redirects(issuer)).map(([client_id, redirect]): ClientMetadata => ({ client_id, client_secret: providerSecret, redirect_uris: [redirect], response_types: ['code'], grant_types: ['authorization_code'] }));
  const provider: Provider = new Provider(issuer, {
    clients,
    jwks: { keys: [{ ...key.privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['test'] },
    pkce: { required: () => pkceRequired },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/login/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ accountId: oidc.session?.accountId ?? '', clientId: oidc.client?.clientId ?? '' });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const honest = provider.callback();
  const test: TestProvider = {
    issuer, hostility: { idToken: null, answer: null, metadata: null }, asked: [],
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
  handle = (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    test.asked.push(`${request.method} ${path}`);
    const { idToken, answer, metadata } = test.hostility;
    if (answer?.(request, response)) return;
    if (path.startsWith('/login/')) return void login(provider, request, response);
    if (path === '/token' && idToken) changeJson(response, (body) => ({ ...body, ...(typeof body['id_token'] === 'string' ? { id_token: forge(body['id_token'], idToken) } : {}) }));
    if (path === '/.well-known/openid-configuration' && metadata) changeJson(response, (body) => (metadata(body), body));
    void honest(request, response);
  };
  return test;
}

/** Whoever posts a name is that person. */
async function login(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') return void response.end('<form method="post"><input name="login"><button>Sign in</button></form>');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const accountId = new URLSearchParams(Buffer.concat(parts).toString()).get('login') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
}

/** Changes a body of JSON on its way out. */
function changeJson(response: ServerResponse, change: (body: Claims) => Claims): void {
  const end = response.end.bind(response) as (text: string) => ServerResponse;
  response.end = ((chunk: string | Buffer) => {
    const text = JSON.stringify(change(JSON.parse(chunk.toString()) as Claims));
    response.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  }) as typeof response.end;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (text: string | undefined): Claims => JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as Claims;

/** Takes an ID token apart, lets it be changed, and signs it anew. */
function forge(token: string, change: (token: IdToken) => void): string {
  const [header, claims] = token.split('.');
  const forged: IdToken = { header: decode(header), claims: decode(claims) };
  change(forged);
  const signed = `${encode(forged.header)}.${encode(forged.claims)}`;
  const signature = forged.key === null ? Buffer.alloc(0) : sign('sha256', Buffer.from(signed), forged.key ?? key.privateKey);
  if (forged.broken) signature[10]! ^= 1;
  return `${signed}.${signature.toString('base64url')}`;
}

/** A browser's cookies, by host and port, over plain http. */
export class Jar {
  private readonly cookies = new Map<string, Map<string, string>>();

  header(url: string): string {
    return [...(this.cookies.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  take(url: string, answer: Response): void {
    const { host } = new URL(url);
    const own = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, own);
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '' || /max-age=0/i.test(cookie)) own.delete(name);
      else own.set(name, value);
    }
  }

  async fetch(url: string, options: RequestInit = {}): Promise<Response> {
    const answer = await fetch(url, { redirect: 'manual', ...options, headers: { cookie: this.header(url), ...(options.headers as Record<string, string> | undefined) } });
    this.take(url, answer);
    return answer;
  }
}

/** Signs in at the provider as a browser does; returns the address that it sends back to, not yet opened. */
export async function signInAtProvider(jar: Jar, address: string, login: string, until: (url: string) => boolean): Promise<string> {
  let url = address;
  for (let step = 0; step < 10; step += 1) {
    if (until(url)) return url;
    const path = new URL(url).pathname;
    const answer = path.startsWith('/login/')
      ? await jar.fetch(url, { method: 'POST', body: new URLSearchParams({ login }) })
      : await jar.fetch(url);
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The provider answered ${answer.status} at ${path}: ${(await answer.text()).slice(0, 200)}`);
    url = new URL(location, url).href;
  }
  throw new Error('The provider sent the browser in circles.');
}
