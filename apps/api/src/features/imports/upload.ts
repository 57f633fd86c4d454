/** What of an upload can be refused at once: its size, its name, and what its first bytes say it is. Pure. */
import { DocumentRefused, fileKind, readSource } from '@waymark/documents';
import { fileNameOf } from '../../platform/files/index.ts';

export const LARGEST_FILE = 25 * 1024 * 1024;
/** A pasted table of this size has some ten thousand rows. */
export const LONGEST_PASTE = 2 * 1024 * 1024;

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

/** The name of an uploaded plan, fit to be shown and stored. */
export const cleanFileName = (name: string): string => fileNameOf(name, 'plan');
