// Which rules stayed where they were when a list was put in another order.

/**
 * The most items that are in the same order in both lists; among as many, those that are `steady`. Both lists hold the same items.
 * What is left has moved.
 */
export function keptOrder(before: readonly string[], after: readonly string[], steady: (item: string) => boolean): ReadonlySet<string> {
  const place = new Map(before.map((item, index) => [item, index]));
  // Longest increasing subsequence by weight: keeping one more always outweighs keeping steady ones.
  const best: { weight: number; previous: number }[] = [];
  let last = -1;
  for (const [index, item] of after.entries()) {
    let weight = 0;
    let previous = -1;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const chain = best[earlier] as { weight: number };
      if ((place.get(after[earlier] as string) ?? -1) < (place.get(item) ?? -1) && chain.weight > weight) {
        weight = chain.weight;
        previous = earlier;
      }
    }
    best.push({ weight: weight + after.length + 1 + (steady(item) ? 1 : 0), previous });
    if (last < 0 || (best[index] as { weight: number }).weight > (best[last] as { weight: number }).weight) last = index;
  }
  const kept = new Set<string>();
  for (let index = last; index >= 0; index = (best[index] as { previous: number }).previous) kept.add(after[index] as string);
  return kept;
}
