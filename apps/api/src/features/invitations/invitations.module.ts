/** Inviting people, and accepting. */
import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/index.ts';
import { TenantsModule } from '../tenants/index.ts';
import { InvitationsController } from './invitations.controller.ts';
import { InvitationsService } from './invitations.service.ts';

@Module({ imports: [PeopleModule, TenantsModule], controllers: [InvitationsController], providers: [InvitationsService], exports: [InvitationsService] })
export class InvitationsModule {}
