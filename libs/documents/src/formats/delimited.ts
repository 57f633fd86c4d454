// Reads .csv, .tsv and pasted tables: the encoding and the separator are found out, not asked for.
import { parse } from 'csv-parse/sync';
import { DocumentRefused } from '../refused.ts';
import { limits } from '../guard/limits.ts';
import type { SourceBlock, SourceDocument, SourceNote, SourceTable } from '../source.ts';
import { tidy } from './text.ts';

/** Text of a file: UTF-8 or UTF-16 by its mark, else UTF-8 if it is valid, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows(bytes);
  }
}

/** Windows-1252 differs from Latin-1 only here; some runtimes decode it as Latin-1, so it is done by hand. */
const windowsHigh = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows(bytes: Uint8Array): string {
  const latin = new TextDecoder('latin1').decode(bytes);
  return latin.replace(/[\u0080-\u009f]/g, (sign) => windowsHigh[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** A delimited file: one table with every row of it. */
export function readDelimited(text: string): SourceDocument {
  const separator = separatorOf(text);
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const rows = parseRows(declared ? text.slice(declared[0].length) : text, declared?.[1] ?? separator ?? ',');
  return { format: 'delimited', blocks: [tableOf(rows)], notes: notesOf(text) };
}

/**
 * Pasted text: lines around a table of tabs or pipes stay paragraphs, so that headings keep their place.
 * Text without any table is a list of paragraphs.
 */
export function readPasted(text: string): SourceDocument {
  const lines = text.split(/\r\n?|\n/);
  const piped = lines.filter((line) => (line.match(/\|/g)?.length ?? 0) >= 2).length;
  const tabbed = lines.filter((line) => line.includes('\t')).length;
  if (tabbed >= 2 && tabbed >= piped) return { format: 'text', blocks: pastedBlocks(text, lines), notes: notesOf(text) };
  if (piped >= 2) return { format: 'text', blocks: pipeBlocks(lines), notes: notesOf(text) };
  const separator = separatorOf(text);
  if (separator !== null) return { ...readDelimited(text), format: 'text' };
  return { format: 'text', blocks: lines.flatMap((line) => paragraph(line)), notes: notesOf(text) };
}

function notesOf(text: string): SourceNote[] {
  const count = text.split('\ufffd').length - 1;
  return count > 0 ? [{ code: 'replacedCharacters', parameters: { count }, block: 0 }] : [];
}

function paragraph(line: string): SourceBlock[] {
  const text = tidy(line);
  if (text === '') return [];
  const heading = /^(#{1,6})\s+(.*)$/.exec(text);
  return heading ? [{ kind: 'heading', level: heading[1]!.length, text: heading[2]! }] : [{ kind: 'paragraph', level: null, text: text.replace(/^\*\*(.+)\*\*$/, '$1') }];
}

/** The separator that splits the first rows into the same number (two or more) of cells most often. */
function separatorOf(text: string): string | null {
  const start = text.slice(0, 64 * 1024);
  let best: { separator: string; score: number } | null = null;
  for (const separator of ['\t', ';', ',', '|']) {
    if (!start.includes(separator)) continue;
    const widths = parseRows(start, separator, 60).map((row) => row.length).filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    for (const [width, count] of counts) {
      const score = count * Math.min(width, 8);
      if (count >= 2 && (best === null || score > best.score)) best = { separator, score };
    }
  }
  return best?.separator ?? null;
}

function parseRows(text: string, delimiter: string, to?: number): string[][] {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: limits.entryBytes, ...(to === undefined ? {} : { to }) });
  } catch {
    // An opening quote that never closes: the marks are then text, not quoting.
    return parse(text, { delimiter, bom: true, relax_column_count: true, quote: false, skip_empty_lines: false, ...(to === undefined ? {} : { to }) });
  }
}

function tableOf(rows: readonly (readonly string[])[]): SourceTable {
  let cells = 0;
  return {
    kind: 'table',
    rows: rows.map((row) => {
      cells += row.length;
      if (cells > limits.cells) throw new DocumentRefused('tooManyCells', { limit: limits.cells });
      return { cells: row.flatMap((raw, column) => (raw.trim() === '' ? [] : [{ text: tidy(raw), shade: null, column, columnSpan: 1, rowSpan: 1 }])) };
    }),
  };
}

/** Excel quotes cells with line breaks; Word does not, so rows that are too short are joined again. */
function pastedBlocks(text: string, lines: string[]): SourceBlock[] {
  const first = lines.findIndex((line) => line.includes('\t'));
  const before = lines.slice(0, first);
  const rest = lines.slice(first).join('\n');
  const rows = /(^|\t|\n)"/.test(text) ? parseRows(rest, '\t') : lines.slice(first).map((line) => line.split('\t'));
  const width = rows[0]?.length ?? 0;
  const joined: string[][] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last && joined.length > 1 && last.length > 1 && last.length < width && last.length + row.length - 1 <= width && row.join('').trim() !== '') {
      last[last.length - 1] = `${last.at(-1)}\n${row[0]}`;
      last.push(...row.slice(1));
    } else joined.push([...row]);
  }
  return [...before.flatMap((line) => paragraph(line)), tableOf(joined)];
}

function pipeBlocks(lines: string[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: string[][] = [];
  const end = (): void => {
    if (rows.length > 0) blocks.push(tableOf(rows));
    rows = [];
  };
  for (const line of lines) {
    if ((line.match(/\|/g)?.length ?? 0) < 2) {
      if (line.trim() !== '') end();
      blocks.push(...paragraph(line));
      continue;
    }
    if (/^[\s|:+-]+$/.test(line)) continue;
    const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
    rows.push(inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').replace(/<br ?\/?>/gi, '\n')));
  }
  end();
  return blocks;
}
