/** The open data beside libs/reporting, as one figure for each English authority and its statistical neighbours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaBenchmark } from '@waymark/api';
import { compareWithNeighbours, estimatedObservation, type GroupMember } from '@waymark/reporting';
import { root } from '../launch-bridge.ts';

/** Fields of each line; some names of authorities hold a comma and stand in quotes. */
function rows(name: string): string[][] {
  const [, ...lines] = readFileSync(join(root, 'libs/reporting/data', name), 'utf8').trim().split('\n');
  return lines.map((line) => Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), ([, quoted, plain = '']) => quoted ?? plain));
}

const figure = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

const PERIOD = '2024';

/** One row for each authority that has a figure and a neighbour with one. */
export function areaBenchmarks(): AreaBenchmark[] {
  const populations = new Map(rows('authorities.csv').map(([area = '', , , population]) => [area, figure(population)]));
  const observations = rows('first-time-entrants.csv')
    .filter(([, year]) => year === PERIOD)
    .map(([area = '', , rate]) => estimatedObservation({ area, rate: figure(rate), denominator: populations.get(area) ?? null, multiplier: 100_000 }));
  const neighbours = new Map<string, GroupMember[]>();
  for (const [area = '', , neighbour = '', closeness = ''] of rows('statistical-neighbours-2025.csv')) {
    neighbours.set(area, [...(neighbours.get(area) ?? []), { area: neighbour, closeness }]);
  }
  return observations.flatMap(({ area }) => {
    const group = { code: 'DfE', version: '2025', members: neighbours.get(area) ?? [] };
    const comparison = compareWithNeighbours({ area, observations, group, measure: 'rate', multiplier: 100_000, polarity: 'low' });
    if (comparison.code === 'notComputed') return [];
    return {
      gssCode: area,
      indicator: 'firstTimeEntrants',
      label: { en: 'Children entering the justice system for the first time', cy: 'Plant sy’n dod i’r system gyfiawnder am y tro cyntaf' },
      period: PERIOD,
      value: comparison.figure.value,
      neighbourMean: Math.round(comparison.simpleMean * 10) / 10,
      neighbourCount: comparison.coverage.reported,
      neighbourModel: `${group.code} ${group.version}`,
      per: 100_000,
      source: 'DfE Local Authority Interactive Tool, 2024; DfE statistical neighbours, May 2025. Contains public sector information licensed under the Open Government Licence v3.0.',
    };
  });
}
