/**
 * The open data that libs/reporting ships, read once. They are published and the same for every service: no row of the
 * database, no tenant (ADR 0038).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { estimatedObservation, groupsFromList, isComputed, type ComparatorGroup, type Observation } from '@waymark/reporting';

export interface Authority {
  readonly name: string;
  /** The youth justice service that covers it. */
  readonly service: string;
  readonly population: number;
}

/** Observations of one indicator: by period, oldest first, and by area. */
export type IndicatorSeries = ReadonlyMap<string, ReadonlyMap<string, Observation>>;

export interface OpenData {
  /** Upper-tier authorities of England and Wales by ONS code. */
  readonly authorities: ReadonlyMap<string, Authority>;
  /** The DfE's statistical neighbours; none in Wales. */
  readonly neighbours: ReadonlyMap<string, ComparatorGroup>;
  /** By code of the indicator. */
  readonly series: ReadonlyMap<string, IndicatorSeries>;
}

/** Fields of each line; some names of authorities hold a comma and stand in quotes. */
function rows(name: string): string[][] {
  const [, ...lines] = readFileSync(fileURLToPath(import.meta.resolve(`@waymark/reporting/data/${name}`)), 'utf8').trim().split('\n');
  return lines.map((line) => Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), ([, quoted, plain = '']) => quoted ?? plain));
}

function firstTimeEntrants(authorities: OpenData['authorities']): IndicatorSeries {
  const series = new Map<string, Map<string, Observation>>();
  for (const [area = '', year = '', rate = ''] of rows('first-time-entrants.csv')) {
    const denominator = authorities.get(area)?.population ?? null;
    const ofYear = series.get(year) ?? new Map<string, Observation>();
    series.set(year, ofYear.set(area, estimatedObservation({ area, rate: rate === '' ? null : Number(rate), denominator, multiplier: 100_000 })));
  }
  return new Map([...series].sort(([a], [b]) => a.localeCompare(b)));
}

/** @throws Error when the files are not those that the build ships. */
export function readOpenData(): OpenData {
  const authorities = new Map(rows('authorities.csv').map(([gss = '', name = '', service = '', population]) => [gss, { name, service, population: Number(population) }]));
  const list = rows('statistical-neighbours-2025.csv').map(([area = '', rank, neighbour = '', closeness = '']) => ({ area, rank: Number(rank), neighbour, closeness }));
  const neighbours = groupsFromList({ code: 'dfe', version: '2025', effectiveFrom: '2025-05-01', rows: list });
  if (!isComputed(neighbours)) throw new Error(`The list of statistical neighbours cannot be read: ${neighbours.reason}`);
  return { authorities, neighbours: neighbours.groups, series: new Map([['first-time-entrants', firstTimeEntrants(authorities)]]) };
}
