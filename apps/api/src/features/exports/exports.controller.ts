/** GET /api/export: everything of the service as one zip. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow, CurrentRequester, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { ExportsService } from './exports.service.ts';

@Controller('api/export')
export class ExportsController {
  constructor(private readonly service: ExportsService) {}

  /**
   * The zip is finished in a file of this process before a byte leaves, so that a slow reader holds no transaction
   * and a failure is an answer of its own, never half a zip.
   */
  @Allow('exportService')
  @Get()
  async download(@CurrentRequester() requester: Requester, @Res() response: Response): Promise<void> {
    const identity = tenantIdentityOf(requester);
    if (this.service.isRunning(identity.tenantId)) {
      throw new RequestRefused('TOO_MANY_REQUESTS', 429, 'An export of this service is being made already; try again when it is finished.', { 'retry-after': '30' });
    }
    const path = join(tmpdir(), `waymark-export-${randomUUID()}.zip`);
    try {
      const { service, producedAt } = await this.service.exportTo(path, identity);
      response.status(200).set({
        'content-type': 'application/zip',
        'content-length': String((await stat(path)).size),
        'content-disposition': `attachment; filename="${service.slug}-${producedAt.slice(0, 10)}.zip"`,
      });
      await pipeline(createReadStream(path), response).catch((error: NodeJS.ErrnoException) => {
        // The reader went away; nobody is left to be told.
        if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
      });
    } finally {
      await rm(path, { force: true });
    }
  }
}
