/** A service's own identity providers. */
import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/index.ts';
import { PeopleModule } from '../people/index.ts';
import { TenantsModule } from '../tenants/index.ts';
import { IdentityProvidersController } from './identity-providers.controller.ts';
import { IdentityProvidersService } from './identity-providers.service.ts';
import { OwnIdentities } from './own-identities.service.ts';
import { ProviderSignInController } from './provider-sign-in.controller.ts';
import { ProviderSignIn } from './provider-sign-in.service.ts';
import { RealmStore } from './realm.store.ts';
import { Realms } from './realms.ts';
import { Registrations } from './registrations.ts';
import { SecondFactorStates } from './second-factor-states.ts';

@Module({
  imports: [InvitationsModule, PeopleModule, TenantsModule],
  controllers: [IdentityProvidersController, ProviderSignInController],
  providers: [IdentityProvidersService, ProviderSignIn, OwnIdentities, RealmStore, Realms, Registrations, SecondFactorStates],
})
export class IdentityProvidersModule {}
