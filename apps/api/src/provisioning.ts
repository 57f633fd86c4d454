/** Making services and accounts without a running API: for the command line, the demonstration, and tests. */
import { ExportsService, PlatformRowsStore } from './features/exports/index.ts';
import { PeopleService } from './features/people/index.ts';
import { AccountsStore } from './features/people/accounts.store.ts';
import { OversightBodiesService, OversightBodiesStore, SharingService } from './features/sharing/index.ts';
import { TenantsService, TenantsStore } from './features/tenants/index.ts';
import { Clock } from './platform/clock/index.ts';
import { PlatformDatabase } from './platform/database/index.ts';
import { Tenancy } from './platform/tenancy/index.ts';

export interface ProvisioningOptions {
  appUrl: string;
  platformUrl: string;
  clock?: Clock;
}

export interface Provisioning {
  tenants: TenantsService;
  tenantsStore: TenantsStore;
  people: PeopleService;
  exports: ExportsService;
  sharing: SharingService;
  oversight: OversightBodiesService;
  /** For a tenant's content: `tenancy.withTenant({ tenantId, accountId: null, roles: [] }, …)`. */
  tenancy: Tenancy;
  platform: PlatformDatabase;
  close(): Promise<void>;
}

/** Opens both pools; close it when done. */
export async function openProvisioning({ appUrl, platformUrl, clock = new Clock() }: ProvisioningOptions): Promise<Provisioning> {
  const platform = new PlatformDatabase({ url: platformUrl, size: 2 });
  const tenancy = await Tenancy.open({ url: appUrl, size: 2 });
  const tenantsStore = new TenantsStore(platform);
  const bodies = new OversightBodiesStore(platform);
  return {
    tenants: new TenantsService(tenantsStore, tenancy, clock),
    tenantsStore,
    people: new PeopleService(new AccountsStore(platform), tenancy, clock),
    exports: new ExportsService(tenancy, new PlatformRowsStore(platform), clock),
    sharing: new SharingService(bodies, clock),
    oversight: new OversightBodiesService(bodies),
    tenancy,
    platform,
    close: async () => {
      await Promise.all([tenancy.close(), platform.close()]);
    },
  };
}
