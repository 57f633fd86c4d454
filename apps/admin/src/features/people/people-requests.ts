/** People of a service, invitations, and tokens of programs. */
import { rest, restData, type RestAnswer } from '../../graphql/rest.ts';

export const tenantRoles = ['actionOwner', 'planManager', 'boardMember', 'boardChair', 'tenantAdministrator', 'viewer'] as const;
export type TenantRole = (typeof tenantRoles)[number];

export interface People {
  members: readonly { id: string; name: string; roles: readonly TenantRole[] }[];
  invitations: readonly { id: string; email: string; name: string; roles: readonly TenantRole[]; createdAt: string; expiresAt: string; acceptedAt: string | null; withdrawnAt: string | null }[];
}

export interface Token {
  id: string;
  name: string;
  prefix: string;
  scope: 'read' | 'write';
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

export interface Invitation {
  email: string;
  name: string;
  service: { en: string; cy: string };
  slug: string;
  hasAccount: boolean;
}

export const people = (service: string): Promise<People> => restData('GET', '/api/invitations', undefined, service);
export const invite = (service: string, invitation: { email: string; name: string; roles: readonly string[] }): Promise<RestAnswer<{ id: string }>> => rest('POST', '/api/invitations', invitation, service);
export const withdraw = (service: string, id: string): Promise<RestAnswer<void>> => rest('DELETE', `/api/invitations/${id}`, undefined, service);
export const tokens = (service: string): Promise<readonly Token[]> => restData('GET', '/api/tokens', undefined, service);
export const createToken = (service: string, token: { name: string; scope: string; days: number }): Promise<RestAnswer<{ token: string }>> => rest('POST', '/api/tokens', token, service);
export const revokeToken = (service: string, id: string): Promise<RestAnswer<void>> => rest('DELETE', `/api/tokens/${id}`, undefined, service);

export const lookAtInvitation = (token: string): Promise<RestAnswer<Invitation>> => rest('POST', '/api/invitations/look', { token });
export const acceptInvitation = (token: string, password: string | null): Promise<RestAnswer<{ stage: string }>> => rest('POST', '/api/invitations/accept', { token, password });

/** Providers of the service that invites; none when the invitation is over. */
export const invitationProviders = (token: string): Promise<{ providers: readonly { key: string; name: string }[] }> => restData('POST', '/api/oidc/invitation', { token });
export const acceptByProvider = (token: string, key: string): Promise<RestAnswer<{ address: string }>> => rest('POST', `/api/oidc/${key}/invitation`, { token });
