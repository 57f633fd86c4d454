/**
 * The open data that libs/reporting ships, read once. They are published and the same for every service: no row of the
 * database, no tenant (ADR 0038).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { estimatedObservation, groupsFromList, isComputed, type ComparatorGroup, type Observation } from '@waymark/reporting';
import type { Localised } from '@waymark/domain';
import { computedGroups, seriesByService } from './computed-family.ts';

export interface Authority {
  readonly name: string;
  /** The youth justice service that covers it. */
  readonly service: string;
  readonly population: number;
}

/** Observations of one indicator: by period, oldest first, and by area. */
export type IndicatorSeries = ReadonlyMap<string, ReadonlyMap<string, Observation>>;

/** One edition of a list of neighbours. What it says of likeness, and who is in it, changes with the edition. */
export interface NeighbourModel {
  /** In addresses. */
  readonly code: string;
  readonly version: string;
  readonly name: Localised;
  /** Whether its groups are of authorities, by ONS code, or of whole services, by name. */
  readonly level: 'authority' | 'service';
  readonly groups: ReadonlyMap<string, ComparatorGroup>;
  /** Absent of a published list and of one that is worked out. */
  readonly kept?: KeptFamily;
}

/** That a list is no published one: the service itself has chosen who is in it. */
export interface KeptFamily {
  readonly familyId: string;
  readonly version: number;
  /** ISO date. */
  readonly effectiveFrom: string;
  /** The day on which somebody saved this version. */
  readonly chosenOn: string;
}

export interface OpenData {
  /** Upper-tier authorities of England and Wales by ONS code. */
  readonly authorities: ReadonlyMap<string, Authority>;
  /** Authorities that an older list names and that are no more. */
  readonly former: ReadonlyMap<string, string>;
  /** The first is compared with unless another is asked for; none of them covers Wales. */
  readonly models: readonly [NeighbourModel, ...NeighbourModel[]];
  /** By code of the indicator, as `series`, of whole services by name. */
  readonly byService: (code: string) => IndicatorSeries | undefined;
  /** By code of the indicator. */
  readonly series: ReadonlyMap<string, IndicatorSeries>;
}

/** Fields of each line; some names of authorities hold a comma and stand in quotes. */
function rows(name: string, withHead = false): string[][] {
  const [head = '', ...body] = readFileSync(fileURLToPath(import.meta.resolve(`@waymark/reporting/data/${name}`)), 'utf8').trim().split('\n');
  return (withHead ? [head, ...body] : body).map((line) => Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), ([, quoted, plain = '']) => quoted ?? plain));
}

const numberOf = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

function seriesOf(observations: readonly (Observation & { readonly year: string })[]): IndicatorSeries {
  const series = new Map<string, Map<string, Observation>>();
  for (const { year, ...observation } of observations) {
    const ofYear = series.get(year) ?? new Map<string, Observation>();
    series.set(year, ofYear.set(observation.area, observation));
  }
  return new Map([...series].sort(([a], [b]) => a.localeCompare(b)));
}

function firstTimeEntrants(authorities: OpenData['authorities']): IndicatorSeries {
  return seriesOf(rows('first-time-entrants.csv').map(([area = '', year = '', rate]) => {
    const denominator = authorities.get(area)?.population ?? null;
    return { year, ...estimatedObservation({ area, rate: numberOf(rate), denominator, multiplier: 100_000 }) };
  }));
}

/** Percentages without counts: the size of the cohort is published nowhere, and no population stands for it. */
function reoffending(age: string): IndicatorSeries {
  return seriesOf(rows('reoffending.csv').filter((row) => row[1] === age).map(([area = '', , year = '', percentage]) => ({ year, area, count: null, denominator: null, published: numberOf(percentage) })));
}

function model(code: string, version: string, file: string, name: Localised, effectiveFrom?: string): NeighbourModel {
  const list = rows(file).map(([area = '', rank, neighbour = '', closeness = '']) => ({ area, rank: Number(rank), neighbour, closeness }));
  const neighbours = groupsFromList({ code, version, effectiveFrom, rows: list });
  if (!isComputed(neighbours)) throw new Error(`The list of neighbours ${file} cannot be read: ${neighbours.reason}`);
  return { code: `${code}-${version}`, version, name, level: 'authority', groups: neighbours.groups };
}

function computed(authorities: OpenData['authorities']): NeighbourModel {
  const [head = [], ...lines] = rows('context.csv', true);
  const circumstances = lines.map(([area = '', ...values]) => ({ area, variables: Object.fromEntries(head.slice(1).map((name, index) => [name, numberOf(values[index])])) }));
  return {
    code: 'computed-2025', version: '2025', level: 'service', groups: computedGroups(authorities, circumstances),
    name: { en: 'Worked out by Waymark: whole services, near by circumstances of 2025 and number of children', cy: 'Cyfrifwyd gan Waymark: gwasanaethau cyfan, agos o ran amgylchiadau 2025 a nifer y plant' },
  };
}

/** @throws Error when the files are not those that the build ships. */
export function readOpenData(): OpenData {
  const authorities = new Map(rows('authorities.csv').map(([gss = '', name = '', service = '', population]) => [gss, { name, service, population: Number(population) }]));
  const series = new Map([['first-time-entrants', firstTimeEntrants(authorities)], ['reoffending-10-14', reoffending('10-14')], ['reoffending-15-17', reoffending('15-17')]]);
  const whole = new Map<string, IndicatorSeries>();
  return {
    authorities,
    former: new Map(rows('former-authorities.csv').map(([gss = '', name = '']) => [gss, name])),
    models: [
      model('dfe', '2025', 'statistical-neighbours-2025.csv', { en: 'Department for Education, statistical neighbours, May 2025', cy: 'Yr Adran Addysg, cymdogion ystadegol, Mai 2025' }, '2025-05-01'),
      model('dfe', '2021', 'statistical-neighbours-2021.csv', { en: 'Department for Education, statistical neighbours, April 2021', cy: 'Yr Adran Addysg, cymdogion ystadegol, Ebrill 2021' }, '2021-04-01'),
      // The file names no edition: the day of the copy stands for it.
      model('ons', '2026', 'nearest-neighbours-ons.csv', { en: 'Office for National Statistics, ten nearest neighbours, as copied in November 2026', cy: 'Y Swyddfa Ystadegau Gwladol, y deg cymydog agosaf, fel y’u copïwyd ym mis Tachwedd 2026' }),
      computed(authorities),
    ],
    series,
    // Made when first asked for: most services are one authority, and compare by a published list.
    byService: (code) => {
      const ofAuthorities = series.get(code);
      if (ofAuthorities && !whole.has(code)) whole.set(code, seriesByService(ofAuthorities, authorities));
      return whole.get(code);
    },
  };
}
