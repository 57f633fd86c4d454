/** Documents larger than any sample: a long Word plan, a very long workbook, and a ZIP bomb. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Writers of the project's own sample documents (libs/documents/testing). */
interface WordWriter {
  packDocument(content: { title: string; body: string }): Uint8Array;
  words(text: string, options?: { style?: string }): string;
  table(widths: readonly number[], rows: readonly string[]): string;
  row(cells: readonly string[], options?: { header?: boolean }): string;
  cell(text: string, options?: { fill?: string; bold?: boolean }): string;
}
interface ExcelWriter {
  packWorkbook(content: { title: string; sheets: { name: string; rows: unknown[][] }[] }): Uint8Array;
}

const headings = ['Ref', 'What we want to do', 'Who will lead on it', 'By when', 'What success will look like', 'RAG', 'Progress'];
const fills = ['00B050', 'FFC000', 'FF0000', '00B0F0'];
const ratings = ['Green', 'Amber', 'Red', 'Blue'];
const months = ['Jan', 'Mar', 'May', 'July', 'Sept', 'Nov'];

function actionCells(index: number): string[] {
  return [
    `${Math.floor(index / 13) + 1}.${(index % 13) + 1}`,
    `Review arrangement ${index + 1} with every partner and agree what changes, by whom and how it will be known to work`,
    index % 3 === 0 ? 'Service Manager/ Quality Lead' : 'Head of Service',
    `${months[index % months.length]} 2${5 + (index % 3)}`,
    'Audits in two successive quarters show the arrangement in use in nine of ten cases',
    ratings[index % ratings.length]!,
    'Drafted and shared with partners; the first audit was read by the board, which asked for a second one.',
  ];
}

/** A .docx with `count` actions below one heading for every thirteen. */
export async function longDocument(root: string, count: number): Promise<Uint8Array> {
  const word = await writer<WordWriter>(root, 'word-package.mjs');
  const header = word.row(headings.map((text) => word.cell(text, { bold: true })), { header: true });
  let body = word.words('Improvement plan', { style: 'Title' });
  for (let first = 0; first < count; first += 13) {
    const rows = Array.from({ length: Math.min(13, count - first) }, (_, at) =>
      word.row(actionCells(first + at).map((text, column) => word.cell(text, column === 5 ? { fill: fills[(first + at) % fills.length]! } : {}))),
    );
    body += word.words(`Objective ${first / 13 + 1}: Better arrangements`, { style: 'Heading2' }) + word.table(headings.map(() => 1800), [header, ...rows]);
  }
  return word.packDocument({ title: 'Improvement plan', body });
}

/** An .xlsx with one sheet of `count` actions. */
export async function longWorkbook(root: string, count: number): Promise<Uint8Array> {
  const excel = await writer<ExcelWriter>(root, 'excel-package.mjs');
  return excel.packWorkbook({ title: 'Improvement plan', sheets: [{ name: 'Plan', rows: [headings, ...Array.from({ length: count }, (_, index) => actionCells(index))] }] });
}

/** A .docx of less than a megabyte whose document part unpacks to `megabytes`. */
export async function bomb(root: string, megabytes: number): Promise<Uint8Array> {
  const word = await writer<WordWriter>(root, 'word-package.mjs');
  return word.packDocument({ title: 'Plan', body: ' '.repeat(megabytes * 1_000_000) });
}

async function writer<T>(root: string, file: string): Promise<T> {
  return (await import(pathToFileURL(join(root, 'libs/documents/testing', file)).href)) as T;
}
