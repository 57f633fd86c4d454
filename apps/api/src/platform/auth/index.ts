/** Who asks and what they may do. */
export { AuthModule } from './auth.module.ts';
export { Authentication, serviceHeader, type RequestHead } from './authentication.ts';
export { hashPassword } from './passwords.ts';
export { Allow, CurrentRequester, PermissionGuard } from './permission.guard.ts';
export { operationsFor, permissions, permits, type Access, type Operation, type Permission } from './permissions.ts';
export { tenantIdentityOf, type Membership, type Requester } from './requester.ts';
export { sameOriginOnly } from './same-origin.ts';
export { Sessions } from './sessions.ts';
