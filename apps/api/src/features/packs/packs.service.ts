/** Use case: a review as a paper to hand out. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import type { Language } from '@waymark/domain';
import { writePackDocx, writePackHtml, writePackPdf, writePackXlsx, type PackDocument, type PackFonts } from '@waymark/documents';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Loaders } from '../../platform/graphql/index.ts';
import { fileNameOf } from '../plan-documents/index.ts';
import { ReviewReadingService } from '../reviews/index.ts';
import { paperOf } from './pack-paper.ts';

export const packFormats = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type PackFormat = keyof typeof packFormats;

export interface PackRequest {
  reviewId: string;
  format: PackFormat;
  language: Language;
  publicly: boolean;
}

const fontFiles = createRequire(import.meta.url);
const fontOf = async (name: string): Promise<Uint8Array> => readFile(fontFiles.resolve(`@expo-google-fonts/source-sans-3/${name}`));

@Injectable()
export class PacksService {
  private fonts: Promise<PackFonts> | undefined;

  constructor(
    private readonly reviews: ReviewReadingService,
    private readonly clock: Clock,
  ) {}

  /** The paper itself, in the transaction of the request, and the audit of who took it. Null for an unknown review. */
  async paper({ reviewId, format, language, publicly }: PackRequest): Promise<PackDocument | null> {
    const row = await this.reviews.row(reviewId);
    if (!row) return null;
    const loaders = new Loaders();
    const [content, since] = [await this.reviews.content(row, loaders), await this.reviews.changedSincePrevious(row, loaders)];
    await recordAudit(this.clock.now(), 'downloadPack', 'review', row.id, { format, language, publicly });
    return paperOf({ language, publicly, review: row, content, since });
  }

  /** Written after the transaction has ended: a PDF takes a second, and holds no connection. */
  async write(paper: PackDocument, format: PackFormat): Promise<{ name: string; bytes: Uint8Array }> {
    return { name: fileNameOf(paper.title, paper.asAt, format), bytes: await this.bytes(paper, format) };
  }

  private async bytes(paper: PackDocument, format: PackFormat): Promise<Uint8Array> {
    switch (format) {
      case 'html':
        return Buffer.from(writePackHtml(paper));
      case 'docx':
        return writePackDocx(paper);
      case 'xlsx':
        return writePackXlsx(paper);
      case 'pdf':
        this.fonts ??= Promise.all([fontOf('400Regular/SourceSans3_400Regular.ttf'), fontOf('700Bold/SourceSans3_700Bold.ttf')]).then(([regular, bold]) => ({ regular, bold }));
        return writePackPdf(paper, await this.fonts);
    }
  }
}
