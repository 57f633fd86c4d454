/**
 * A paper to hand out, as blocks in reading order. Every word in it comes from the caller, in the reader's language; the
 * writers beside this file turn the same blocks into HTML, PDF, Word and Excel.
 */
import type { IsoDate, Language, RatingColour, RatingShape } from '@waymark/domain';

/** Shown as word, shape and colour together. */
export interface PackRating {
  readonly label: string;
  readonly colour: RatingColour;
  readonly shape: RatingShape;
}

export interface PackCell {
  readonly text: string;
  readonly rating?: PackRating;
}

export interface PackColumn {
  readonly label: string;
  /** Width relative to the others. */
  readonly share: number;
  readonly numeric?: boolean;
}

export interface PackTable {
  readonly caption: string;
  readonly columns: readonly PackColumn[];
  /** The first cell of a row names it. Cells are short: long texts belong into entries. */
  readonly rows: readonly (readonly PackCell[])[];
}

export type PackBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** One thing with what is said of it, such as an action with its owner's words. */
  | { readonly kind: 'entry'; readonly title: string; readonly facts: readonly { readonly label: string; readonly value: PackCell }[] }
  | { readonly kind: 'table'; readonly table: PackTable }
  /** A chart of libs/reporting: its picture, what it says, and the same figures as a table. */
  | { readonly kind: 'chart'; readonly title: string; readonly description: string; readonly svg: string; readonly table: PackTable };

export interface PackDocument {
  readonly language: Language;
  readonly title: string;
  /** On every page: "OFFICIAL". */
  readonly marking: string;
  /** On every page: which plan, and the day that its data are of. */
  readonly line: string;
  /** The day that the data are of: the files' own date, so that the same paper gives the same bytes. */
  readonly asAt: IsoDate;
  /** "Page", "of". */
  readonly pageWords: readonly [page: string, of: string];
  readonly blocks: readonly PackBlock[];
}

/** Shapes as letters, for formats that hold text alone. */
export const shapeLetters: Readonly<Record<RatingShape, string>> = { diamond: '◆', triangle: '▲', circle: '●', square: '■', dash: '–' };

/** "◆ Red": what a cell says where its shape cannot be drawn. */
export function cellWords({ text, rating }: PackCell): string {
  return rating ? `${shapeLetters[rating.shape]} ${rating.label}${text === '' ? '' : ` ${text}`}` : text;
}
