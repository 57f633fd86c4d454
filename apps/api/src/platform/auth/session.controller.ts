/** The session over REST: signing in by steps, how it stands, staying signed in, signing out. */
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Config } from '../config/index.ts';
import { notSignedIn } from '../http/request-refused.ts';
import { Allow } from './permission.guard.ts';
import { Passkeys } from './passkeys.ts';
import { SecondFactors } from './second-factors.ts';
import { bodyAs, SessionRequest } from './session-request.ts';
import type { Stage } from './session.store.ts';
import { Sessions, type LiveSession } from './sessions.ts';
import { SignIn } from './sign-in.ts';

/** Bounds keep hashing from being fed megabytes; PostgreSQL takes no NUL. */
const text = (longest: number) => z.string().min(1).max(longest).refine((value) => !value.includes('\0'));
const credentials = z.object({ email: text(254), password: z.string().min(1).max(1024) });
const typedCode = z.object({ code: text(40) });
const assertion = z.object({ response: z.looseObject({ id: text(1400), response: z.looseObject({}) }) });

export interface SessionState {
  stage: Stage | 'none';
  /** Whose; null at stage `none`. */
  accountId: string | null;
  /** What can be given at stage `secondFactor`. */
  methods: readonly ('code' | 'passkey')[];
  /** Seconds until the session ends without a request, and in any case. */
  idleEndsIn: number | null;
  endsIn: number | null;
  secondFactor: 'required' | 'off';
  demonstration: boolean;
}

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly signing: SignIn,
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly requests: SessionRequest,
    private readonly config: Config,
  ) {}

  /** Reading it does not prolong the session: a page that merely stands open does not keep it alive. */
  @Get()
  @Allow('sessionState')
  async state(@Req() request: Request): Promise<SessionState> {
    return this.stateOf(await this.sessions.look(this.requests.tokenOf(request)));
  }

  /** 204 when signed in; 200 with the next stage when there is a further step. */
  @Post()
  @Allow('signIn')
  async signIn(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ stage: Stage } | undefined> {
    const { email, password } = bodyAs(credentials, body, 'Enter your email address and your password.');
    const step = await this.signing.withPassword(email, password, this.requests.clientOf(request));
    return respond(response, this.requests.answer(step, response, 'The email address or the password is not right. Check both and try again.'));
  }

  /** Step two with a code of the app or a recovery code. */
  @Post('code')
  @Allow('signInWithCode')
  async withCode(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ stage: Stage } | undefined> {
    const { code } = bodyAs(typedCode, body, 'Enter the six digits that your app shows, or a recovery code.');
    const session = await this.requests.require(request, 'secondFactor');
    const step = await this.signing.withCode(session, code, this.requests.clientOf(request));
    return respond(response, this.requests.answer(step, response, 'That code is not right, or it was used before. Wait for the next one and try again.'));
  }

  @Post('passkey/options')
  @HttpCode(200)
  @Allow('signInPasskeyOptions')
  async passkeyOptions(@Req() request: Request): Promise<object> {
    return this.passkeys.signInOptions(await this.requests.require(request, 'secondFactor'));
  }

  /** Step two with a passkey. */
  @Post('passkey')
  @Allow('signInWithPasskey')
  async withPasskey(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ stage: Stage } | undefined> {
    const given = bodyAs(assertion, body, 'The passkey’s answer could not be understood. Try again.');
    const session = await this.requests.require(request, 'secondFactor');
    const step = await this.signing.withPasskey(session, given.response as unknown as AuthenticationResponseJSON, this.requests.clientOf(request));
    return respond(response, this.requests.answer(step, response, 'That passkey was not accepted. Try again, or use another way.'));
  }

  /** "Stay signed in". */
  @Post('stay')
  @HttpCode(200)
  @Allow('staySignedIn')
  async stay(@Req() request: Request): Promise<SessionState> {
    await this.sessions.stay(await this.requests.require(request, 'signedIn'));
    return this.state(request);
  }

  /** A new id for the same session: the page asks for it when the person enters another service. */
  @Post('renew')
  @HttpCode(204)
  @Allow('renewSession')
  async renew(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = await this.sessions.rotate(this.requests.tokenOf(request));
    if (token) this.requests.setCookie(response, token);
    // Another tab may have been first; then this browser has its new id already.
    else if (!(await this.sessions.look(this.requests.tokenOf(request)))) throw notSignedIn();
  }

  @Delete()
  @HttpCode(204)
  @Allow('signOut')
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.signOut(this.requests.tokenOf(request));
    this.requests.setCookie(response, null);
  }

  private async stateOf(session: LiveSession | null): Promise<SessionState> {
    const settings = { secondFactor: this.config.secondFactor, demonstration: this.config.demonstration };
    if (!session) return { stage: 'none', accountId: null, methods: [], idleEndsIn: null, endsIn: null, ...settings };
    const { totp, passkeys } = session.stage === 'secondFactor' ? await this.factors.counts(session.account_id) : { totp: false, passkeys: 0 };
    const methods = [...(passkeys > 0 ? (['passkey'] as const) : []), ...(totp ? (['code'] as const) : [])];
    return { stage: session.stage, accountId: session.account_id, methods, idleEndsIn: session.idleEndsIn, endsIn: session.endsIn, ...settings };
  }
}

function respond(response: Response, stage: Stage): { stage: Stage } | undefined {
  response.status(stage === 'signedIn' ? 204 : 200);
  return stage === 'signedIn' ? undefined : { stage };
}
