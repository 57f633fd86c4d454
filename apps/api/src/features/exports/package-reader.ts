/**
 * Reads an export as a hostile file. The manifest says how long each part is; a part is read no further than that,
 * and what all of them say together is bounded by the size of the file (as libs/documents bounds a plan).
 */
import { createHash } from 'node:crypto';
import { limits } from '@waymark/documents';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { bomb, damaged, notAnExport } from './import-refused.ts';
import { MANIFEST, manifestSchema, type Manifest, type ManifestPart } from './manifest.ts';

/** Parts at most: each file of a service is one. */
const LARGEST_COUNT = 200_000;

export class PackageReader {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: Manifest,
  ) {}

  /** @throws ImportRefused when the file is no export, or would unpack to too much */
  static async open(path: string): Promise<PackageReader> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'EISDIR') throw error;
      throw notAnExport();
    });
    try {
      const entries = await entriesOf(zip);
      const manifest = await readManifest(zip, entries);
      const names = new Set(manifest.parts.map((part) => part.path));
      if (names.size !== manifest.parts.length) throw damaged(MANIFEST);
      const missing = manifest.parts.find((part) => !entries.has(part.path));
      if (missing) throw damaged(missing.path);
      const foreign = [...entries.keys()].find((name) => name !== MANIFEST && !names.has(name));
      if (foreign !== undefined) throw damaged(foreign);
      const total = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
      if (total > Math.max(limits.totalBytes, zip.fileSize * limits.ratio)) throw bomb(MANIFEST);
      return new PackageReader(zip, entries, manifest);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  part(path: string): ManifestPart | undefined {
    return this.manifest.parts.find((part) => part.path === path);
  }

  /** The bytes of one part. @throws ImportRefused at the end when they are not what the manifest says, or as soon as they are more */
  async *read(part: ManifestPart): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of chunksOf(this.zip, this.entries.get(part.path), part.path)) {
      bytes += chunk.length;
      if (bytes > part.bytes) throw damaged(part.path);
      hash.update(chunk);
      yield chunk;
    }
    if (bytes !== part.bytes || hash.digest('hex') !== part.sha256) throw damaged(part.path);
  }

  close(): void {
    this.zip.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LARGEST_COUNT) throw bomb('list of parts');
  const entries = new Map<string, Entry>();
  try {
    // yauzl refuses names that lead out of a folder, and sizes that do not fit the file.
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName) || entry.isEncrypted()) throw damaged(entry.fileName);
      entries.set(entry.fileName, entry);
    }
  } catch {
    throw notAnExport();
  }
  return entries;
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw notAnExport();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(zip, entry, MANIFEST)) {
    bytes += chunk.length;
    if (bytes > limits.entryBytes) throw bomb(MANIFEST);
    chunks.push(chunk);
  }
  try {
    return manifestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    throw notAnExport();
  }
}

async function* chunksOf(zip: ZipFile, entry: Entry | undefined, path: string): AsyncGenerator<Buffer> {
  if (!entry) throw damaged(path);
  let stream;
  try {
    stream = await zip.openReadStreamPromise(entry);
  } catch {
    throw damaged(path);
  }
  const reading = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      // Errors of unpacking alone are the file's; those of whoever takes the chunks are not.
      const next = await reading.next().catch(() => {
        throw damaged(path);
      });
      if (next.done) return;
      yield next.value as Buffer;
    }
  } finally {
    stream.destroy();
  }
}
