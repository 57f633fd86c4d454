// The rating key that a document prints: as a table, as rows of a sheet, or as a sentence.
import type { PrintedRating } from '@waymark/domain';
import type { Shade, SourceBlock, SourceCell, SourceTable } from '../source.ts';
import { colourOfWord, statusAtStart, usualStatusColours, type StatusColours } from './ratings.ts';

const colour = 'red|amber|yellow|orange|green|blue|coch|ambr|oren|gwyrdd|glas';
const keyTitle = /^\W*(?:the )?(?:b?rag |rating |colour |cag )*(?:key|legend|allwedd|ratings? (?:key|guide|definitions?)|rag (?:ratings?|definitions?|status(?:es)?|system)|key to .*|definitions? of .*rat.*)\W*(?:to .*|for .*)?:?\s*$/i;
const entry = new RegExp(`(?:^|[\\s;,|•(-])\\(?(${colour})\\)?(?:\\s*\\([RAGB]\\))?\\s*[:=–—-]+\\s*`, 'gi');

/** "R = not started; A = in progress; G = complete": letters make a key when there are three at least. */
const letterEntry = /(?:^|[\s;,|•(])([RAGB])\s*[:=–-]\s*(?=\p{L}{2})/gu;

/** Whether a text announces a key ("Key to RAG ratings"). */
export function isKeyTitle(text: string): boolean {
  return text.length < 80 && keyTitle.test(text.trim());
}

/** Reads "Key: GREEN – completed; AMBER – ongoing …". Two colours at least make a key; one with `afterTitle`. */
export function keyOfText(text: string, afterTitle: boolean): PrintedRating[] {
  if (text.length > 3000) return [];
  const words = [...text.matchAll(entry)];
  const letters = words.length === 0 ? [...text.matchAll(letterEntry)] : [];
  const found = new Set(letters.map((match) => match[1])).size >= 3 ? letters : words;
  const announced = /\b(?:key|legend|allwedd|rag ratings?)\b/i.test(text.slice(0, (found[0]?.index ?? 0) + 1));
  if (found.length < (afterTitle ? 1 : 2) || (!announced && !afterTitle && found[0]!.index > 3)) return [];
  return found.flatMap((match, n) => {
    const code = colourOfWord(match[1]!);
    const meaning = text
      .slice(match.index + match[0].length, found[n + 1]?.index ?? text.length)
      .replace(/^[\s–—:-]+|[\s;,|•(–—]+$/g, '')
      .trim();
    return code && meaning !== '' ? [{ code, meaning }] : [];
  });
}

/**
 * Entries of a key in one row: "GREEN | completed", a shaded cell and its meaning, or cells that each say
 * "Green – completed" or are shaded and say "Completed".
 */
export function keyOfCells(cells: readonly SourceCell[], announced: boolean): PrintedRating[] {
  const filled = cells.filter((cell) => cell.text !== '' || cell.shade !== null);
  const inOne = filled.filter((cell) => cell.text !== '').flatMap((cell) => keyOfText(cell.text, announced || filled.length > 1));
  if (inOne.length >= 2 || (inOne.length === 1 && filled.length === 1 && announced)) return inOne;
  const [first, second] = filled;
  if (filled.length === 2 && first && second && second.text !== '' && colourOfWord(second.text) === null) {
    const named = first.text === '' ? (first.column < second.column ? first.shade : null) : colourOfWord(first.text.replace(/[\s:=–-]+$/, ''));
    if (named) return [{ code: named, meaning: second.text }];
  }
  const pairs: PrintedRating[] = [];
  for (let n = 0; n + 1 < filled.length; n += 2) {
    const code = codeOf(filled[n]!);
    const meaning = filled[n + 1]!.text;
    if (code && meaning !== '' && colourOfWord(meaning) === null) pairs.push({ code, meaning });
  }
  if (pairs.length >= 2 && pairs.length * 2 === filled.length) return pairs;
  const shaded = filled.filter((cell) => cell.shade !== null && cell.text !== '' && colourOfWord(cell.text) === null && cell.text.length < 200);
  const colours = new Set(shaded.map((cell) => cell.shade));
  if (colours.size === shaded.length && (shaded.length >= 3 || (announced && shaded.length >= 1))) {
    return shaded.map((cell) => ({ code: cell.shade!, meaning: cell.text }));
  }
  return [];
}

function codeOf(cell: SourceCell): Shade | null {
  return cell.text === '' ? cell.shade : colourOfWord(cell.text.replace(/[\s:=–-]+$/, ''));
}

/** A table that is a key and nothing else: every row is a title, a heading or an entry, at least two entries. */
export function keyOfTable(table: SourceTable, announced: boolean): PrintedRating[] | null {
  const entries: PrintedRating[] = [];
  let told = announced;
  const rows = table.rows.filter((row) => row.cells.some((cell) => cell.text !== '' || cell.shade !== null));
  if (rows.length === 0 || rows.length > 25) return null;
  for (const [n, row] of rows.entries()) {
    const texts = row.cells.filter((cell) => cell.text !== '');
    if (texts.length === 1 && isKeyTitle(texts[0]!.text)) {
      told = true;
      continue;
    }
    const found = keyOfCells(row.cells, told || entries.length > 0);
    // "Rating | Meaning" above the entries is their header; colours above their meanings make a key of two rows.
    if (found.length === 0 && n <= 1 && entries.length === 0) {
      const upright = colourRows(row.cells, rows[n + 1]?.cells ?? []);
      if (upright.length >= 2) return upright;
      if (texts.length <= 4 && texts.every((cell) => cell.text.length < 40)) continue;
    }
    if (found.length === 0) {
      if (texts.length === 0 || (entries.length >= 2 && texts.length === 1)) continue;
      return null;
    }
    entries.push(...found);
  }
  return entries.length >= 2 ? entries : null;
}

/** "Red | Amber | Green" in one row, their meanings in the next. */
function colourRows(upper: readonly SourceCell[], lower: readonly SourceCell[]): PrintedRating[] {
  return upper.flatMap((cell) => {
    const code = codeOf(cell);
    const meaning = lower.find((below) => below.column === cell.column)?.text ?? '';
    return code && meaning !== '' && colourOfWord(meaning) === null && meaning.length > 3 ? [{ code, meaning }] : [];
  });
}

/** Adds entries; a colour already there with another meaning is returned as a difference. */
export function mergeKey(key: PrintedRating[], more: readonly PrintedRating[]): PrintedRating[] {
  const different: PrintedRating[] = [];
  for (const rating of more) {
    const known = key.find((each) => each.code === rating.code);
    if (!known) key.push(rating);
    else if (known.meaning.toLowerCase() !== rating.meaning.toLowerCase()) different.push(rating);
  }
  return different;
}

/** What a status means in this document's own colours. */
export function statusColours(key: readonly PrintedRating[]): StatusColours {
  const colours: Record<string, Shade> = { ...usualStatusColours };
  const settled = new Set<string>();
  for (const { code, meaning } of key) {
    const plain = meaning.replace(/^(?:action|actions|task|tasks|the action|work)\s+(?:is |are |has been |have been )?/i, '');
    const status = /\bnot (?:yet )?(?:due|started)|due to start/i.test(meaning) && code === 'blue' ? 'notStarted' : statusAtStart(plain, false);
    if (!status || settled.has(status)) continue;
    settled.add(status);
    colours[status] = code as Shade;
  }
  if (colours.complete === 'blue' && !settled.has('notStarted')) colours.notStarted = 'red';
  if (colours.onTrack === colours.complete && settled.has('complete') && !settled.has('onTrack')) colours.onTrack = colours.inProgress!;
  return colours as StatusColours;
}

/** Blocks that stand between the key's title and the end of its lines. */
export function isText(block: SourceBlock): block is Exclude<SourceBlock, SourceTable> {
  return block.kind !== 'table';
}
