/** Where lines of an export wait inside the transaction, until one statement makes rows of them. */
import { limits } from '@waymark/documents';
import { damaged, tooLong } from './import-refused.ts';
import type { ManifestPart } from './manifest.ts';
import type { Read } from './tenant-tables.store.ts';

/** Lines are sent in pieces of about this size. */
const PIECE_BYTES = 1024 * 1024;
/** One row, its long values apart: the text of an uploaded document, as read, is the longest. */
const LONGEST_LINE = 256 * 1024 * 1024;

export async function makeStage(read: Read): Promise<void> {
  await read('create temporary table export_stage (line json not null) on commit drop');
  await read('create temporary table export_stage_bytes (path text primary key, content bytea not null) on commit drop');
}

export async function clearStage(read: Read): Promise<void> {
  await read('truncate pg_temp.export_stage, pg_temp.export_stage_bytes');
}

/** Answers how many lines there were. @throws ImportRefused when a line is no JSON object */
export async function stageLines(read: Read, path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let held: Uint8Array[] = [];
  let length = 0;
  let count = 0;
  const send = async (text: string): Promise<void> => {
    if (text.includes('\0')) throw damaged(path);
    await read("insert into export_stage select line::json from string_to_table($1, E'\\n') line", [text]).catch((error: Error & { code?: string }) => {
      throw error.code?.startsWith('22') ? damaged(path) : error;
    });
    count += text.split('\n').length;
  };
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(0x0a);
    if (end < 0 || length + end < PIECE_BYTES) {
      held.push(chunk);
      length += chunk.length;
      if (length > LONGEST_LINE) throw tooLong(path);
      continue;
    }
    const text = Buffer.concat([...held, chunk.subarray(0, end)]).toString('utf8');
    held = [chunk.subarray(end + 1)];
    length = held[0]?.length ?? 0;
    await send(text);
  }
  const rest = Buffer.concat(held).toString('utf8');
  if (rest.length > 0) {
    if (!rest.endsWith('\n')) throw damaged(path);
    await send(rest.slice(0, -1));
  }
  return count;
}

export async function stageBytes(read: Read, { path, bytes }: ManifestPart, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  if (bytes > limits.entryBytes) throw tooLong(path);
  const held: Uint8Array[] = [];
  for await (const chunk of chunks) held.push(chunk);
  await read('insert into export_stage_bytes (path, content) values ($1, $2)', [path, Buffer.concat(held)]);
}
