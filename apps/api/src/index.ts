/** What tools and tests use of the API: preparing, checking and describing its database, making services. */
export { checkCatalog, DatabaseFault, dumpSchema, prepareDatabase, type CatalogFinding, type PreparedDatabase, type PrepareOptions } from './platform/database/index.ts';
export type { ShareScope, TenantRole } from './platform/tenancy/index.ts';
export { openProvisioning, type Provisioning, type ProvisioningOptions } from './provisioning.ts';
export { Clock } from './platform/clock/index.ts';
export { EscalationPass } from './escalation-pass.ts';
export { EscalationPolicies } from './features/escalation-policies/index.ts';
export { importService, ImportRefused, type ImportedService, type ImportOptions, type Manifest } from './features/exports/index.ts';
export type { Account } from './features/people/index.ts';
export type { Tenant } from './features/tenants/index.ts';
export { PlanProvisioning, type Deed, type EvidenceToWrite, type PlanToWrite } from './plan-provisioning.ts';
export { printGraphqlSchema } from './contract.ts';
export { printPermissions } from './permissions-contract.ts';
export { Config, ConfigurationFault, loadConfig, parseConfig } from './platform/config/index.ts';
export { operationsFor, permissions, type Operation, type Permission } from './platform/auth/permissions.ts';
export { keyPattern, readLine, SigningKey, verifyTrail, type CheckpointLine, type Tamper, type TrailReport } from './platform/audit/index.ts';
export { withQueue, type QueueOperations, type QueueOptions } from './queue-operations.ts';
export type { QueueReport } from './features/operations/index.ts';
export { exportTrail, type TrailExport } from './audit-export.ts';
