// Looks at a chosen file before it is sent, so that a wrong kind or size is told at once and no time is lost.

/** 25 MB, the limit of the API (reference: security section 6). */
export const maximumFileBytes = 25 * 1024 * 1024;

/** What the file chooser offers and the API reads. */
export const acceptedExtensions = ['.docx', '.xlsx', '.csv', '.tsv'] as const;

/** 2 MB, the API's limit for a pasted table: some ten thousand rows. */
export const maximumTextBytes = 2 * 1024 * 1024;

export type FileFault = 'noFile' | 'emptyFile' | 'tooLarge' | 'olderWord' | 'olderExcel' | 'macros' | 'pdf' | 'wrongKind';

const knownOthers: Readonly<Record<string, FileFault>> = {
  '.doc': 'olderWord',
  '.xls': 'olderExcel',
  '.docm': 'macros',
  '.xlsm': 'macros',
  '.pdf': 'pdf',
};

/** The last extension in lower case with its dot, or '' when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}

/** Null when the file may be sent; the server looks at its bytes again. */
export function checkFile(file: { name: string; size: number } | null | undefined): FileFault | null {
  if (!file) return 'noFile';
  const extension = extensionOf(file.name);
  if (!acceptedExtensions.some((accepted) => accepted === extension)) return knownOthers[extension] ?? 'wrongKind';
  if (file.size === 0) return 'emptyFile';
  return file.size > maximumFileBytes ? 'tooLarge' : null;
}

export type PasteFault = 'noText' | 'noColumns' | 'textTooLarge';

/** Pasted cells come tab-separated from Word and Excel, or as a table drawn with | signs. */
export function checkPastedTable(text: string): PasteFault | null {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  if (lines.length === 0) return 'noText';
  if (new TextEncoder().encode(text).length > maximumTextBytes) return 'textTooLarge';
  const separated = lines.filter((line) => line.includes('\t') || /\S\s*\|\s*\S/u.test(line));
  return lines.length < 2 || separated.length < 2 ? 'noColumns' : null;
}
