// A text as people see it, for comparing: how a program breaks lines or spells a space is no difference.

/** '' for null. Case and punctuation count: a person changed them on purpose. */
export function plainText(text: string | null): string {
  return (text ?? '')
    .normalize('NFC')
    .replaceAll('\u000b', '\n')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00a0\u2007\u202f\u2003]/g, ' ')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** How much two texts share of their words, 0 to 1 (Dice's coefficient over the words, each as often as it stands). */
export function sharedWords(one: string, other: string): number {
  const words = (text: string): string[] => plainText(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [left, right] = [words(one), words(other)];
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    counts.set(word, count - 1);
  }
  return (2 * shared) / (left.length + right.length);
}
