// Words in both languages of a service, and the shape of a fault: a code with parameters, never a sentence.

/** Text in English and Welsh. Neither is machine-joined: each is written whole. */
export interface Localised {
  readonly en: string;
  readonly cy: string;
}

export type Language = keyof Localised;

/** What a code needs to become a sentence in the reader's language. */
export type Parameters = Readonly<Record<string, string | number | boolean | null>>;

/** One fault in data, at `path` (slash-separated from the root of the checked value; '' is the root). */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly parameters: Parameters;
}
