/** GET /api/plans/:id/document: a plan as a file that a council can work on, in the format that the query names. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow, CurrentRequester, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { sendFile } from '../../platform/http/send-file.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { documentFormats, PlanDocumentsService, type DocumentFormat } from './plan-documents.service.ts';

@Controller('api/plans')
export class PlanDocumentsController {
  constructor(
    private readonly service: PlanDocumentsService,
    private readonly tenancy: Tenancy,
  ) {}

  @Allow('downloadPlanDocument')
  @Get(':id/document')
  async download(@Param('id') id: string, @Query() query: Record<string, unknown>, @CurrentRequester() requester: Requester, @Res() response: Response): Promise<void> {
    const format = formatOf(query['format']);
    const language = query['language'] === 'cy' ? ('cy' as const) : ('en' as const);
    const ownColumns = query['columns'] !== 'waymark';
    const document = await this.tenancy.withTenant(tenantIdentityOf(requester), () => this.service.document({ planId: id, format, language, ownColumns }));
    if (document === null) throw new RequestRefused('NOT_FOUND', 404, 'There is no such plan, or it is not yours to see.');
    if (document === 'tooLong') throw new RequestRefused('TOO_LONG_FOR_EXCEL', 422, 'A text of this plan is longer than a cell of Excel may be: take the plan as Word or CSV.');
    sendFile(response, document);
  }
}

function formatOf(name: unknown): DocumentFormat {
  if (name === undefined) return 'docx';
  if (typeof name === 'string' && Object.hasOwn(documentFormats, name)) return name as DocumentFormat;
  throw new RequestRefused('BAD_USER_INPUT', 400, 'Name the format as docx, xlsx or csv.');
}
