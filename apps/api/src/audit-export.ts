/** Exporting a service's audit trail without a running API: for the command line. */
import { AuditExportService, CheckpointsService } from './features/audit/index.ts';
import { Clock } from './platform/clock/index.ts';
import { parseConfig } from './platform/config/index.ts';
import { Tenancy } from './platform/tenancy/index.ts';

export interface TrailExport {
  appUrl: string;
  platformUrl: string;
  /** 64 hexadecimal digits. */
  signingKey: string;
  tenantId: string;
  clock?: Clock;
}

/** Hands the lines of an exported trail to `write`, in order; the export itself is recorded in the trail. */
export async function exportTrail({ appUrl, platformUrl, signingKey, tenantId, clock = new Clock() }: TrailExport, write: (text: string) => Promise<void>): Promise<void> {
  const config = parseConfig({ DATABASE_APP_URL: appUrl, DATABASE_PLATFORM_URL: platformUrl, AUDIT_SIGNING_KEY: signingKey });
  const tenancy = await Tenancy.open({ url: appUrl, size: 2 });
  try {
    const exports = new AuditExportService(tenancy, new CheckpointsService(tenancy, clock, config), clock);
    for await (const text of await exports.export({ tenantId, accountId: null, roles: [] })) await write(text);
  } finally {
    await tenancy.close();
  }
}
