/**
 * A file on its way in and out. It comes in steps that each can fail without a trace: room is reserved, the bytes go
 * to a folder of arrivals while they are counted and hashed, what they are is looked at there, then they are put away
 * and described. Until it belongs to something it is nobody's to download.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import { recordAudit } from '../audit/index.ts';
import { Clock } from '../clock/index.ts';
import { Config } from '../config/index.ts';
import { Tenancy } from '../tenancy/index.ts';
import { FileBytes } from './file-bytes.ts';
import { mediaTypeOf } from './file-content.ts';
import { FileRefused } from './file-refusal.ts';
import { describeFile, forgetFile, keepFile, keptFile, ownArrivedFile, reserveRoom, type StoredFile } from './stored-file.store.ts';
import { ScannerAway, scanFile } from './virus-scan.ts';
import { faultText } from '../log/index.ts';

export const LARGEST_FILE = 25 * 1024 * 1024;
const megabyte = 1024 * 1024;

export interface ArrivingFile {
  name: string;
  /** As the request declares it; null when it does not. */
  bytes: number | null;
  body: Readable;
}

@Injectable()
export class FilesService {
  private readonly log = new Logger('Files');

  constructor(
    private readonly bytes: FileBytes,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Takes in a file for the acting person (see `actAs`), outside any transaction.
   * @param operation as in the table of permissions, for the audit
   * @throws FileRefused; nothing of the file is kept then
   */
  async accept(arriving: ArrivingFile, operation: string): Promise<StoredFile> {
    const id = randomUUID();
    try {
      await this.reserve(id, arriving);
      return await this.take(id, arriving, operation);
    } catch (error) {
      if (error instanceof FileRefused) {
        await this.tenancy.transaction(() => recordAudit(this.clock.now(), operation, 'storedFile', id, { refused: error.code }));
      }
      throw error;
    }
  }

  private async reserve(id: string, { name, bytes }: ArrivingFile): Promise<void> {
    if (bytes === null) throw new FileRefused('lengthMissing');
    if (bytes === 0) throw new FileRefused('empty');
    if (bytes > LARGEST_FILE) throw new FileRefused('tooLarge', { limitMegabytes: LARGEST_FILE / megabyte });
    const quota = this.config.filesQuotaBytes;
    const used = await this.tenancy.transaction(() => reserveRoom(id, name, bytes, this.clock.now(), quota));
    if (used !== null) throw new FileRefused('quotaFull', { limitMegabytes: quota / megabyte, usedMegabytes: Math.ceil(used / megabyte) });
  }

  private async take(id: string, { name, bytes, body }: ArrivingFile, operation: string): Promise<StoredFile> {
    await this.bytes.prepare();
    const path = join(this.bytes.arrivals, id);
    try {
      const arrived = await receive(body, path);
      if (arrived.bytes !== bytes) throw new FileRefused('interrupted');
      const mediaType = await mediaTypeOf(path, name);
      const file: StoredFile = { id, name, bytes: arrived.bytes, mediaType, sha256: arrived.sha256, scan: await this.scan(path) };
      await this.bytes.put(id, path, file.bytes);
      await this.tenancy.transaction(async () => {
        await describeFile(file);
        await recordAudit(this.clock.now(), operation, 'storedFile', id, { bytes: file.bytes, mediaType, sha256: file.sha256, scan: file.scan });
      });
      return file;
    } catch (error) {
      // What this leaves behind when it fails itself, the sweep finds.
      await this.tenancy.transaction(() => forgetFile(id)).catch(() => undefined);
      await this.bytes.remove(id).catch(() => undefined);
      throw error;
    } finally {
      await rm(path, { force: true }).catch(() => undefined);
    }
  }

  /** Fails closed: with a scanner configured, a file that it did not call clean is not taken. */
  private async scan(path: string): Promise<StoredFile['scan']> {
    const { clamd } = this.config;
    if (clamd === null) return 'notScanned';
    try {
      if ((await scanFile(path, clamd)) === 'clean') return 'clean';
    } catch (error) {
      if (!(error instanceof ScannerAway)) throw error;
      this.log.error(faultText(error));
      throw new FileRefused('scannerAway');
    }
    throw new FileRefused('infected');
  }

  /** A file that the acting person uploaded and that belongs to nothing yet; null for any other. In a transaction. */
  async arrived(id: string): Promise<StoredFile | null> {
    return ownArrivedFile(id);
  }

  /** In the transaction of what the file belongs to from now on. */
  async keep(id: string): Promise<void> {
    await keepFile(id);
  }

  /** The row of a kept file; its bytes by `read`, outside the transaction. */
  async kept(id: string): Promise<StoredFile | null> {
    return keptFile(id);
  }

  /** Null when the store has lost it, which the sweep reports. */
  async read(id: string): Promise<Readable | null> {
    return this.bytes.open(id);
  }
}

/** Writes the body to `path` and counts and hashes it on the way; at no time is more of it in memory than a step. */
async function receive(body: Readable, path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > LARGEST_FILE) return done(new FileRefused('tooLarge', { limitMegabytes: LARGEST_FILE / megabyte }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(body, count, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    if (error instanceof FileRefused || (error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    throw new FileRefused('interrupted');
  }
  return { bytes, sha256: hash.digest('hex') };
}
