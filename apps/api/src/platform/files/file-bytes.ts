/**
 * Where the bytes of files lie: a folder, or an S3-compatible store, behind one small set of verbs (docs/adr/0025).
 * A key is random and begins with its tenant; the name that people gave a file is never part of it.
 */
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStorage, type StorageAdapter } from '@flystorage/file-storage';
import { LocalStorageAdapter } from '@flystorage/local-fs';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.ts';
import { tenantId } from '../tenancy/index.ts';

export interface HeldFile {
  id: string;
  writtenAt: Date;
}

@Injectable()
export class FileBytes {
  /** Of files while they arrive; on the same disk as the folder. */
  readonly arrivals: string;
  private opened: Promise<FileStorage> | null = null;

  constructor(private readonly config: Config) {
    this.arrivals = resolve(config.filesFolder, 'arriving');
  }

  async prepare(): Promise<void> {
    await mkdir(this.arrivals, { recursive: true, mode: 0o700 });
  }

  /** Takes over the bytes of a checked file. Of the acting tenant, as everything here. */
  async put(id: string, path: string, bytes: number): Promise<void> {
    await (await this.storage()).write(keyOf(id), createReadStream(path), { size: bytes });
  }

  /** Null when the store does not have it. */
  async open(id: string): Promise<Readable | null> {
    const storage = await this.storage();
    return (await storage.fileExists(keyOf(id))) ? storage.read(keyOf(id)) : null;
  }

  async has(id: string): Promise<boolean> {
    return (await this.storage()).fileExists(keyOf(id));
  }

  async remove(id: string): Promise<void> {
    await (await this.storage()).deleteFile(keyOf(id));
  }

  /** Every file of the acting tenant. */
  async *list(): AsyncGenerator<HeldFile> {
    const storage = await this.storage();
    if (this.config.filesBucket === null && !(await storage.directoryExists(folderOf()))) return;
    for await (const entry of storage.list(folderOf(), { deep: true })) {
      if (entry.isFile) yield { id: entry.path.split('/').at(-1) ?? '', writtenAt: new Date(entry.lastModifiedMs ?? 0) };
    }
  }

  private storage(): Promise<FileStorage> {
    return (this.opened ??= this.adapter().then((adapter) => new FileStorage(adapter)));
  }

  /** The library of S3 is large, so it is loaded only where it is used. */
  private async adapter(): Promise<StorageAdapter> {
    const { filesBucket: place, filesFolder } = this.config;
    if (place === null) return new LocalStorageAdapter(join(resolve(filesFolder), 'kept'));
    const [{ AwsS3StorageAdapter }, { S3Client }] = await Promise.all([import('@flystorage/aws-s3'), import('@aws-sdk/client-s3')]);
    const client = new S3Client({ region: place.region, ...(place.endpoint === null ? {} : { endpoint: place.endpoint, forcePathStyle: true }) });
    return new AwsS3StorageAdapter(client, { bucket: place.bucket });
  }
}

const folderOf = (): string => `tenants/${tenantId()}`;
const keyOf = (id: string): string => `${folderOf()}/${id}`;
