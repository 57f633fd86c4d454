/** OpenID Connect, our side of it. */
import { Global, Module } from '@nestjs/common';
import { Discovery } from './discovery.ts';
import { RelyingParty } from './relying-party.ts';

@Global()
@Module({ providers: [Discovery, RelyingParty], exports: [Discovery, RelyingParty] })
export class OidcModule {}
