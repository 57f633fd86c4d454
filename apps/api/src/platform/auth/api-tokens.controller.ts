/** Tokens of programs over REST: administrators list, make and revoke them. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Clock } from '../clock/index.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { Tenancy } from '../tenancy/index.ts';
import { newApiToken } from './api-token.ts';
import { insertApiToken, listApiTokens, revokeApiToken, type ApiTokenRow } from './api-tokens.store.ts';
import { Allow, CurrentRequester } from './permission.guard.ts';
import { tenantIdentityOf, type Requester } from './requester.ts';
import { bodyAs } from './session-request.ts';

const longestDays = 365;
const newToken = z.object({
  name: z.string().trim().min(1).max(100).refine((text) => !text.includes('\0')),
  scope: z.enum(['read', 'write']),
  days: z.number().int().min(1).max(longestDays),
});

@Controller('api/tokens')
export class ApiTokensController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('apiTokens')
  async list(@CurrentRequester() requester: Requester): Promise<object[]> {
    return (await this.tenancy.withTenant(tenantIdentityOf(requester), listApiTokens)).map(toView);
  }

  /** The token itself is in this answer and nowhere else. */
  @Post()
  @Allow('createApiToken')
  async create(@Body() body: unknown, @CurrentRequester() requester: Requester): Promise<{ id: string; token: string; prefix: string }> {
    const { name, scope, days } = bodyAs(newToken, body, `Give the token a name, what it may do, and from 1 to ${longestDays} days.`);
    const identity = tenantIdentityOf(requester);
    const { token, prefix, hash } = newApiToken(identity.tenantId);
    const at = this.clock.now();
    const id = newId();
    await this.tenancy.withTenant(identity, async () => {
      await insertApiToken({ id, name, prefix, scope, created_at: at, expires_at: new Date(at.getTime() + days * 86_400_000) }, hash, requester.accountId);
      await recordAudit(at, 'createApiToken', 'apiToken', id, { scope, days });
    });
    return { id, token, prefix };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('revokeApiToken')
  async revoke(@Param('id') id: string, @CurrentRequester() requester: Requester): Promise<void> {
    const at = this.clock.now();
    const done = await this.tenancy.withTenant(tenantIdentityOf(requester), async () => {
      const revoked = await revokeApiToken(id, at);
      if (revoked) await recordAudit(at, 'revokeApiToken', 'apiToken', id);
      return revoked;
    });
    if (!done) throw new RequestRefused('NOT_FOUND', 404, 'There is no such token, or it was revoked already.');
  }
}

function toView(row: ApiTokenRow): object {
  return {
    id: row.id, name: row.name, prefix: row.prefix, scope: row.scope, createdAt: row.created_at, expiresAt: row.expires_at, revokedAt: row.revoked_at, lastUsedAt: row.last_used_at,
  };
}
