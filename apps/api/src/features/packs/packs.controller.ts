/** GET /api/reviews/:id/pack: the board's paper as a file, in the format, language and version that the query names. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow, CurrentRequester, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { sendFile } from '../../platform/http/send-file.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { packFormats, PacksService, type PackFormat } from './packs.service.ts';

@Controller('api/reviews')
export class PacksController {
  constructor(
    private readonly service: PacksService,
    private readonly tenancy: Tenancy,
  ) {}

  @Allow('downloadPack')
  @Get(':id/pack')
  async download(@Param('id') reviewId: string, @Query() query: Record<string, unknown>, @CurrentRequester() requester: Requester, @Res() response: Response): Promise<void> {
    const format = formatOf(query['format']);
    const language = query['language'] === 'cy' ? ('cy' as const) : ('en' as const);
    const paper = await this.tenancy.withTenant(tenantIdentityOf(requester), () => this.service.paper({ reviewId, format, language, publicly: query['version'] === 'public' }));
    if (paper === null) throw new RequestRefused('NOT_FOUND', 404, 'There is no such review, or it is not yours to see.');
    const { name, bytes } = await this.service.write(paper, format);
    sendFile(response, { name, mediaType: packFormats[format], bytes });
  }
}

function formatOf(name: unknown): PackFormat {
  if (name === undefined) return 'html';
  if (typeof name === 'string' && Object.hasOwn(packFormats, name)) return name as PackFormat;
  throw new RequestRefused('BAD_USER_INPUT', 400, 'Name the format as html, pdf, docx or xlsx.');
}
