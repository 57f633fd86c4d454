/** The database as such: preparing it, checking it, describing it, and the platform role's pool. */
export { onConnection } from './administrator.ts';
export { requireBoundRole } from './bound-role.ts';
export { checkCatalog, type CatalogFinding } from './catalog-checks.ts';
export { exemptions, type Exemption } from './catalog-exemptions.ts';
export { DatabaseFault } from './database-fault.ts';
export { DatabaseModule } from './database.module.ts';
export { openQueuePool } from './queue-pool.ts';
export { readMigrations } from './migrations.ts';
export { PlatformDatabase } from './platform-database.ts';
export { prepareDatabase, type PreparedDatabase, type PrepareOptions } from './prepare-database.ts';
export { dumpSchema } from './schema-dump.ts';
export { statement, type Statement } from './statement.ts';
