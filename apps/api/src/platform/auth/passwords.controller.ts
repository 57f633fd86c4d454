/** Passwords over REST: changing one's own, asking for a link, setting a new one by it. */
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { RequestRefused } from '../http/request-refused.ts';
import { PasswordChanges, type Changed } from './password-changes.ts';
import { Allow } from './permission.guard.ts';
import { bodyAs, SessionRequest } from './session-request.ts';
import { Sessions } from './sessions.ts';

const password = z.string().min(1).max(2048);
const change = z.object({ current: password, next: password });
const request = z.object({ email: z.string().min(3).max(254).refine((text) => !text.includes('\0')) });
const useLink = z.object({ token: z.string().min(1).max(100), password });

/** Each fault of a password in one sentence. */
export const passwordSentences: Readonly<Record<Exclude<Extract<Changed, { refused: string }>['refused'], 'throttled'>, string>> = {
  passwordTooShort: 'Choose a password of 8 characters or more.',
  passwordTooLong: 'Choose a password of at most 1,024 characters.',
  passwordTooCommon: 'That password is one of those that are guessed first. Choose another, such as three words that do not belong together.',
  passwordIsYours: 'Choose a password that is not your own name, address or service.',
  wrongPassword: 'Your current password is not right. Check it and try again.',
  linkOver: 'This link is no longer good. Ask for a new one.',
};

@Controller('api/password')
export class PasswordsController {
  constructor(
    private readonly changes: PasswordChanges,
    private readonly sessions: Sessions,
    private readonly requests: SessionRequest,
  ) {}

  @Post()
  @HttpCode(204)
  @Allow('changePassword')
  async change(@Body() body: unknown, @Req() from: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { current, next } = bodyAs(change, body, 'Enter your current password and a new one.');
    const session = await this.requests.require(from, 'signedIn');
    check(await this.changes.change(session, current, next, from.ip ?? ''));
    const token = await this.sessions.rotate(this.requests.tokenOf(from));
    if (token) this.requests.setCookie(response, token);
  }

  /** 204 whether or not there is such an account. */
  @Post('link')
  @HttpCode(204)
  @Allow('requestPasswordLink')
  async requestLink(@Body() body: unknown, @Req() from: Request): Promise<void> {
    const { email } = bodyAs(request, body, 'Enter your email address.');
    const seconds = await this.changes.requestLink(email, from.ip ?? '');
    if (seconds !== null) throw tooMany(seconds);
  }

  @Post('new')
  @HttpCode(204)
  @Allow('setPasswordByLink')
  async useLink(@Body() body: unknown): Promise<void> {
    const given = bodyAs(useLink, body, 'Enter a new password.');
    check(await this.changes.setByLink(given.token, given.password));
  }
}

/** @throws RequestRefused with the fault as its code */
function check(changed: Changed): void {
  if ('done' in changed) return;
  if (changed.refused === 'throttled') throw tooMany(changed.seconds);
  throw new RequestRefused(changed.refused, 422, passwordSentences[changed.refused]);
}

const tooMany = (seconds: number): RequestRefused =>
  new RequestRefused('TOO_MANY_REQUESTS', 429, 'There were too many attempts. Wait a few minutes and try again.', { 'retry-after': String(seconds) });
