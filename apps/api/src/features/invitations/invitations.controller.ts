/** Invitations over REST: administrators invite and withdraw; whoever has the link looks and accepts. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Allow, bodyAs, CurrentRequester, passwordSentences, SessionRequest, Sessions, SignIn, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { actAs, tenantRoles } from '../../platform/tenancy/index.ts';
import { InvitationsService, type OpenInvitation } from './invitations.service.ts';

const plain = (longest: number) => z.string().trim().min(1).max(longest).refine((text) => !text.includes('\0'));
const invitation = z.object({ email: plain(254).refine((text) => /^[^\s@]+@[^\s@]+$/.test(text)), name: plain(200), roles: z.array(z.enum(tenantRoles)).min(1).max(tenantRoles.length) });
const link = z.object({ token: z.string().max(100) });
const acceptance = z.object({ token: z.string().max(100), password: z.string().max(2048).nullish() });

@Controller('api/invitations')
export class InvitationsController {
  constructor(
    private readonly service: InvitationsService,
    private readonly sessions: Sessions,
    private readonly signing: SignIn,
    private readonly requests: SessionRequest,
  ) {}

  @Get()
  @Allow('invitations')
  async list(@CurrentRequester() requester: Requester): Promise<object> {
    const { invitations, members } = await actAs(tenantIdentityOf(requester), () => this.service.list());
    return {
      members: members.map(({ account_id, name, roles }) => ({ id: account_id, name, roles })),
      invitations: invitations.map((row) => ({
        id: row.id, email: row.email, name: row.name, roles: row.roles, createdAt: row.created_at, expiresAt: row.expires_at, acceptedAt: row.accepted_at, withdrawnAt: row.withdrawn_at,
      })),
    };
  }

  @Post()
  @Allow('invite')
  async invite(@Body() body: unknown, @CurrentRequester() requester: Requester): Promise<{ id: string }> {
    const given = bodyAs(invitation, body, 'Enter a name, an email address and at least one role.');
    return { id: await actAs(tenantIdentityOf(requester), () => this.service.invite(requester, given)) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('withdrawInvitation')
  async withdraw(@Param('id') id: string, @CurrentRequester() requester: Requester): Promise<void> {
    const done = await actAs(tenantIdentityOf(requester), () => this.service.withdraw(id));
    if (!done) throw new RequestRefused('NOT_FOUND', 404, 'There is no such open invitation.');
  }

  @Post('look')
  @HttpCode(200)
  @Allow('lookAtInvitation')
  async look(@Body() body: unknown): Promise<OpenInvitation> {
    const found = await this.service.look(bodyAs(link, body, 'This link is not complete.').token);
    if (!found) throw over();
    return found;
  }

  /** A new account is signed in at the stage that is next for it. */
  @Post('accept')
  @HttpCode(200)
  @Allow('acceptInvitation')
  async accept(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ stage: string }> {
    const { token, password } = bodyAs(acceptance, body, 'Choose a password.');
    const session = await this.sessions.look(this.requests.tokenOf(request));
    const answer = await this.service.accept(token, password ?? null, session?.stage === 'signedIn' && session.only_service === null ? session.email : null);
    if ('refused' in answer) {
      if (answer.refused === 'invitationOver') throw over();
      if (answer.refused === 'signInFirst') throw new RequestRefused('signInFirst', 422, 'You have an account already. Sign in with it, then open this link again.');
      throw new RequestRefused(answer.refused, 422, passwordSentences[answer.refused]);
    }
    if (!answer.created) return { stage: 'signedIn' };
    const step = await this.signing.begin(answer.account.id, this.requests.clientOf(request));
    return { stage: this.requests.answer(step, response, '') };
  }
}

const over = (): RequestRefused => new RequestRefused('invitationOver', 422, 'This invitation is no longer open. Ask whoever sent it for a new one.');
