/** From an upload to a draft: the file is stored, and the worker reads it in a child process with limits. */
import { Injectable } from '@nestjs/common';
import { DocumentRefused, type InterpretOptions } from '@waymark/documents';
import { readInChild } from '@waymark/documents/isolated';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Jobs } from '../../platform/jobs/index.ts';
import { Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { PlanDocumentsService, ratingWords } from '../plan-documents/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { forgottenImports, insertImport, saveFailure, saveReading, takeFile } from './imports.store.ts';
import type { Upload } from './upload.ts';

export const READ_JOB = 'imports.read';
const childLimits = { memoryMegabytes: 384, timeoutMs: 30_000 } as const;
/** A file that brought the worker down this often is not tried again. */
const MOST_ATTEMPTS = 3;
const FORGOTTEN_AFTER = 2 * 60_000;

@Injectable()
export class ReadingService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly documents: PlanDocumentsService,
    private readonly ratings: RatingsService,
  ) {}

  /** Stores an upload that `checkUpload` let through, to be read. @returns the id of the import */
  async accept({ fileName, bytes }: Upload, targetPlanId: string | null = null): Promise<string> {
    const id = newId();
    const at = this.now();
    await insertImport({ id, fileName, bytes, targetPlanId, at });
    await recordAudit(at, 'uploadImport', 'planImport', id, { bytes: bytes.length, ...(targetPlanId === null ? {} : { plan: targetPlanId }) });
    this.jobs.enqueueAfterCommit(READ_JOB, { tenantId: tenantId(), importId: id });
    return id;
  }

  /** Reads the file of an import that still waits; doing it again does nothing. No transaction is open meanwhile. */
  async read(importId: string): Promise<void> {
    const file = await this.tenancy.transaction(() => takeFile(importId, this.now()));
    if (!file) return;
    try {
      if (file.attempts > MOST_ATTEMPTS) throw new DocumentRefused('stopped');
      const { source, interpretation } = await readInChild(file.bytes, file.fileName, { ...childLimits, ...(await this.knownOf(file.targetPlanId)) });
      await this.tenancy.transaction(() => saveReading(importId, source, interpretation, this.now()));
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error;
      const { code, parameters } = error;
      await this.tenancy.transaction(() => saveFailure(importId, { code, parameters }, this.now()));
    }
  }

  /** What is known of a document that comes back to its plan: the plan's columns and ratings, and when it is. */
  private async knownOf(planId: string | null): Promise<InterpretOptions> {
    if (planId === null) return {};
    return this.tenancy.transaction(async () => ({
      asAt: this.clock.today(), layout: await this.documents.layoutOf(planId), ratings: ratingWords((await this.ratings.inForce()).ratingKey),
    }));
  }

  /** Puts imports back on the queue whose job was lost with it. */
  async rescue(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - FORGOTTEN_AFTER).toISOString();
    for (const importId of await this.tenancy.transaction(() => forgottenImports(before))) {
      await this.jobs.enqueue(READ_JOB, { tenantId: tenantId(), importId });
    }
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
