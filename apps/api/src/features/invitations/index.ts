/** Invitations to a service. */
export { InvitationsModule } from './invitations.module.ts';
export { InvitationsService } from './invitations.service.ts';
export { readInvitationToken } from './invitation-token.ts';
