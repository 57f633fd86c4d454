/** Writes a zip part by part, each hashed and counted on its way; nothing is held but the chunk in hand. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ManifestPart } from './manifest.ts';

export interface PartOptions {
  /** Chunks are whole rows, one a line. */
  rows?: boolean;
  /** For what is packed already, such as Office files; also keeps an import's guard from taking it for a bomb. */
  stored?: boolean;
}

const NEW_LINE = 0x0a;

export class PackageWriter {
  readonly parts: ManifestPart[] = [];
  private readonly zip = new ZipFile();
  private readonly written: Promise<void>;
  private failed: Error | null = null;

  private constructor(path: string, private readonly mtime: Date) {
    this.written = pipeline(this.zip.outputStream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    this.written.catch((error: Error) => (this.failed = error));
    // A part's own stream tells its error to `add`; without a listener it would end the process besides.
    this.zip.on('error', (error: Error) => (this.failed ??= error));
  }

  /** @param path a file that is not there yet; only its owner may read it */
  static open(path: string, mtime: Date): PackageWriter {
    return new PackageWriter(path, mtime);
  }

  /** Writes one part to its end, and answers what the manifest will say of it. */
  async add(path: string, chunks: AsyncIterable<Uint8Array>, { rows = false, stored = false }: PartOptions = {}): Promise<ManifestPart> {
    if (this.failed) throw this.failed;
    const hash = createHash('sha256');
    const part: ManifestPart = { path, bytes: 0, sha256: '', ...(rows ? { rows: 0 } : {}) };
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunks) {
        hash.update(chunk);
        part.bytes += chunk.length;
        if (rows) for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) part.rows = (part.rows ?? 0) + 1;
        yield chunk;
      }
    };
    const source = Readable.from(counted(), { objectMode: false });
    const ended = new Promise<void>((resolve, reject) => source.once('end', resolve).once('error', reject));
    this.zip.addReadStream(source, path, { mtime: this.mtime, mode: 0o100600, ...(stored ? { compress: false } : { compressionLevel: 6 }) });
    ended.catch(() => undefined);
    try {
      // A full disk would otherwise leave the source waiting for ever.
      await Promise.race([ended, this.written.then(() => ended)]);
    } catch (error) {
      source.destroy();
      throw error;
    }
    part.sha256 = hash.digest('hex');
    this.parts.push(part);
    return part;
  }

  async addText(path: string, text: string): Promise<ManifestPart> {
    return this.add(path, Readable.from([Buffer.from(text, 'utf8')]));
  }

  async close(): Promise<void> {
    this.zip.end();
    await this.written;
  }

  /** Ends the writing of a file that nobody will read. */
  async abandon(error: Error): Promise<void> {
    (this.zip.outputStream as Readable).destroy(error);
    await this.written.catch(() => undefined);
  }
}
