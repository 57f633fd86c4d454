/** The heading of an action: councils write a line and then a list, which belongs below. Pure. */

export interface Headline {
  text: string;
  /** True when the description says more than the heading. */
  shortened: boolean;
}

/** Enough for a heading; most actions are one sentence of less. */
const longest = 180;

/** The first line, or of a very long one its first words. */
export function headlineOf(description: string): Headline {
  const [first = '', ...more] = description.trim().split(/\s*\n\s*/);
  if (first.length > longest) return { text: `${first.slice(0, longest).replace(/\s+\S*$/, '')}…`, shortened: true };
  return more.length > 0 ? { text: `${first.replace(/[:;,.]$/, '')}…`, shortened: true } : { text: first, shortened: false };
}
