/** POST /api/imports: a file, or a pasted table, becomes an import that the worker reads. */
import { Body, Controller, HttpCode, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { DocumentRefused } from '@waymark/documents';
import { Allow, CurrentRequester, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { isUuid } from '../../platform/graphql/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { standingPlan } from '../plan-documents/index.ts';
import { ReadingService } from './reading.service.ts';
import { checkUpload, cleanFileName, LARGEST_FILE, LONGEST_PASTE, type Upload } from './upload.ts';

/** One file and one field; more, or larger, is refused while it arrives. */
const limits = { fileSize: LARGEST_FILE, files: 1, fields: 4, fieldSize: LONGEST_PASTE, parts: 6, headerPairs: 50 };

/** What is used of multer's file, held in memory. */
interface SentFile {
  originalname: string;
  buffer: Buffer;
}

@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly reading: ReadingService,
    private readonly tenancy: Tenancy,
  ) {}

  @Allow('uploadImport')
  @Post()
  @HttpCode(202)
  @UseInterceptors(FileInterceptor('file', { limits, defParamCharset: 'utf8' }))
  async upload(
    @UploadedFile() file: SentFile | undefined,
    @Body() fields: { text?: unknown; planId?: unknown } | undefined,
    @CurrentRequester() requester: Requester,
  ): Promise<{ id: string }> {
    const upload = uploadOf(file, fields?.text);
    try {
      checkUpload(upload);
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error;
      const { code, message, parameters } = error;
      throw new RequestRefused(code, code === 'empty' ? 400 : 415, message, {}, parameters);
    }
    const id = await this.tenancy.withTenant(tenantIdentityOf(requester), () => this.acceptFor(fields?.planId, upload));
    if (id === null) throw new RequestRefused('NOT_FOUND', 404, 'There is no such plan, or it is not yours to change.');
    return { id };
  }

  /** With a plan, the document is compared with it and becomes no plan of its own. Null when there is no such plan. */
  private async acceptFor(planId: unknown, upload: Upload): Promise<string | null> {
    if (planId === undefined || planId === '') return this.reading.accept(upload);
    const plan = typeof planId === 'string' && isUuid(planId) ? await standingPlan(planId.toLowerCase()) : null;
    return plan && this.reading.accept(upload, plan.id);
  }
}

/** A file wins over pasted text; neither is an empty upload. */
function uploadOf(file: SentFile | undefined, text: unknown): Upload {
  if (file) return { fileName: cleanFileName(file.originalname), bytes: file.buffer };
  return { fileName: '', bytes: Buffer.from(typeof text === 'string' ? text.trim() : '', 'utf8') };
}
