// What every chart has: a title and description for those who do not see it, a table with the same figures, a legend in words.
import type { Outcome } from '../comparisons/benchmark.ts';
import { COLOURS, escape, mark, text, type Shape } from './svg.ts';

/** Words come from the caller, in the reader's language. */
export interface ChartWords {
  readonly title: string;
  /** What the chart shows, in a sentence or two: the finding, not the axes. */
  readonly description: string;
  readonly locale: 'en' | 'cy';
}

/** The same figures for a table beside or behind the chart. Cells are texts, ready to print. */
export interface ChartTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Chart {
  readonly svg: string;
  readonly table: ChartTable;
}

export interface FrameRequest {
  readonly width: number;
  readonly height: number;
  readonly words: ChartWords;
  /** Unique on the page: the names of title and description are made of it. */
  readonly id: string;
  readonly body: string;
}

/** The SVG around a body: a picture with a name and a description, which grows with the text around it. */
export function frame({ width, height, words, id, body }: FrameRequest): string {
  const name = escape(id);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${name}-title ${name}-desc" lang="${words.locale}" font-family="Arial, Helvetica, sans-serif">` +
    `<title id="${name}-title">${escape(words.title)}</title><desc id="${name}-desc">${escape(words.description)}</desc>` +
    `<rect width="${width}" height="${height}" fill="#fff"/>${body}</svg>`
  );
}

export interface LegendItem {
  readonly label: string;
  readonly shape?: Shape;
  readonly colour: string;
  readonly dash?: string;
}

/** About the width of a letter at 14 px: charts are laid out without measuring text. */
const LETTER = 7.4;

/** Shapes and lines with their words, in rows from `top`; `height` is what they need. */
export function legend(items: readonly LegendItem[], left: number, top: number, width: number): { readonly body: string; readonly height: number } {
  let [x, y, body] = [left, top, ''];
  for (const { label, shape, colour, dash = '' } of items) {
    const needed = 44 + label.length * LETTER;
    if (x > left && x + needed > left + width) [x, y] = [left, y + 22];
    body += shape ? mark(shape, x + 9, y, 10, colour) : `<path d="M${x} ${y}H${x + 18}" stroke="${colour}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
    body += text(x + 24, y + 5, label, { colour: COLOURS.text });
    x += needed;
  }
  return { body, height: items.length === 0 ? 0 : y - top + 22 };
}

/** Numbers as the reader's language prints them: both use a point, and commas for thousands. */
export function formatNumber(value: number | null, decimals: number): string {
  if (value === null) return '–';
  const [whole = '', rest] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : '';
  return `${sign}${grouped}${rest === undefined ? '' : `.${rest}`}`;
}

/** Decimals that tell the ticks of an axis apart. */
export const decimalsOf = (ticks: readonly number[]): number => Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));

/** Shape and colour of an area beside its benchmark, in every chart; legend and table say it in words. */
export const OUTCOME_MARKS: Readonly<Record<Outcome, { readonly shape: Shape; readonly colour: string }>> = {
  better: { shape: 'triangleUp', colour: COLOURS.improvement },
  worse: { shape: 'square', colour: COLOURS.concern },
  higher: { shape: 'diamond', colour: COLOURS.neutral },
  lower: { shape: 'triangleDown', colour: COLOURS.neutral },
  similar: { shape: 'circle', colour: COLOURS.common },
};

/** Of an area that was not compared. */
export const NOT_COMPARED_MARK = { shape: 'ring', colour: COLOURS.common } as const;

/** The same shape for a table's cell; the word stands beside it, so that it has no name of its own. Null: not compared. */
export function outcomeIcon({ outcome, size = 14 }: { readonly outcome: Outcome | null; readonly size?: number }): string {
  const { shape, colour } = outcome === null ? NOT_COMPARED_MARK : OUTCOME_MARKS[outcome];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="${size}" height="${size}" aria-hidden="true" focusable="false">${mark(shape, 7, 7, 10, colour)}</svg>`;
}
