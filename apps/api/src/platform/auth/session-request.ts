/** What the controllers of sign-in share: the browser that asks, the session it holds, and the answer to a step. */
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Config } from '../config/index.ts';
import { notSignedIn, RequestRefused } from '../http/request-refused.ts';
import { deviceOf } from './device.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';
import type { Stage } from './session.store.ts';
import { Sessions, type LiveSession } from './sessions.ts';
import type { Client, Step } from './sign-in.ts';

@Injectable()
export class SessionRequest {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  clientOf(request: Request): Client {
    return { address: request.ip ?? '', device: deviceOf(request.headers['user-agent']), earlier: this.tokenOf(request) };
  }

  tokenOf(request: Request): string | undefined {
    return readSessionCookie(this.config, request.headers.cookie);
  }

  setCookie(response: Response, token: string | null): void {
    response.setHeader('set-cookie', sessionCookie(this.config, token));
  }

  /** @throws RequestRefused UNAUTHENTICATED unless there is a live session at one of these stages */
  async require(request: Request, ...stages: readonly Stage[]): Promise<LiveSession> {
    const session = await this.sessions.look(this.tokenOf(request));
    if (!session || !stages.includes(session.stage)) throw notSignedIn();
    return session;
  }

  /**
   * For what decides who gets in: a session left open must not be enough.
   * @throws RequestRefused SIGN_IN_AGAIN (403) when the sign-in is too long ago
   */
  async requireRecent(request: Request, ...stages: readonly Stage[]): Promise<LiveSession> {
    const session = await this.require(request, ...stages);
    if (!session.fresh) throw new RequestRefused('SIGN_IN_AGAIN', 403, 'Sign in again to change how people sign in.');
    return session;
  }

  /**
   * For what protects the account itself, which is used in other services, too: the provider of one must not be enough.
   * On the way in, who sets up the first factor has nothing else yet.
   * @throws RequestRefused OWN_SIGN_IN_NEEDED (403) when a provider vouched; as `requireRecent`
   */
  async requireFresh(request: Request, ...stages: readonly Stage[]): Promise<LiveSession> {
    const session = await this.requireRecent(request, ...stages);
    if (session.only_service !== null && session.stage === 'signedIn') throw new RequestRefused('OWN_SIGN_IN_NEEDED', 403, 'Sign in with your password to change how you sign in.');
    return session;
  }

  /** Gives the browser its new session id. @throws RequestRefused when the step was refused */
  answer(step: Step, response: Response, wrong: string): Stage {
    if ('token' in step) {
      this.setCookie(response, step.token);
      return step.stage;
    }
    if (step.refused === 'throttled') {
      throw new RequestRefused('TOO_MANY_REQUESTS', 429, 'There were too many attempts to sign in. Wait a few minutes and try again.', { 'retry-after': String(step.seconds) });
    }
    throw new RequestRefused('UNAUTHENTICATED', 401, wrong);
  }
}

/** @throws RequestRefused BAD_USER_INPUT with this sentence when the body is of another shape */
export function bodyAs<T>(schema: z.ZodType<T>, body: unknown, sentence: string): T {
  const given = schema.safeParse(body);
  if (!given.success) throw new RequestRefused('BAD_USER_INPUT', 400, sentence);
  return given.data;
}
