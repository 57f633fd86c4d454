// However facts are read, by name or by the keys of those before, every slot gets the same value, and nothing stays from the facts before.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FactValue } from '../format/rule-set.ts';
import { FactReader } from './fact-reader.ts';
import type { Frame, Slot } from './fact-slots.ts';

const types = { count: 'number', word: 'string', truth: 'boolean', day: 'date', items: 'list' } as const;
const label = { en: '', cy: '' };
const slots: Slot[] = Object.entries(types).map(([id, type], index) => ({ index, source: null, definition: { id, type, label } }));

const read = (reader: FactReader, facts: object): Frame => {
  const frame: Frame = ['left', 'over', 'from', 'the', 'last'];
  reader.read(frame, facts as Record<string, FactValue>);
  return frame;
};
const afresh = (facts: object): Frame => read(new FactReader(slots), facts);

const value = fc.oneof(fc.integer(), fc.constant(NaN), fc.boolean(), fc.constantFrom(null, undefined, 'open', '2026-11-22', '2026-02-30', '2026-11-22T23:30:00Z'), fc.array(fc.integer()));
const facts = fc
  .uniqueArray(fc.constantFrom(...Object.keys(types), 'unread', '7'), { maxLength: 7 })
  .chain((keys) => fc.tuple(...keys.map((key) => value.map((one) => [key, one] as const))).map((entries) => Object.fromEntries(entries)));

describe('reading facts into slots', () => {
  it('takes values of the right type only', () => {
    expect(afresh({ count: 3, word: 'open', truth: false, day: '1970-01-02', items: [1, 'a'] })).toEqual([3, 'open', false, 1, [1, 'a']]);
    expect(afresh({ count: '3', word: 3, truth: 'false', day: '2026-02-30', items: 'a' })).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('gives the same whichever facts were read before', () => {
    fc.assert(
      fc.property(facts, fc.array(facts, { maxLength: 3 }), fc.integer({ min: 0, max: 12 }), (one, others, repeats) => {
        const reader = new FactReader(slots);
        for (let repeat = 0; repeat < repeats; repeat += 1) expect(read(reader, one)).toEqual(afresh(one));
        for (const other of [...others, one]) expect(read(reader, other)).toEqual(afresh(other));
      }),
      { numRuns: 500 },
    );
  });

  it('sees facts that enumerating does not show, however often they come', () => {
    const reader = new FactReader(slots);
    const hidden = Object.defineProperty({ word: 'open' }, 'count', { value: 3, enumerable: false });
    for (let repeat = 0; repeat < 12; repeat += 1) expect(read(reader, hidden)).toEqual([3, 'open', undefined, undefined, undefined]);
    const inherited = Object.create(hidden, { word: { value: 'shut', enumerable: false } }) as object;
    expect(afresh(inherited)).toEqual([3, 'shut', undefined, undefined, undefined]);
  });

  it('keeps a list as it was', () => {
    const items = [1, 2];
    const frame = afresh({ items });
    items.push(3);
    expect(frame[4]).toEqual([1, 2]);
  });
});
