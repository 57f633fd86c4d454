// The same order as the built-in sort, whatever the keys.
import { expect, test } from '@jest/globals';
import { seededRandom } from '../random.ts';
import { keySorter } from './key-sort.ts';

const random = seededRandom(11);
const word = (): number => Math.floor(random() * 2 ** 32);
const kinds: Readonly<Record<string, (index: number) => number>> = {
  'of any size': word,
  'that are close together': () => 0x3b00_0000 + Math.floor(random() * 500),
  'with one far away': (index) => (index === 3 ? 0xffff_ffff : Math.floor(random() * 100)),
  'that are all the same': () => 7,
  'at both ends': (index) => (index % 2 === 0 ? 0 : 0xffff_ffff),
  'in falling order': (index) => 1e6 - index,
};

test.each(Object.entries(kinds))('keys %s', (_kind, key) => {
  for (const length of [1, 2, 3, 155, 1024]) {
    const sort = keySorter(length);
    for (let run = 0; run < 20; run += 1) {
      const keys = Uint32Array.from({ length }, (_, index) => key(index));
      expect([...sort(keys)]).toEqual([...keys.slice().sort()]);
    }
  }
});
