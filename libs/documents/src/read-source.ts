// From bytes to blocks: the guard decides what the file is, one format reader reads it.
import { decodeText, readDelimited, readPasted } from './formats/delimited.ts';
import { readDocx } from './formats/docx.ts';
import { readXlsx } from './formats/xlsx.ts';
import { extensionOf, fileKind, refuseByName, refuseKind } from './guard/file-kind.ts';
import { limits } from './guard/limits.ts';
import { openPackage, type PackageKind } from './guard/office-package.ts';
import { DocumentRefused } from './refused.ts';
import type { SourceDocument } from './source.ts';

const holds: Record<PackageKind, string> = { docx: 'a Word document', xlsx: 'an Excel workbook' };

/**
 * Reads a .docx, .xlsx, .csv or .tsv file, or pasted text (file name '' or *.txt), into headings,
 * paragraphs and tables. Synchronous; throws DocumentRefused for anything else.
 */
export function readSource(bytes: Uint8Array, fileName: string): SourceDocument {
  const extension = extensionOf(fileName);
  if (bytes.length === 0) throw new DocumentRefused('empty');
  if (bytes.length > limits.fileBytes) throw new DocumentRefused('tooLarge', { limitMegabytes: limits.fileBytes / 1024 / 1024 });
  refuseByName(extension);
  const kind = fileKind(bytes);
  if (kind === 'ooxml') {
    const file = openPackage(bytes);
    if (extension !== '' && extension !== `.${file.kind}`) throw new DocumentRefused('notWhatItSays', { named: extension, found: holds[file.kind] });
    return file.kind === 'docx' ? readDocx(file) : readXlsx(file);
  }
  if (kind !== 'text') refuseKind(bytes, kind);
  if (extension === '.docx' || extension === '.xlsx') throw new DocumentRefused('notWhatItSays', { named: extension, found: 'plain text' });
  const text = decodeText(bytes);
  if (text.trim() === '') throw new DocumentRefused('empty');
  if (extension === '.csv' || extension === '.tsv') return readDelimited(text);
  if (extension === '' || extension === '.txt' || extension === '.md') return readPasted(text);
  throw new DocumentRefused('wrongType', { found: `a ${extension} file` });
}
