// Where a document says what it is called, and roughly when it was written.
import { parseTimescale, type IsoDate } from '@waymark/domain';
import type { SourceDocument, SourceTable } from '../source.ts';
import { isKeyTitle, keyOfText } from './key.ts';
import { readAnnotations } from './labelled-lines.ts';
import { isGeneric, readTitle } from './titles.ts';
import { folded } from './wording.ts';

export interface DocumentTitle {
  text: string;
  /** Blocks (and rows of a table) that hold it. */
  blocks: Set<number>;
  rows: Map<number, number>;
}

const planWords = /\b(?:plan|programme|action log|tracker|response|cynllun|improvement)\b/i;
const banner = /^(?:official|confidential|restricted|draft|protect|not protectively marked|appendix|annex|version|v\d|item|agenda|report|page|date|updated|contents|logo)\b/i;

/** The title: a Title style, a first line that looks like one, the first row of a sheet, else the file's name. */
export function findTitle(source: SourceDocument, fileName: string): DocumentTitle {
  const none = { blocks: new Set<number>(), rows: new Map<number, number>() };
  return titleOfText(source) ?? titleOfTables(source) ?? { text: titleOfName(fileName), ...none };
}

function titleOfText(source: SourceDocument): DocumentTitle | null {
  const { blocks } = source;
  const styled = blocks.findIndex((block) => block.kind === 'heading' && block.level === 0);
  if (styled >= 0) {
    const held = new Set([styled]);
    let text = textAt(source, styled);
    for (let next = styled + 1; next < blocks.length; next += 1) {
      const block = blocks[next]!;
      if (block.kind !== 'heading' || block.level !== 0) break;
      held.add(next);
      text = `${text} ${block.text}`;
    }
    return { text: oneLine(text), blocks: held, rows: new Map() };
  }
  const firstTable = blocks.findIndex((block) => block.kind === 'table');
  const before = blocks.slice(0, firstTable < 0 ? 8 : Math.min(8, firstTable));
  const able = before.flatMap((block, at) => {
    if (block.kind === 'table' || block.text.length > 200 || (banner.test(block.text) && !/^(?:appendix|annex)\b.*\bplan\b/i.test(block.text)) || readAnnotations(block.text) || keyOfText(block.text, false).length > 0) return [];
    const title = readTitle(block.text);
    // "Appendix A: Improvement plan" is the title of what is appended.
    if (/^(?:appendix|annex|atodiad)$/.test(title.label ?? '') && title.title !== block.text && planWords.test(title.title)) return [{ block, at }];
    if (title.kind !== 'plain' || (isGeneric(block.text) && !planWords.test(block.text))) return [];
    return [{ block, at }];
  });
  const highest = blocks.filter((block) => block.kind === 'heading' && block.level === 1).length;
  const found =
    able.find(({ block, at }) => planWords.test(block.text) && (at === 0 || block.kind === 'heading' || block.bold) && !/[.;]$/.test(block.text) && !(block.kind === 'heading' && highest > 1 && at > 0)) ??
    able.find(({ block, at }) => block.kind === 'heading' && block.level === 1 && highest === 1 && at <= 1 && blocks.some((each) => each.kind === 'heading' && each.level === 2)) ??
    able.find(({ block, at }) => at === 0 && block.kind === 'paragraph' && block.text.length <= 120 && !/[.;:,]$/.test(block.text) && before.length > 1);
  return found ? { text: oneLine(found.block.text), blocks: new Set([found.at]), rows: new Map() } : null;
}

/** The first row with one text in it, at the top of a sheet; the same row on other sheets is it as well. */
function titleOfTables(source: SourceDocument): DocumentTitle | null {
  const rows = new Map<number, number>();
  let text: string | null = null;
  source.blocks.forEach((block, at) => {
    if (block.kind !== 'table' || block.hidden) return;
    const first = firstLine(block);
    if (!first || first.text.length > 200 || banner.test(first.text) || summary.test(block.sheet ?? '') || summary.test(first.text)) return;
    if (text === null) {
      const title = readTitle(first.text);
      if (title.kind !== 'plain' || (isGeneric(first.text) && !planWords.test(first.text)) || /^(?:\W*(?:rag |rating )*key\b)/i.test(first.text) || readAnnotations(first.text)) return;
      // "1.1 Governance and leadership" in the sheet "1.1 Governance" is that sheet's title, not the plan's.
      if (source.blocks.length > 1 && block.sheet !== undefined && !planWords.test(first.text) && folded(first.text).startsWith(folded(block.sheet))) return;
      // A title that has the plan's own word for it goes before the council's name above it.
      const below = planWords.test(first.text) ? null : secondLine(block, first.row);
      if (below === null && !planWords.test(first.text) && source.blocks.length > 1 && !source.blocks.some((other, n) => n !== at && other.kind === 'table' && folded(firstLine(other)?.text ?? '') === folded(first.text)) && block.rows.length > 3 && at > 0) return;
      text = below ?? first.text;
      if (below !== null) rows.set(at, first.row + 1);
    }
    if (folded(first.text) === folded(text)) rows.set(at, first.row);
  });
  const shared = sharedTitle(source);
  if (shared) return shared;
  return text === null ? null : { text: oneLine(text), blocks: new Set(), rows };
}

/** "Improvement plan: Governance", "Improvement plan: Casework" at the top of the sheets: what they share is the title. */
function sharedTitle(source: SourceDocument): DocumentTitle | null {
  const lines = source.blocks.flatMap((block, at) => {
    const first = block.kind === 'table' && !block.hidden ? firstLine(block) : null;
    return first && planWords.test(first.text) && !summary.test(first.text) ? [{ ...first, at }] : [];
  });
  if (lines.length < 2 || lines.every((line) => folded(line.text) === folded(lines[0]!.text))) return null;
  let prefix = lines[0]!.text;
  for (const { text } of lines) while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1);
  const title = prefix.replace(/\s*[:–—-]?\s*\S*$/, '').trim();
  if (title.length < 8 || !planWords.test(title) || readTitle(title).kind !== 'plain') return null;
  return { text: oneLine(title), blocks: new Set(), rows: new Map(lines.map((line) => [line.at, line.row])) };
}

/** Sheets that count what the others say. */
const summary = /\b(?:dashboard|summary|charts?|pivot|statistics)\b/i;

/** The text alone in the row below, when it names the plan. */
function secondLine(table: SourceTable, row: number): string | null {
  const cells = table.rows[row + 1]?.cells.filter((cell) => cell.text !== '') ?? [];
  return cells.length === 1 && planWords.test(cells[0]!.text) && cells[0]!.text.length <= 200 && readTitle(cells[0]!.text).kind === 'plain' ? cells[0]!.text : null;
}

function firstLine(table: SourceTable): { text: string; row: number } | null {
  const row = table.rows.findIndex((each) => each.cells.some((cell) => cell.text !== ''));
  if (row < 0 || row > 5) return null;
  const filled = table.rows[row]!.cells.filter((cell) => cell.text !== '');
  // A key to the right of the title is no part of it.
  const cells = filled.length > 1 && filled[0]!.columnSpan > 1 && filled.slice(1).every((cell) => isKeyTitle(cell.text)) ? filled.slice(0, 1) : filled;
  return cells.length === 1 && table.rows.length > 1 ? { text: cells[0]!.text, row } : null;
}

/** "portsmouth-2015_part-a.xlsx" → "Portsmouth 2015 part a". */
function titleOfName(fileName: string): string {
  const words = fileName
    .replace(/^.*[/\\]/, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? 'Improvement plan' : words[0]!.toUpperCase() + words.slice(1);
}

/** A date near which the plan was written, from its title, the first lines or the file's name. */
export function writtenNear(source: SourceDocument, title: string, fileName: string): IsoDate | undefined {
  const lines = source.blocks.slice(0, 6).flatMap((block) => (block.kind === 'table' ? block.rows.slice(0, 3).flatMap((row) => row.cells.slice(0, 2).map((cell) => cell.text)) : [block.text]));
  for (const text of [title, ...lines.filter((line) => line.length < 120), fileName.replace(/[_-]/g, ' ')]) {
    const year = /(?<!\d)20\d\d(?!\d)/.exec(text)?.[0];
    if (year === undefined) continue;
    const { timescale, oddities } = parseTimescale(text);
    const exact = timescale.precision === 'day' || timescale.precision === 'month';
    return exact && timescale.due !== null && !oddities.some(({ code }) => code === 'twoDates' || code === 'range') ? timescale.due : `${year}-01-01`;
  }
  return undefined;
}

function textAt(source: SourceDocument, at: number): string {
  const block = source.blocks[at];
  return block && block.kind !== 'table' ? block.text : '';
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
