// Cutting the document into pages, and keeping merged cells in their columns across a cut.
import { describe, expect, test } from '@jest/globals';
import { placeCells, sourcePages, sourcePageWith } from './source-pages.ts';

const text = (index: number) => ({ index, rowCount: null });
const table = (index: number, rowCount: number) => ({ index, rowCount });

describe('pages of the document', () => {
  test('an empty document has one empty page', () => {
    expect(sourcePages([])).toEqual([[]]);
  });

  test('what fits stands on one page', () => {
    expect(sourcePages([text(0), table(1, 3), text(2)], 10)).toEqual([
      [
        { block: 0, from: 0, to: 0 },
        { block: 1, from: 0, to: 3 },
        { block: 2, from: 0, to: 0 },
      ],
    ]);
  });

  test('a table that fits on a page of its own is not broken', () => {
    const pages = sourcePages([table(0, 6), table(1, 7)], 10);
    expect(pages.map((page) => page.map((slice) => slice.block))).toEqual([[0], [1]]);
  });

  test('a longer table goes on, no page holds more than its size, and no row is lost', () => {
    const pages = sourcePages([text(0), table(1, 25), text(2)], 10);
    expect(pages.every((page) => page.reduce((sum, slice) => sum + Math.max(1, slice.to - slice.from), 0) <= 10)).toBe(true);
    const rows = pages.flat().filter((slice) => slice.block === 1);
    expect(rows.map((slice) => [slice.from, slice.to])).toEqual([
      [0, 9],
      [9, 19],
      [19, 25],
    ]);
    expect(sourcePageWith(pages, 1, 18)).toBe(1);
    expect(sourcePageWith(pages, 1, 24)).toBe(2);
    expect(sourcePageWith(pages, 2, 0)).toBe(2);
    expect(sourcePageWith(pages, 1, 25)).toBe(-1);
  });
});

describe('cells of a slice', () => {
  const cell = (name: string, rowSpan = 1, columnSpan = 1) => ({ name, rowSpan, columnSpan });
  const rows = [
    { cells: [cell('a', 3), cell('b'), cell('c')] },
    { cells: [cell('d'), cell('e')] },
    { cells: [cell('f', 1, 2)] },
    { cells: [cell('g'), cell('h'), cell('i')] },
  ];
  const shape = (from: number, to: number) => placeCells(rows, from, to).map((row) => row.map(({ cell: { name }, column, rowSpan, continued }) => `${name}@${column}x${rowSpan}${continued ? '…' : ''}`));

  test('the whole table keeps its merged cell', () => {
    expect(shape(0, 4)).toEqual([['a@0x3', 'b@1x1', 'c@2x1'], ['d@1x1', 'e@2x1'], ['f@1x1'], ['g@0x1', 'h@1x1', 'i@2x1']]);
  });

  test('a slice that begins inside it shows it again, for the rows that are left', () => {
    expect(shape(1, 4)).toEqual([['a@0x2…', 'd@1x1', 'e@2x1'], ['f@1x1'], ['g@0x1', 'h@1x1', 'i@2x1']]);
  });

  test('a slice that ends inside it clips it', () => {
    expect(shape(0, 2)[0]).toEqual(['a@0x2', 'b@1x1', 'c@2x1']);
  });
});
