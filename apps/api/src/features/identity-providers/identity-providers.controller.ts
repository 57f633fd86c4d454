/** Identity providers over REST, for administrators: what decides who gets in is changed soon after signing in only, and never by a program. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Allow, bodyAs, CurrentRequester, SessionRequest, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { actAs } from '../../platform/tenancy/index.ts';
import { IdentityProvidersService, type AddingFault, type Connection } from './identity-providers.service.ts';
import { SecondFactorStates, type SecondFactorOverview } from './second-factor-states.ts';

const plain = (longest: number) => z.string().trim().min(1).max(longest).refine((text) => !text.includes('\0'));
const issuer = plain(500).refine((text) => URL.canParse(text) && new URL(text).search === '' && new URL(text).hash === '');
const question = z.object({ issuer });
const registration = z.object({
  issuer, clientId: plain(200), clientSecret: plain(1_000), name: plain(100), offerToDomain: z.boolean(), secondFactorTrusted: z.boolean(),
  secondFactorAcr: plain(200).nullish().transform((value) => value ?? null),
});
const secret = z.object({ clientSecret: plain(1_000) });

/** Each in one sentence that says what to do; none tells more of a machine than that it is no provider for us. */
const faults: Readonly<Record<AddingFault, string>> = {
  notHttps: 'An issuer’s address begins with https://. Check what your provider gave you.',
  notPublic: 'This address is not on the public internet. Ask your provider for the public address of its issuer.',
  unreachable: 'The provider does not answer. Check the address and try again.',
  redirect: 'The provider sends us to another address. Enter that one instead.',
  tooLarge: 'The provider’s answer is too long to be right. Check the address.',
  notAProvider: 'There is no OpenID Connect provider at this address. Check it.',
  otherIssuer: 'The provider calls itself by another address. Enter the issuer exactly as it does, that of your own directory.',
  tooWeak: 'The provider does not sign in a way that can be trusted (RS256, PS256, ES256 or EdDSA, and PKCE with S256). Ask whoever runs it.',
  domainNotYours: 'A provider is offered only to people of your own e-mail domain, and yours is shared with others. Leave that out.',
  exists: 'This service has this provider already. Remove it first to register it anew.',
  noEncryption: 'This installation cannot keep secrets. Ask whoever runs it to set ENCRYPTION_SECRET.',
};

@Controller('api')
export class IdentityProvidersController {
  constructor(
    private readonly service: IdentityProvidersService,
    private readonly states: SecondFactorStates,
    private readonly requests: SessionRequest,
  ) {}

  @Get('identity-providers')
  @Allow('identityProviders')
  async list(@CurrentRequester() requester: Requester): Promise<object> {
    const { providers, ...more } = await actAs(tenantIdentityOf(requester), () => this.service.list(requester));
    return {
      ...more,
      providers: providers.map((row) => ({
        id: row.id, name: row.name, issuer: row.issuer, clientId: row.client_id, domains: row.domains, secondFactorTrusted: row.second_factor_trusted, secondFactorAcr: row.second_factor_acr,
        secretSetAt: row.secret_set_at, createdAt: row.created_at, disabledAt: row.disabled_at, people: row.people, redirectAddress: row.redirectAddress,
      })),
    };
  }

  @Post('identity-providers/test')
  @HttpCode(200)
  @Allow('testIdentityProvider')
  async test(@Body() body: unknown, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<Connection> {
    const given = bodyAs(question, body, 'Enter the address of the issuer, such as https://login.example/.');
    await this.requests.requireRecent(request, 'signedIn');
    const answer = await actAs(tenantIdentityOf(requester), () => this.service.test(given.issuer));
    if ('fault' in answer) throw new RequestRefused(answer.fault, 422, faults[answer.fault]);
    return answer;
  }

  @Post('identity-providers')
  @Allow('addIdentityProvider')
  async add(@Body() body: unknown, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<{ id: string }> {
    const given = bodyAs(registration, body, 'Enter issuer, client id, client secret and a name.');
    await this.requests.requireRecent(request, 'signedIn');
    const answer = await actAs(tenantIdentityOf(requester), () => this.service.add(requester, given));
    if ('fault' in answer) throw new RequestRefused(answer.fault, 422, faults[answer.fault]);
    return answer;
  }

  @Post('identity-providers/:id/secret')
  @HttpCode(204)
  @Allow('rotateIdentityProviderSecret')
  async rotate(@Param('id') id: string, @Body() body: unknown, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<void> {
    const given = bodyAs(secret, body, 'Enter the new client secret.');
    await this.change(requester, request, () => this.service.rotateSecret(id, given.clientSecret));
  }

  @Post('identity-providers/:id/disable')
  @HttpCode(204)
  @Allow('disableIdentityProvider')
  async disable(@Param('id') id: string, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<void> {
    await this.change(requester, request, () => this.service.disable(id));
  }

  @Post('identity-providers/:id/enable')
  @HttpCode(204)
  @Allow('enableIdentityProvider')
  async enable(@Param('id') id: string, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<void> {
    await this.change(requester, request, () => this.service.enable(id));
  }

  @Delete('identity-providers/:id')
  @HttpCode(204)
  @Allow('removeIdentityProvider')
  async remove(@Param('id') id: string, @CurrentRequester() requester: Requester, @Req() request: Request): Promise<void> {
    await this.change(requester, request, () => this.service.remove(id));
  }

  @Get('second-factors')
  @Allow('secondFactorStates')
  async secondFactors(@CurrentRequester() requester: Requester): Promise<SecondFactorOverview> {
    return actAs(tenantIdentityOf(requester), () => this.states.overview());
  }

  private async change(requester: Requester, request: Request, deed: () => Promise<boolean>): Promise<void> {
    await this.requests.requireRecent(request, 'signedIn');
    if (!(await actAs(tenantIdentityOf(requester), deed))) throw new RequestRefused('NOT_FOUND', 404, 'There is no such identity provider here.');
  }
}
