/** What of an upload can be refused at once: its size, its name, and what its first bytes say it is. Pure. */
import { DocumentRefused, fileKind, readSource } from '@waymark/documents';
import { isUnstorable } from '../../platform/graphql/index.ts';

export const LARGEST_FILE = 25 * 1024 * 1024;
/** A pasted table of this size has some ten thousand rows. */
export const LONGEST_PASTE = 2 * 1024 * 1024;
const LONGEST_NAME = 200;

export interface Upload {
  /** Empty for a pasted table. */
  fileName: string;
  bytes: Uint8Array;
}

/** @throws DocumentRefused when nothing was sent, or something that is never read, whatever its name says */
export function checkUpload(upload: Upload): void {
  if (upload.bytes.length === 0) throw new DocumentRefused('empty');
  const kind = fileKind(upload.bytes);
  // Of these nothing is unpacked: the reader says at once what they are. The others are read by the worker.
  if (kind !== 'ooxml' && kind !== 'text') readSource(upload.bytes, upload.fileName);
}

/** The last part of a name as the browser sent it, without what cannot be shown or stored, its ending kept. */
export function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const shown = [...last].filter((character) => !isUnstorable(character) && !/\p{Cc}/u.test(character)).join('').trim();
  if (shown === '') return 'plan';
  if (shown.length <= LONGEST_NAME) return shown;
  const ending = /\.[a-z0-9]{1,5}$/i.exec(shown)?.[0] ?? '';
  return shown.slice(0, LONGEST_NAME - ending.length) + ending;
}
