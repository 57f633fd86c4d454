/** The soft mutation of Welsh, as far as our sentences need it. */

const mutated: Readonly<Record<string, string>> = { p: 'b', t: 'd', c: 'g', b: 'f', d: 'dd', g: '', m: 'f' };

/**
 * Adjectives and nouns after predicative `yn`: coch → goch, gwyrdd → wyrdd, glas → las. The letters
 * ll and rh stay after `yn`; the digraphs ch, dd, ph and th are not p, t, c or d.
 * @param word in lower case.
 */
export function afterYn(word: string): string {
  if (/^(ch|dd|ph|th|ll|rh)/.test(word)) return word;
  const replacement = mutated[word.charAt(0)];
  return replacement === undefined ? word : replacement + word.slice(1);
}
