// A ZIP reader for hostile files: it reads the central directory itself, never believes a declared
// size, and inflates in small steps under counters.
import { Inflate } from 'fflate';
import { DocumentRefused } from '../refused.ts';
import { limits } from './limits.ts';

export interface ZipEntry {
  name: string;
  method: number;
  /** Compressed bytes, cut out of the file. */
  data: Uint8Array;
}

/** Input is fed in steps of this size, so that one step inflates to 8 MB at most (deflate's 1032:1). */
const step = 8 * 1024;
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const encryptedFlag = 0x1;
const unknown32 = 0xffffffff;

/**
 * Entries of a ZIP file by name. Refuses what a plan never has: encrypted entries, too many of
 * them, duplicate or unsafe names, entries that overlap, methods other than stored and deflate.
 */
export function readEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  const entries = new Map<string, ZipEntry>();
  const ranges: [number, number][] = [];
  let at = directory.offset;
  for (let n = 0; n < directory.count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) throw damaged('list of parts');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
    checkName(name);
    if (view.getUint16(at + 8, true) & encryptedFlag) throw new DocumentRefused('encrypted');
    if (entries.has(name)) throw damaged(name);
    const extra = { start: at + 46 + nameLength, length: extraLength };
    const located = locate(view, at, extra, name);
    if (!name.endsWith('/')) {
      const method = view.getUint16(at + 10, true);
      if (method !== 0 && method !== 8) throw damaged(name);
      ranges.push([located.start, located.end]);
      entries.set(name, { name, method, data: bytes.subarray(located.start, located.end) });
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  refuseOverlaps(ranges);
  return entries;
}

/**
 * Inflates one entry, handing out chunks, and returns how many bytes came out. Stops with a refusal
 * as soon as the entry passes its own limit, the ratio, or the `budget` left for the whole file.
 */
export function inflateEntry(entry: ZipEntry, budget: number, onChunk: (chunk: Uint8Array) => void): number {
  let total = 0;
  let consumed = 0;
  const allowed = Math.min(limits.entryBytes, budget, Math.max(limits.ratioFreeBytes, entry.data.length * limits.ratio));
  const count = (chunk: Uint8Array): void => {
    total += chunk.length;
    // Whole entries count by the ratio; twice the ratio so far, over megabytes, needs no more waiting.
    const hopeless = total > limits.hopelessBytes && total > consumed * limits.ratio * 2;
    if (total > allowed || hopeless) throw new DocumentRefused('bomb', { part: entry.name });
    if (chunk.length > 0) onChunk(chunk);
  };
  if (entry.method === 0) {
    consumed = entry.data.length;
    count(entry.data);
    return total;
  }
  let finished = false;
  const inflate = new Inflate((chunk, final) => {
    finished = final;
    count(chunk);
  });
  try {
    for (let at = 0; at < entry.data.length; at += step) {
      consumed = Math.min(entry.data.length, at + step);
      inflate.push(entry.data.subarray(at, at + step), at + step >= entry.data.length);
    }
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw damaged(entry.name);
  }
  if (!finished) throw damaged(entry.name);
  return total;
}

function damaged(part: string): DocumentRefused {
  return new DocumentRefused('damaged', { part });
}

/** The end record stands in the last 64 KB; the latest one that fits the file counts. */
function findDirectory(view: DataView): { offset: number; count: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count > limits.entries) throw new DocumentRefused('tooManyParts', { limit: limits.entries });
    if (offset >= view.byteLength) throw damaged('list of parts');
    return { offset, count };
  }
  throw damaged('list of parts');
}

/** Where the entry's compressed bytes lie; sizes of 0xffffffff stand in the ZIP64 extra field. */
function locate(view: DataView, at: number, extra: { start: number; length: number }, name: string): { start: number; end: number } {
  let size = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  const uncompressedIsLong = view.getUint32(at + 24, true) === unknown32;
  if (size === unknown32 || offset === unknown32) {
    let field = extra.start;
    const end = Math.min(extra.start + extra.length, view.byteLength);
    while (field + 4 <= end && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
    let value = field + 4 + (uncompressedIsLong ? 8 : 0);
    const next = (): number => {
      if (value + 8 > end) throw damaged(name);
      const long = Number(view.getBigUint64(value, true));
      value += 8;
      return long;
    };
    if (size === unknown32) size = next();
    if (offset === unknown32) offset = next();
  }
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localSignature) throw damaged(name);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + size > view.byteLength) throw damaged(name);
  return { start, end: start + size };
}

function decodeName(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes).replaceAll('\\', '/');
}

function checkName(name: string): void {
  const unsafe = name === '' || name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0');
  if (unsafe) throw new DocumentRefused('unsafePath', { part: name.replaceAll('\0', '') });
}

/** Entries that share bytes let a small file inflate many times over (the "better zip bomb"). */
function refuseOverlaps(ranges: [number, number][]): void {
  ranges.sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < ranges.length; i += 1) {
    if (ranges[i]![0] < ranges[i - 1]![1]) throw new DocumentRefused('bomb', { part: 'overlapping parts' });
  }
}
