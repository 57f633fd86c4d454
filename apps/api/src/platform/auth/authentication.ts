/** From a request to who asks: the session cookie, then the service named in the header. */
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.ts';
import { noSuchService, notSignedIn } from '../http/request-refused.ts';
import type { Requester } from './requester.ts';
import { readSessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

/** What is read of a request; express's fits. */
export interface RequestHead {
  headers: { cookie?: string | undefined; [name: string]: string | string[] | undefined };
}

export const serviceHeader = 'x-waymark-service';

@Injectable()
export class Authentication {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  /**
   * One query for session, account and memberships, so that whoever lost a role has lost it at the next request.
   * @throws RequestRefused UNAUTHENTICATED without a live session; NOT_FOUND for a service that is not theirs, whether or not it exists
   */
  async identify(request: RequestHead): Promise<Requester> {
    const account = await this.sessions.open(this.tokenOf(request));
    if (!account) throw notSignedIn();
    const { accountId, name, email, memberships } = account;
    const slug = request.headers[serviceHeader];
    if (slug === undefined) return { accountId, name, email, memberships, service: null, roles: account.roles };
    const membership = memberships.find((candidate) => candidate.slug === slug);
    if (!membership) throw noSuchService();
    return { accountId, name, email, memberships, service: { tenantId: membership.tenantId, slug: membership.slug }, roles: membership.roles };
  }

  tokenOf(request: RequestHead): string | undefined {
    return readSessionCookie(this.config, request.headers.cookie);
  }
}
