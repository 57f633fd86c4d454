/** Receivers of webhooks over REST, for administrators: never by a program, and soon after signing in only, as they carry things out. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Allow, bodyAs, CurrentRequester, SessionRequest, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { actAs } from '../../platform/tenancy/index.ts';
import { WebhooksService, type AddingFault } from './webhooks.service.ts';

const receiver = z.object({ url: z.string().trim().min(1).max(2_000).refine((text) => !text.includes('\0')) });

const faults: Readonly<Record<AddingFault, string>> = {
  notHttps: 'The address of a webhook begins with https:// and holds no password. Check it.',
  notPublic: 'This address is not on the public internet. Enter one that is.',
  exists: 'This service has a webhook at this address already. Remove it first to add it anew.',
  tooMany: 'A service has ten webhooks at most. Remove one first.',
  noEncryption: 'This installation cannot keep secrets. Ask whoever runs it to set ENCRYPTION_SECRET.',
};
const notThere = (): RequestRefused => new RequestRefused('NOT_FOUND', 404, 'There is no such webhook here.');

@Controller('api/webhooks')
export class WebhooksController {
  constructor(
    private readonly service: WebhooksService,
    private readonly requests: SessionRequest,
  ) {}

  @Get()
  @Allow('webhooks')
  async list(@CurrentRequester() requester: Requester): Promise<object[]> {
    const rows = await actAs(tenantIdentityOf(requester), () => this.service.list());
    return rows.map((row) => ({ id: row.id, url: row.url, secretSetAt: row.secret_set_at, createdAt: row.created_at, disabledAt: row.disabled_at }));
  }

  @Post()
  @Allow('addWebhook')
  async add(@Body() body: unknown, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<{ id: string; secret: string }> {
    const { url } = bodyAs(receiver, body, 'Enter the address of the webhook, such as https://hooks.example/waymark.');
    await this.requests.requireRecent(request, 'signedIn');
    const answer = await actAs(tenantIdentityOf(requester), () => this.service.add(url));
    if ('fault' in answer) throw new RequestRefused(answer.fault, 422, faults[answer.fault]);
    return answer;
  }

  @Post(':id/secret')
  @HttpCode(200)
  @Allow('rotateWebhookSecret')
  async rotate(@Param('id') id: string, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<{ secret: string }> {
    await this.requests.requireRecent(request, 'signedIn');
    const secret = await actAs(tenantIdentityOf(requester), () => this.service.rotate(id));
    if (secret === null) throw notThere();
    return { secret };
  }

  @Post(':id/test')
  @HttpCode(200)
  @Allow('testWebhook')
  async test(@Param('id') id: string, @CurrentRequester() requester: Requester): Promise<{ outcome: string }> {
    const answer = await actAs(tenantIdentityOf(requester), () => this.service.test(id));
    if (!answer) throw notThere();
    return answer;
  }

  @Post(':id/disable')
  @HttpCode(204)
  @Allow('disableWebhook')
  async disable(@Param('id') id: string, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<void> {
    await this.change(requester, request, () => this.service.disable(id));
  }

  @Post(':id/enable')
  @HttpCode(204)
  @Allow('enableWebhook')
  async enable(@Param('id') id: string, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<void> {
    await this.change(requester, request, () => this.service.enable(id));
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('removeWebhook')
  async remove(@Param('id') id: string, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<void> {
    await this.change(requester, request, () => this.service.remove(id));
  }

  private async change(requester: Requester, request: Request, deed: () => Promise<boolean>): Promise<void> {
    await this.requests.requireRecent(request, 'signedIn');
    if (!(await actAs(tenantIdentityOf(requester), deed))) throw notThere();
  }
}
