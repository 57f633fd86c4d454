// Golden values from the open data that the project ships, and the cases at its edges.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compareWithNeighbours, type AreaFigure } from './neighbour-comparison.ts';

const rows = (name: string): string[][] =>
  readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));
const figures: AreaFigure[] = rows('first-time-entrants.csv').map(([area = '', , , rate, population]) => ({ area, rate: number(rate), population: number(population) }));
const neighboursOf = (area: string) => rows('statistical-neighbours-2025.csv').filter(([gss]) => gss === area).map(([, , gss = '', closeness = '']) => ({ area: gss, closeness }));

describe('first-time entrants 2024 beside the DfE 2025 neighbours', () => {
  test.each([
    ['Islington', 'E09000019', 145, 216.9, 230.7, 10, 0],
    ['Portsmouth', 'E06000044', 207, 155.0, 157.4, 10, null],
    ['Rotherham', 'E08000018', 142, 155.8, 155.3, 9, null],
  ])('%s', (_name, area, value, mean, pooledMean, count, closeCount) => {
    const comparison = compareWithNeighbours(area, figures, neighboursOf(area), 'DfE 2025');
    expect(comparison?.value).toBe(value);
    expect(comparison?.mean).toBeCloseTo(mean, 1);
    expect(comparison?.pooledMean).toBeCloseTo(pooledMean, 1);
    expect(comparison?.count).toBe(count);
    expect(comparison?.model).toBe('DfE 2025');
    if (closeCount !== null) expect(comparison?.closeCount).toBe(closeCount);
  });

  test('Rotherham’s missing neighbour is named', () => {
    expect(compareWithNeighbours('E08000018', figures, neighboursOf('E08000018'), 'DfE 2025')?.missing).toEqual(['E06000020']);
  });

  test('every authority has ten neighbours', () => {
    for (const { area } of figures) expect(neighboursOf(area)).toHaveLength(10);
  });
});

describe('edges', () => {
  const figure = (area: string, rate: number | null, population: number | null = 100): AreaFigure => ({ area, rate, population });
  const near = (area: string) => ({ area, closeness: 'Close' });

  test('an area without a figure, or without a neighbour that has one, is not compared', () => {
    expect(compareWithNeighbours('a', [figure('a', null), figure('b', 1)], [near('b')], 'm')).toBeNull();
    expect(compareWithNeighbours('a', [figure('a', 1), figure('b', null)], [near('b')], 'm')).toBeNull();
  });

  test('an area is never compared with itself, and without a population nothing is pooled', () => {
    const comparison = compareWithNeighbours('a', [figure('a', 1), figure('b', 3, null)], [near('a'), near('b')], 'm');
    expect(comparison).toMatchObject({ mean: 3, count: 1, pooledMean: null });
  });
});
