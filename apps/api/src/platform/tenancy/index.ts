/** Tenancy: who acts, and the only door to a tenant's rows. */
export { Tenancy, type Entity, type TenancyOptions } from './tenancy.ts';
export { acrossServices, actAs, actingAccountId, isAdviser, tenantId, tenantIdentity, tenantRoles, type Role, type TenantIdentity, type TenantRole } from './identity.ts';
export { afterCommit, tenantExecute, tenantManager, tenantQuery, transactionKept } from './tenant-transaction.ts';
export { openedScopes, shareScopes, type ShareScope } from './shared-scopes.ts';
export { statement, type Statement } from '../database/statement.ts';
export { NotInTenantTransaction, OutsideTenantTransaction } from './guarded-pool.ts';
export { TenancyModule } from './tenancy.module.ts';
