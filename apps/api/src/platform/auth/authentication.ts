/** From a request to who asks: the session cookie, then the service named in the header. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.ts';
import { Config } from '../config/index.ts';
import { noSuchService, notAllowed, notAllowedToToken, notSignedIn } from '../http/request-refused.ts';
import { shareScopes, Tenancy, type Role, type ShareScope } from '../tenancy/index.ts';
import { bearerOf, readApiToken } from './api-token.ts';
import { noteTokenUse, openApiToken } from './api-tokens.store.ts';
import { PasswordsStore } from './passwords.store.ts';
import type { Requester } from './requester.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

/** What is read of a request; express's fits. */
export interface RequestHead {
  headers: { cookie?: string | undefined; [name: string]: string | string[] | undefined };
  /** Its answer, where a new session id goes; express's request has it. */
  res?: { setHeader(name: string, value: string): unknown } | undefined;
}

export const serviceHeader = 'x-waymark-service';
/** Scopes of a share, comma-separated: an administrator sees the own service as its advisers would (ADR 0041). */
export const previewHeader = 'x-waymark-preview';

@Injectable()
export class Authentication {
  constructor(
    private readonly sessions: Sessions,
    private readonly passwords: PasswordsStore,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * One query for session, account and memberships, so that whoever lost a role has lost it at the next request.
   * @throws RequestRefused UNAUTHENTICATED without a live session; NOT_FOUND for a service that is not theirs, whether or not it exists
   */
  async identify(request: RequestHead): Promise<Requester> {
    const { authorization } = request.headers;
    // A request with a token is never one of a session, whatever cookies it brings.
    if (typeof authorization === 'string' && request.headers[previewHeader] !== undefined) throw notAllowedToToken();
    if (typeof authorization === 'string') return this.identifyProgram(bearerOf(authorization), request.headers[serviceHeader]);
    const account = await this.sessions.open(this.tokenOf(request), (token) => request.res?.setHeader('set-cookie', sessionCookie(this.config, token)));
    if (!account) throw notSignedIn();
    const { accountId, name, email, memberships } = account;
    const slug = request.headers[serviceHeader];
    if (slug === undefined) return { accountId, name, email, memberships, service: null, scope: null, roles: account.roles };
    const membership = memberships.find((candidate) => candidate.slug === slug);
    if (!membership) throw noSuchService();
    const service = { tenantId: membership.tenantId, slug: membership.slug };
    const preview = request.headers[previewHeader];
    if (preview !== undefined) return { accountId, name, email, memberships, service, scope: null, roles: ['oversightAdviser'], preview: previewOf(preview, membership.roles) };
    return { accountId, name, email, memberships, service, scope: null, roles: membership.roles };
  }

  /** For the account that made the token, in its one service, with the roles that account has there now. */
  private async identifyProgram(bearer: string | null, slug: string | string[] | undefined): Promise<Requester> {
    const parts = bearer === null ? null : readApiToken(bearer);
    if (!parts) throw notSignedIn();
    const at = this.clock.now();
    const token = await this.tenancy.withTenant({ tenantId: parts.tenantId, accountId: null, roles: [] }, async () => {
      const found = await openApiToken(parts.hash, at);
      if (found && (found.last_used_at === null || at.getTime() - found.last_used_at.getTime() > 60_000)) await noteTokenUse(found.id, at);
      return found;
    });
    const account = token && (await this.passwords.ofAccount(token.account_id));
    const tenant = account && (await this.passwords.slugOf(parts.tenantId));
    if (!token || !account || !tenant) throw notSignedIn();
    if (slug !== undefined && slug !== tenant) throw noSuchService();
    const service = { tenantId: parts.tenantId, slug: tenant };
    return { accountId: account.id, name: account.name, email: account.email, memberships: [{ ...service, roles: token.roles }], service, scope: token.scope, tokenId: token.id, roles: token.roles };
  }

  tokenOf(request: RequestHead): string | undefined {
    return readSessionCookie(this.config, request.headers.cookie);
  }
}

/** Only who may share may try it; scopes that nobody knows open nothing, and are refused rather than passed over. */
function previewOf(header: string | string[], roles: readonly Role[]): readonly ShareScope[] {
  const names = String(header).split(',').filter((name) => name !== '');
  const scopes = shareScopes.filter((scope) => names.includes(scope));
  if (!roles.includes('tenantAdministrator') || scopes.length !== names.length) throw notAllowed();
  return scopes;
}
