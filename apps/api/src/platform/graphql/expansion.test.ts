import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { expansionExcess } from './expansion.ts';

const excess = (text: string, selections = 100, repeats = 5): string | null => expansionExcess(parse(text), { selections, repeats });
const times = (count: number, text: (n: number) => string): string => Array.from({ length: count }, (_, n) => text(n)).join(' ');
const bomb = (levels: number, spread: (next: number) => string): string => `{ a { ...f0 } } ${times(levels, (n) => `fragment f${n} on A { ${n < levels - 1 ? spread(n + 1) : 'id'} }`)}`;

describe('a document', () => {
  test.each<[string, string, string | null]>([
    ['that is small', '{ a { id name b { id } } }', null],
    ['whose fields fill the limit', `{ ${times(100, (n) => `f${n}`)} }`, null],
    ['with one field more', `{ ${times(101, (n) => `f${n}`)} }`, 'selections'],
    ['of two operations that fill it together', `query a { ${times(60, (n) => `f${n}`)} } query b { ${times(41, (n) => `f${n}`)} }`, 'selections'],
    ['with a fragment twice', '{ a { ...f } b { ...f } } fragment f on A { id }', null],
    ['whose fragments double', bomb(27, (next) => `x { ...f${next} } y { ...f${next} }`), 'selections'],
    ['whose fragments double in one place', bomb(27, (next) => `...f${next} ...f${next}`), 'repeats'],
    ['whose inline fragments double', bomb(27, (next) => `... on A { ...f${next} } ... { ...f${next} }`), 'repeats'],
    ['that doubles in a fragment that nothing uses', bomb(27, (next) => `...f${next} ...f${next}`).replace('{ a { ...f0 } }', '{ a }'), 'repeats'],
    ['with a field five times', `{ ${times(5, () => 'a')} }`, null],
    ['with a field six times', `{ ${times(6, () => 'a')} }`, 'repeats'],
    ['with a field six times in what is merged', '{ a { b b } a { b b } ...f } fragment f on Q { a { b b } }', 'repeats'],
    ['with a field six times under names of its own', `{ ${times(6, (n) => `a${n}: a`)} }`, null],
    ['with six fields under one name', `{ ${times(6, (n) => `a: b${n}`)} }`, 'repeats'],
    ['whose fragments spread each other', '{ a { ...f } } fragment f on A { ...g id } fragment g on A { ...f id }', null],
    ['whose fragment is missing', '{ a { ...nothing } }', null],
  ])('%s', (_name, text, expected) => expect(excess(text)).toBe(expected));

  test('is measured within its budget, whatever it is', () => {
    const worst = parse(`{ a { ...f0 } } ${times(60, (n) => `fragment f${n} on A { ${times(60, (m) => `...f${m}`)} }`)}`);
    const started = performance.now();
    expect(expansionExcess(worst, { selections: 1_000, repeats: 20 })).toBe('selections');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
