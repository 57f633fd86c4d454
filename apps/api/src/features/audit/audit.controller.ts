/** GET /api/audit/export: the trail of the service, to keep and to verify elsewhere. */
import { Readable } from 'node:stream';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { Allow, CurrentRequester, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { AuditExportService } from './export.service.ts';

@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly exports: AuditExportService,
    private readonly clock: Clock,
  ) {}

  @Allow('exportAudit')
  @Get('export')
  async export(@CurrentRequester() requester: Requester): Promise<StreamableFile> {
    const lines = await this.exports.export(tenantIdentityOf(requester));
    const name = `audit-${requester.service?.slug ?? 'service'}-${this.clock.today()}.ndjson`;
    return new StreamableFile(Readable.from(lines), { type: 'application/x-ndjson', disposition: `attachment; filename="${name}"` });
  }
}
