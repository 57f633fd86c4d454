/**
 * The bytes of evidence. Up: the file is the body of the request, streamed, with its name in a header, so that no
 * parser of forms stands between; GraphQL then says what it is evidence of. Down: always as an attachment that a
 * browser opens nowhere in our origin.
 */
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { recordAudit } from '../../platform/audit/index.ts';
import { Allow, CurrentRequester, tenantIdentityOf, type Requester } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { FileRefused, fileNameOf, FilesService, type StoredFile } from '../../platform/files/index.ts';
import { suspectedIn } from '../../platform/free-text/index.ts';
import { isUuid } from '../../platform/graphql/index.ts';
import { RequestRefused } from '../../platform/http/request-refused.ts';
import { actAs, Tenancy } from '../../platform/tenancy/index.ts';
import { downloadableFile } from './evidence.store.ts';

/** A link cannot carry a header, so the address of a download names the service; what it names is checked all the same. */
export function serviceFromAddress(request: Request, _response: Response, next: NextFunction): void {
  const slug = request.params['slug'];
  if (typeof slug === 'string') request.headers['x-waymark-service'] = slug;
  next();
}

const notThere = (): RequestRefused => new RequestRefused('NOT_FOUND', 404, 'There is no such file, or it is not yours to see.');

@Controller('api')
export class EvidenceFilesController {
  constructor(
    private readonly files: FilesService,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  @Allow('uploadEvidenceFile')
  @Post('evidence-files')
  async upload(@Req() request: Request, @CurrentRequester() requester: Requester): Promise<StoredFile> {
    const name = nameOf(request.headers['x-file-name']);
    this.refuseChildData(name, request.headers['x-no-child-named'] === 'true');
    const length = request.headers['content-length'];
    return actAs(tenantIdentityOf(requester), () => this.files.accept({ name, bytes: length === undefined ? null : Number(length), body: request }, 'uploadEvidenceFile'));
  }

  private refuseChildData(name: string, answered: boolean): void {
    const [first] = answered ? [] : suspectedIn({ fileName: name });
    if (first) throw new RequestRefused('childDataSuspected', 422, 'The name of the file looks like data about a child: rename it, or say that no child is named.', {}, first);
  }

  @Allow('downloadEvidenceFile')
  @Get('services/:slug/evidence/:id/file')
  async download(@Req() request: Request, @Res() response: Response, @CurrentRequester() requester: Requester): Promise<void> {
    const id = String(request.params['id']).toLowerCase();
    await actAs(tenantIdentityOf(requester), async () => {
      const file = isUuid(id) ? await this.tenancy.transaction(() => this.findFile(id)) : null;
      const bytes = file && (await this.files.read(file.id));
      if (!file || !bytes) throw notThere();
      response.attachment(file.name);
      // Not express's `set`, which would claim a character set that nobody has looked for.
      response.setHeader('content-type', file.mediaType);
      response.set({
        'content-length': String(file.bytes),
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'cross-origin-resource-policy': 'same-origin',
      });
      // Whoever hangs up ends the reading; there is nobody left to be told.
      await pipeline(bytes, response).catch(() => response.destroy());
    });
  }

  /** The audit says who took the file before its first byte leaves. */
  private async findFile(id: string): Promise<StoredFile | null> {
    const found = await downloadableFile(id);
    const file = found && (await this.files.kept(found.fileId));
    if (found && file) await recordAudit(this.clock.now(), 'downloadEvidenceFile', 'action', found.actionId, { evidence: id, file: file.id, sha256: file.sha256 });
    return file;
  }
}

function nameOf(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || header === '') throw new FileRefused('nameMissing');
  try {
    return fileNameOf(decodeURIComponent(header), 'evidence');
  } catch {
    throw new FileRefused('nameMissing');
  }
}
