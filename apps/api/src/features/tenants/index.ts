/** Services as such: reading those of a person, making new ones. */
export { TenantsModule } from './tenants.module.ts';
export { TenantsService, type NewTenant } from './tenants.service.ts';
export { TenantsStore, type Tenant } from './tenants.store.ts';
