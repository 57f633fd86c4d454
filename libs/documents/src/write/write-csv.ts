// Writes a plan as .csv (RFC 4180): one header row, one row for each action, nothing else.
import { neutralised } from '../layout/cell-texts.ts';
import { flatTable } from './flat-rows.ts';
import type { PlanToWrite, Writing } from './plan-to-write.ts';

/** UTF-8 with a byte order mark, without which Excel reads Welsh letters as something else. */
export function writeCsv(plan: PlanToWrite, writing: Writing): Uint8Array {
  const { headers, rows } = flatTable(plan, writing);
  const lines = [headers, ...rows.map(({ texts }) => texts)].map((texts) => texts.map((text) => field(neutralised(text))).join(','));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function field(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
