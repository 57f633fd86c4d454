/** POST /api/session signs in, DELETE /api/session signs out. */
import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Config } from '../config/index.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { Authentication } from './authentication.ts';
import { Allow } from './permission.guard.ts';
import { sessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

/** Bounds keep hashing from being fed megabytes; PostgreSQL takes no NUL. */
const credentials = z.object({
  email: z.string().min(1).max(254).refine((text) => !text.includes('\0')),
  password: z.string().min(1).max(1024),
});

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly authentication: Authentication,
    private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(204)
  @Allow('signIn')
  async signIn(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const given = credentials.safeParse(body);
    if (!given.success) throw new RequestRefused('BAD_USER_INPUT', 400, 'Enter your email address and your password.');
    const { email, password } = given.data;
    const result = await this.sessions.signIn(email, password, request.ip ?? '', this.authentication.tokenOf(request));
    if ('token' in result) {
      response.setHeader('set-cookie', sessionCookie(this.config, result.token));
      return;
    }
    if (result.refused === 'throttled') {
      throw new RequestRefused('TOO_MANY_REQUESTS', 429, 'There were too many attempts to sign in. Wait a few minutes and try again.', { 'retry-after': String(result.seconds) });
    }
    throw new RequestRefused('UNAUTHENTICATED', 401, 'The email address or the password is not right. Check both and try again.');
  }

  @Delete()
  @HttpCode(204)
  @Allow('signOut')
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.signOut(this.authentication.tokenOf(request));
    response.setHeader('set-cookie', sessionCookie(this.config, null));
  }
}
