/** One's own account: its sessions, and its second factors, also while the first of them is set up on the way in. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Config } from '../config/index.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { Allow } from './permission.guard.ts';
import { Passkeys, type Passkey } from './passkeys.ts';
import { SecondFactors, type TotpProposal } from './second-factors.ts';
import { bodyAs, SessionRequest } from './session-request.ts';
import { Sessions, type LiveSession } from './sessions.ts';
import { SignIn } from './sign-in.ts';

const typedCode = z.object({ code: z.string().min(1).max(40) });
const registration = z.object({ name: z.string().trim().min(1).max(100).refine((value) => !value.includes('\0')), response: z.looseObject({ id: z.string().max(1400), response: z.looseObject({}) }) });

/** Codes are shown with the first factor only; null later. */
interface Enrolled {
  recoveryCodes: string[] | null;
}

export interface AccountView {
  email: string;
  /** False when the sign-in is too long ago to change how one signs in. */
  fresh: boolean;
  /** True when a service's own provider vouched for the person: then nothing of the account itself can be changed. */
  vouched: boolean;
  totp: boolean;
  passkeys: readonly Passkey[];
  recoveryCodesLeft: number;
  sessions: readonly { id: string; device: string; createdAt: string; lastSeenAt: string; current: boolean }[];
}

@Controller('api/account')
export class AccountController {
  constructor(
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly signing: SignIn,
    private readonly requests: SessionRequest,
    private readonly config: Config,
  ) {}

  @Get()
  @Allow('ownAccount')
  async view(@Req() request: Request): Promise<AccountView> {
    const session = await this.requests.require(request, 'signedIn');
    const [counts, passkeys, sessions] = await Promise.all([this.factors.counts(session.account_id), this.passkeys.list(session.account_id), this.sessions.listOf(session)]);
    return {
      email: session.email, fresh: session.fresh, vouched: session.only_service !== null, totp: counts.totp, passkeys, recoveryCodesLeft: counts.recoveryCodes,
      sessions: sessions.map(({ id, device, created_at, last_seen_at }) => ({ id, device, createdAt: created_at.toISOString(), lastSeenAt: last_seen_at.toISOString(), current: id === session.id })),
    };
  }

  @Delete('sessions')
  @HttpCode(204)
  @Allow('endOtherSessions')
  async endOthers(@Req() request: Request): Promise<void> {
    const session = await this.requests.require(request, 'signedIn');
    await this.sessions.endOthers(session);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow('endSession')
  async endOne(@Param('id') id: string, @Req() request: Request): Promise<void> {
    const session = await this.requests.require(request, 'signedIn');
    if (!(await this.sessions.endOne(session, id))) throw new RequestRefused('NOT_FOUND', 404, 'This session has ended already.');
  }

  @Post('totp')
  @HttpCode(200)
  @Allow('proposeTotp')
  async proposeTotp(@Req() request: Request): Promise<TotpProposal> {
    const session = await this.requests.requireFresh(request, 'signedIn', 'enrolment');
    const proposal = await this.factors.proposeTotp(session.account_id, session.email);
    if (!proposal) throw new RequestRefused('CONFLICT', 409, 'An app is set up already. Remove it before you set up another.');
    return proposal;
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @Allow('confirmTotp')
  async confirmTotp(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Enrolled> {
    const { code } = bodyAs(typedCode, body, 'Enter the six digits that your app shows.');
    const session = await this.requests.requireFresh(request, 'signedIn', 'enrolment');
    if (!(await this.factors.confirmTotp(session.account_id, code))) throw new RequestRefused('WRONG_CODE', 422, 'That code is not right. Wait for the next one and try again.');
    return this.enrolled(session, request, response);
  }

  @Delete('totp')
  @HttpCode(204)
  @Allow('removeTotp')
  async removeTotp(@Req() request: Request): Promise<void> {
    const session = await this.requests.requireFresh(request, 'signedIn');
    const { passkeys } = await this.factors.counts(session.account_id);
    this.keepOne(passkeys);
    await this.factors.removeTotp(session.account_id);
  }

  @Post('passkeys/options')
  @HttpCode(200)
  @Allow('passkeyOptions')
  async passkeyOptions(@Req() request: Request): Promise<object> {
    return this.passkeys.registrationOptions(await this.requests.requireFresh(request, 'signedIn', 'enrolment'));
  }

  @Post('passkeys')
  @HttpCode(200)
  @Allow('addPasskey')
  async addPasskey(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Enrolled> {
    const { name, response: answer } = bodyAs(registration, body, 'Give the passkey a name of at most 100 letters.');
    const session = await this.requests.requireFresh(request, 'signedIn', 'enrolment');
    if (!(await this.passkeys.register(session, name, answer as unknown as RegistrationResponseJSON))) {
      throw new RequestRefused('WRONG_PASSKEY', 422, 'That passkey was not accepted. Try again, or use another way.');
    }
    return this.enrolled(session, request, response);
  }

  @Delete('passkeys/:id')
  @HttpCode(204)
  @Allow('removePasskey')
  async removePasskey(@Param('id') id: string, @Req() request: Request): Promise<void> {
    const session = await this.requests.requireFresh(request, 'signedIn');
    const { totp, passkeys } = await this.factors.counts(session.account_id);
    this.keepOne(passkeys - 1 + (totp ? 1 : 0));
    if (!(await this.passkeys.remove(session.account_id, id))) throw new RequestRefused('NOT_FOUND', 404, 'This passkey was removed already.');
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Allow('renewRecoveryCodes')
  async renewRecoveryCodes(@Req() request: Request): Promise<Enrolled> {
    const session = await this.requests.requireFresh(request, 'signedIn');
    return { recoveryCodes: await this.factors.renewRecoveryCodes(session.account_id) };
  }

  /** Who had to set one up on the way in is signed in by it. */
  private async enrolled(session: LiveSession, request: Request, response: Response): Promise<Enrolled> {
    const recoveryCodes = await this.factors.issueFirstRecoveryCodes(session.account_id);
    if (session.stage === 'enrolment') this.requests.answer(await this.signing.enrolled(session, this.requests.clientOf(request)), response, '');
    return { recoveryCodes };
  }

  private keepOne(left: number): void {
    if (left < 1 && this.config.secondFactor === 'required') throw new RequestRefused('LAST_FACTOR', 409, 'This is your only second factor. Set up another before you remove it.');
  }
}
