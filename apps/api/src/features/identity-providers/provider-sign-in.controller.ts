/** Sign-in through providers over REST: which are offered, going there, coming back; and linking one's own account. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Allow, bodyAs, CurrentRequester, SessionRequest, type Requester } from '../../platform/auth/index.ts';
import { Config } from '../../platform/config/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { readInvitationToken } from '../invitations/index.ts';
import { browserCookie, readBrowserCookie } from './browser-cookie.ts';
import { OwnIdentities, type OwnIdentity } from './own-identities.service.ts';
import { minutesAway, ProviderSignIn, type ProviderProblem, type Returned, type Started } from './provider-sign-in.service.ts';
import { Realms, type OfferedProvider } from './realms.ts';

const who = z.object({ email: z.string().min(3).max(254).refine((text) => !text.includes('\0')) });
const link = z.object({ token: z.string().max(100) });
/** A page of our own: what begins with two slashes, or a backslash, is an address elsewhere. */
const ownPage = /^\/(?![/\\])[^\s\\]{0,499}$/;

const sentences: Readonly<Record<ProviderProblem, string>> = {
  refused: 'Signing in through the provider did not work. Try again, or sign in with your password.',
  down: 'The provider cannot be reached at the moment. Sign in with your password, or try again later.',
  unknown: 'This sign-in is not known in the service. Sign in with your password and add it on your account page, or ask for an invitation.',
  passwordFirst: 'Sign in with your password first.',
  taken: 'This sign-in belongs to somebody in the service already, or you have another one at this provider.',
  throttled: 'There were too many attempts to sign in. Wait a few minutes and try again.',
};

@Controller('api')
export class ProviderSignInController {
  constructor(
    private readonly signIn: ProviderSignIn,
    private readonly realms: Realms,
    private readonly own: OwnIdentities,
    private readonly requests: SessionRequest,
    private readonly config: Config,
  ) {}

  /** Depends on the domain alone, so that it says nothing of who has an account. */
  @Post('session/realm')
  @HttpCode(200)
  @Allow('realm')
  async realm(@Body() body: unknown): Promise<{ providers: readonly OfferedProvider[] }> {
    return { providers: await this.realms.ofEmail(bodyAs(who, body, 'Enter your email address.').email) };
  }

  @Get('oidc/:provider/start')
  @Allow('startProviderSignIn')
  async start(@Param('provider') provider: string, @Query('return') returnTo: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const page = typeof returnTo === 'string' && ownPage.test(returnTo) ? returnTo : null;
    const started = await this.signIn.start(provider, { purpose: 'signIn' }, page, request.ip ?? '');
    if ('problem' in started) return response.redirect(303, problemPage('signIn', started.problem));
    this.remember(response, started.browser);
    response.redirect(303, started.address);
  }

  /** Where the provider sends the browser back to. */
  @Get('oidc/:provider/callback')
  @Allow('finishProviderSignIn')
  async callback(@Param('provider') provider: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { searchParams } = new URL(request.originalUrl, this.config.origin);
    const returned = await this.signIn.finish(provider, searchParams, readBrowserCookie(this.config, request.headers.cookie), this.requests.clientOf(request));
    if ('step' in returned) this.requests.setCookie(response, returned.step.token);
    response.append('set-cookie', browserCookie(this.config, null, 0));
    response.redirect(303, pageAfter(returned));
  }

  /** Providers through which an invitation can be accepted: those of its service. */
  @Post('oidc/invitation')
  @HttpCode(200)
  @Allow('invitationProviders')
  async invitationProviders(@Body() body: unknown): Promise<{ providers: readonly OfferedProvider[] }> {
    const parts = readInvitationToken(bodyAs(link, body, 'This link is not complete.').token);
    return { providers: parts ? await this.realms.ofInvitation(parts) : [] };
  }

  /** A POST of our own page, as below: another site must not be able to begin it. */
  @Post('oidc/:provider/invitation')
  @HttpCode(200)
  @Allow('acceptInvitationByProvider')
  async acceptInvitation(@Param('provider') provider: string, @Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ address: string }> {
    const parts = readInvitationToken(bodyAs(link, body, 'This link is not complete.').token);
    const offered = parts ? await this.realms.ofInvitation(parts) : [];
    if (!parts || !offered.some(({ key }) => key === provider)) throw new RequestRefused('invitationOver', 422, 'This invitation is no longer open. Ask whoever sent it for a new one.');
    return this.send(await this.signIn.start(provider, { purpose: 'invitation', invitationHash: parts.hash }, null, request.ip ?? ''), response);
  }

  @Get('account/identities')
  @Allow('ownIdentities')
  async identities(@CurrentRequester() requester: Requester, @Req() request: Request): Promise<{ identities: readonly OwnIdentity[] }> {
    await this.requests.require(request, 'signedIn');
    return { identities: await this.own.list(requester) };
  }

  @Post('account/identities/:provider')
  @HttpCode(200)
  @Allow('linkIdentity')
  async link(@Param('provider') provider: string, @CurrentRequester() requester: Requester, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ address: string }> {
    const session = await this.requests.requireFresh(request, 'signedIn');
    if (!(await this.own.mayLink(requester, provider))) throw noSuchProvider();
    return this.send(await this.signIn.start(provider, { purpose: 'link', sessionId: session.id }, null, request.ip ?? ''), response);
  }

  @Delete('account/identities/:provider')
  @HttpCode(204)
  @Allow('unlinkIdentity')
  async unlink(@Param('provider') provider: string, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<void> {
    await this.requests.requireFresh(request, 'signedIn');
    const outcome = await this.own.unlink(requester, provider);
    if (outcome === 'unknown') throw noSuchProvider();
    if (outcome === 'onlyWay') throw new RequestRefused('LAST_WAY', 409, 'This is your only way to sign in. Set a password before you remove it.');
  }

  private send(started: Started, response: Response): { address: string } {
    if ('problem' in started) throw new RequestRefused(started.problem, started.problem === 'throttled' ? 429 : 422, sentences[started.problem]);
    this.remember(response, started.browser);
    return { address: started.address };
  }

  private remember(response: Response, browser: string): void {
    response.append('set-cookie', browserCookie(this.config, browser, minutesAway * 60));
  }
}

const noSuchProvider = (): RequestRefused => new RequestRefused('NOT_FOUND', 404, 'There is no such identity provider among yours.');

/** The page that tells of it in the reader's language. */
const problemPage = (purpose: 'signIn' | 'link' | 'invitation', problem: ProviderProblem): string => `${purpose === 'link' ? '/account' : '/sign-in'}?problem=${problem}`;

function pageAfter(returned: Returned): string {
  if ('problem' in returned) return problemPage(returned.purpose, returned.problem);
  if ('linked' in returned) return '/account?done=linked';
  if ('joined' in returned) return `/s/${returned.joined}`;
  const page = returned.returnTo ?? '/services';
  return returned.step.stage === 'signedIn' ? page : `/sign-in?return=${encodeURIComponent(page)}`;
}
