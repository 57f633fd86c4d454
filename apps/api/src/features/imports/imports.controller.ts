/** POST /api/imports: a file, or a pasted table, becomes an import that the worker reads. */
import { Body, Controller, HttpCode, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { DocumentRefused } from '@waymark/documents';
import { Allow, CurrentRequester, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
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
    @Body() fields: { text?: unknown } | undefined,
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
    return { id: await this.tenancy.withTenant(tenantIdentityOf(requester), () => this.reading.accept(upload)) };
  }
}

/** A file wins over pasted text; neither is an empty upload. */
function uploadOf(file: SentFile | undefined, text: unknown): Upload {
  if (file) return { fileName: cleanFileName(file.originalname), bytes: file.buffer };
  return { fileName: '', bytes: Buffer.from(typeof text === 'string' ? text.trim() : '', 'utf8') };
}
