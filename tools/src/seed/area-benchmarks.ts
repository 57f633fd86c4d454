/** The open data beside libs/reporting, as one figure for each English authority and its statistical neighbours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaBenchmark } from '@waymark/api';
import { compareWithNeighbours, type AreaFigure, type Neighbour } from '@waymark/reporting';
import { root } from '../launch-bridge.ts';

/** The columns that are read; none of these files quotes a field. */
function rows(name: string): string[][] {
  const [, ...lines] = readFileSync(join(root, 'libs/reporting/data', name), 'utf8').trim().split('\n');
  return lines.map((line) => line.split(','));
}

const figure = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

/** One row for each authority that has a figure and a neighbour with one. */
export function areaBenchmarks(): AreaBenchmark[] {
  const figures: AreaFigure[] = rows('first-time-entrants.csv').map(([area = '', , , rate, population]) => ({ area, rate: figure(rate), population: figure(population) }));
  const neighbours = new Map<string, Neighbour[]>();
  for (const [area = '', , neighbour = '', closeness = ''] of rows('statistical-neighbours-2025.csv')) {
    neighbours.set(area, [...(neighbours.get(area) ?? []), { area: neighbour, closeness }]);
  }
  return figures.flatMap(({ area }) => {
    const comparison = compareWithNeighbours(area, figures, neighbours.get(area) ?? [], 'DfE 2025');
    if (!comparison) return [];
    return {
      gssCode: area,
      indicator: 'firstTimeEntrants',
      label: { en: 'Children entering the justice system for the first time', cy: 'Plant sy’n dod i’r system gyfiawnder am y tro cyntaf' },
      period: '2024',
      value: comparison.value,
      neighbourMean: Math.round(comparison.mean * 10) / 10,
      neighbourCount: comparison.count,
      neighbourModel: comparison.model,
      per: 100_000,
      source: 'DfE Local Authority Interactive Tool, 2024; DfE statistical neighbours, May 2025. Contains public sector information licensed under the Open Government Licence v3.0.',
    };
  });
}
