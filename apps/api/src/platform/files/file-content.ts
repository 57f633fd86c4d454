/**
 * What a file is by its bytes, whatever its name says, and whether such a file is taken. Only kinds that can be looked
 * into are: an e-mail, an archive or an old Office file can carry anything (docs/adr/0026).
 */
import { open } from 'node:fs/promises';
import { fileKind, DocumentRefused, type RefusalCode } from '@waymark/documents';
import { checkInChild } from '@waymark/documents/isolated';
import { fileTypeFromFile } from 'file-type';
import { FileRefused, type FileRefusalCode } from './file-refusal.ts';

const office = 'application/vnd.openxmlformats-officedocument.';
/** Media type by each ending that a taken file may have. */
const taken: Readonly<Record<string, string>> = {
  pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', txt: 'text/plain', csv: 'text/csv',
  docx: `${office}wordprocessingml.document`, xlsx: `${office}spreadsheetml.sheet`, pptx: `${office}presentationml.presentation`,
};
export const takenEndings = Object.keys(taken);

/** A child of Node takes 60 MB itself, and has the file and what it unpacks beside each other. */
const childLimits = { memoryMegabytes: 256, timeoutMs: 20_000 } as const;
const stepBytes = 64 * 1024;

/**
 * The media type of the file at `path`, if it is one of those above and its ending says so.
 * @throws FileRefused
 */
export async function mediaTypeOf(path: string, fileName: string): Promise<string> {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const head = await firstBytes(path);
  const found = await kindOf(path, head);
  if (found === 'cfb') throw new FileRefused('oldOffice');
  const type = found === 'text' ? textTypeOf(head, ending) : found === 'zip' ? taken[await officeFormat(path)] : found in taken ? taken[found] : undefined;
  if (type === undefined) throw new FileRefused('fileType');
  if (taken[ending] !== type) throw new FileRefused(/^(?:do[ct]m|xl[st]m|xlam|pp[ts]m|potm)$/.test(ending) ? 'macros' : 'notWhatItSays', { named: ending === '' ? 'without an ending' : `.${ending}` });
  if (found !== 'zip') await lookThrough(path, found);
  return type;
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The ending that file-type would give it; 'zip' for anything in a ZIP, which is looked into elsewhere; 'text' for what has no signature. */
async function kindOf(path: string, head: Buffer): Promise<string> {
  if (fileKind(head) === 'ooxml') return 'zip';
  // Text in UTF-16 begins as some sounds do; whether it is text is found when it is looked through.
  if (wideEncoding(head) !== null) return 'text';
  const detected = await fileTypeFromFile(path).catch(() => undefined);
  if (detected) return detected.ext;
  return fileKind(head) === 'text' ? 'text' : 'unknown';
}

function textTypeOf(head: Buffer, ending: string): string | undefined {
  if (head.toString('latin1').trim() === '') throw new FileRefused('empty');
  return ending === 'csv' || ending === 'txt' ? taken[ending] : taken.txt;
}

const asFileRefusal: Partial<Record<RefusalCode, FileRefusalCode>> = {
  encrypted: 'encrypted', macros: 'macros', bomb: 'bomb', tooManyParts: 'bomb', nestedArchive: 'embedded', wrongType: 'fileType',
  outOfMemory: 'unreadable', outOfTime: 'unreadable', stopped: 'unreadable',
};

async function officeFormat(path: string): Promise<string> {
  try {
    return await checkInChild(path, childLimits);
  } catch (error) {
    if (error instanceof DocumentRefused) throw new FileRefused(asFileRefusal[error.code] ?? 'damaged');
    throw error;
  }
}

const zipEnd = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** Where a reader of ZIP files would look for the end of an archive. */
const zipTail = 22 + 0xffff;

/**
 * Reads the whole of a file that is no ZIP, in steps: a PDF with a password or scripts, text that is none, an archive
 * behind a picture (which some programs would open as that).
 */
async function lookThrough(path: string, kind: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const step = Buffer.alloc(stepBytes);
    let look: ((part: Buffer) => void) | null = null;
    for (let at = 0; at < size; at += stepBytes) {
      const { bytesRead } = await file.read(step, 0, stepBytes, at);
      const part = step.subarray(0, bytesRead);
      look ??= kind === 'pdf' ? lookIntoPdf() : kind === 'text' ? lookIntoText(part) : () => undefined;
      look(part);
    }
    if (kind === 'text') return;
    const tail = Buffer.alloc(Math.min(size, zipTail));
    await file.read(tail, 0, tail.length, size - tail.length);
    if (tail.includes(zipEnd)) throw new FileRefused('twoFiles');
  } finally {
    await file.close();
  }
}

/** Finds what a PDF says openly; what it packs away is the virus scanner's to find. */
function lookIntoPdf(): (part: Buffer) => void {
  // A word may lie across two steps.
  let before = '';
  return (part) => {
    const text = before + part.toString('latin1');
    if (/\/Encrypt\b/.test(text)) throw new FileRefused('encrypted');
    if (/\/(?:Launch|JavaScript|RichMedia)\b/.test(text)) throw new FileRefused('macros');
    if (/\/EmbeddedFiles?\b/.test(text)) throw new FileRefused('embedded');
    before = text.slice(-16);
  };
}

/** By the byte order mark. */
function wideEncoding([one, two]: Buffer): 'utf-16le' | 'utf-16be' | null {
  return one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : null;
}

function lookIntoText(first: Buffer): (part: Buffer) => void {
  const decoder = new TextDecoder(wideEncoding(first) ?? 'windows-1252', { fatal: true });
  return (part) => {
    let text: string;
    try {
      text = decoder.decode(part, { stream: true });
    } catch {
      throw new FileRefused('fileType');
    }
    // Control characters of which no text has any. In windows-1252 those from 0x80 on are letters of UTF-8.
    // eslint-disable-next-line no-control-regex
    if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) throw new FileRefused('fileType');
  };
}
