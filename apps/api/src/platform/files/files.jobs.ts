/** The sweep of files: what belongs to nothing goes, bytes without a row go, and a row without bytes is reported. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { recordAudit } from '../audit/index.ts';
import { Clock } from '../clock/index.ts';
import { Jobs } from '../jobs/index.ts';
import { tenantId, Tenancy } from '../tenancy/index.ts';
import { FileBytes } from './file-bytes.ts';
import { allKept, forgetFile, forgottenFiles, knownAmong, markMissing } from './stored-file.store.ts';

const A_DAY = 86_400;
/** A form may stand open this long with its file uploaded. */
const FORGOTTEN_AFTER = A_DAY * 1_000;
const PORTION = 200;

export interface FileSweep {
  forgotten: number;
  orphaned: number;
  missing: number;
}

@Injectable()
export class FilesJobs implements OnModuleInit {
  private readonly log = new Logger('Files');

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly bytes: FileBytes,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every('files.sweep', A_DAY, async () => void (await this.sweep()));
    this.jobs.everyOnPlatform('files.sweepArrivals', A_DAY, () => this.sweepArrivals());
  }

  /** Of the acting service; repeating it changes nothing. */
  async sweep(): Promise<FileSweep> {
    const before = new Date(this.clock.now().getTime() - FORGOTTEN_AFTER);
    const result: FileSweep = { forgotten: await this.sweepForgotten(before), orphaned: await this.sweepOrphans(before), missing: await this.reportMissing() };
    if (result.forgotten + result.orphaned + result.missing > 0) {
      this.log.warn(`Service ${tenantId()}: removed ${result.forgotten} files that belong to nothing and ${result.orphaned} without a row; ${result.missing} kept files are missing from the store.`);
      await this.tenancy.transaction(() => recordAudit(this.clock.now(), 'files.sweep', 'service', tenantId(), { ...result }));
    }
    return result;
  }

  private async sweepForgotten(before: Date): Promise<number> {
    let count = 0;
    for (;;) {
      const ids = await this.tenancy.transaction(() => forgottenFiles(before, PORTION));
      for (const id of ids) {
        await this.bytes.remove(id);
        await this.tenancy.transaction(() => forgetFile(id));
      }
      count += ids.length;
      if (ids.length < PORTION) return count;
    }
  }

  private async sweepOrphans(before: Date): Promise<number> {
    let count = 0;
    let portion: string[] = [];
    const removeUnknown = async (): Promise<void> => {
      const known = await this.tenancy.transaction(() => knownAmong(portion));
      for (const id of portion.filter((one) => !known.has(one))) {
        await this.bytes.remove(id);
        count += 1;
      }
      portion = [];
    };
    for await (const { id, writtenAt } of this.bytes.list()) {
      if (writtenAt >= before || !/^[0-9a-f-]{36}$/.test(id)) continue;
      portion.push(id);
      if (portion.length === PORTION) await removeUnknown();
    }
    if (portion.length > 0) await removeUnknown();
    return count;
  }

  private async reportMissing(): Promise<number> {
    let missing = 0;
    for (const { id, missingSince } of await this.tenancy.transaction(() => allKept())) {
      const there = await this.bytes.has(id);
      if (!there) missing += 1;
      if (there === (missingSince !== null)) await this.tenancy.transaction(() => markMissing(id, there ? null : this.clock.now()));
    }
    return missing;
  }

  /** Parts of uploads that a killed process left. */
  private async sweepArrivals(): Promise<void> {
    await this.bytes.prepare();
    for (const name of await readdir(this.bytes.arrivals)) {
      const path = join(this.bytes.arrivals, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < Date.now() - FORGOTTEN_AFTER) await rm(path, { force: true });
    }
  }
}
