// What a file is by its bytes, whatever its name says.
import { DocumentRefused } from '../refused.ts';

export type FileKind = 'ooxml' | 'text' | 'cfb' | 'pdf' | 'rtf' | 'html' | 'image' | 'unknown';

const signatures: readonly [FileKind, readonly number[]][] = [
  ['ooxml', [0x50, 0x4b, 0x03, 0x04]],
  ['cfb', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];

/** Sniffs the kind of a file from its first bytes. 'ooxml' stands for any ZIP: its parts say more. */
export function fileKind(bytes: Uint8Array): FileKind {
  for (const [kind, signature] of signatures) {
    if (signature.every((byte, i) => bytes[i] === byte)) return kind;
  }
  const start = bytes.subarray(0, 4096);
  if (isUtf16(start)) return 'text';
  const controls = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  if (controls > 0) return 'unknown';
  const words = new TextDecoder('windows-1252').decode(start).replace(/^[^\x21-\x7e]+/, '').toLowerCase();
  return /^(<!doctype html|<html|<script|<svg|<head|<body|<\?xml)/.test(words) ? 'html' : 'text';
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** The ending of a file name in lower case with its dot, or '' when it has none. */
export function extensionOf(fileName: string): string {
  return /\.[a-z0-9]{1,5}$/i.exec(fileName)?.[0].toLowerCase() ?? '';
}

/** Endings that are refused by name already, with the sentence's parameters. */
export function refuseByName(extension: string): void {
  if (extension === '.docm' || extension === '.dotm') throw new DocumentRefused('macros', { part: extension, wanted: '.docx' });
  if (extension === '.xlsm' || extension === '.xltm' || extension === '.xlam') throw new DocumentRefused('macros', { part: extension, wanted: '.xlsx' });
  if (extension === '.xlsb') throw new DocumentRefused('wrongType', { found: 'a binary Excel workbook (.xlsb)' });
}

/** Says what a file that is neither OOXML nor text is; always throws. */
export function refuseKind(bytes: Uint8Array, kind: FileKind): never {
  if (kind === 'cfb') refuseCompoundFile(bytes);
  const found = { pdf: 'a PDF', rtf: 'a rich text file', html: 'a web page or XML file', image: 'a picture' } as Partial<Record<FileKind, string>>;
  throw new DocumentRefused('wrongType', { found: found[kind] ?? 'a file of an unknown kind' });
}

/** OLE compound files: an encrypted modern document, or a Word or Excel file of before 2007. */
function refuseCompoundFile(bytes: Uint8Array): never {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (names.includes('EncryptedPackage') || names.includes('DataSpaces')) throw new DocumentRefused('encrypted');
  if (names.includes('WordDocument')) throw new DocumentRefused('oldFormat', { found: 'a Word file', wanted: '.docx' });
  if (names.includes('Workbook') || names.includes('Book')) throw new DocumentRefused('oldFormat', { found: 'an Excel file', wanted: '.xlsx' });
  throw new DocumentRefused('wrongType', { found: 'an old Office file' });
}
