/** Everything of a service, to take away and to bring back. */
export { ExportsModule } from './exports.module.ts';
export { ExportsService, type TenantFiles } from './exports.service.ts';
export type { Manifest } from './manifest.ts';
export { PlatformRowsStore } from './platform-rows.store.ts';
export { importService, type ImportOptions, type ImportedService } from './import.store.ts';
export { ImportRefused } from './import-refused.ts';
