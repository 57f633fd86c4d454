// The open data beside this library, read for tests.
import { readFileSync } from 'node:fs';
import { estimatedObservation, type Observation } from '../comparisons/figure.ts';
import type { ComparatorGroup } from '../neighbours/group.ts';

/** Fields of each line; some names of authorities hold a comma and stand in quotes. */
const rows = (name: string): string[][] =>
  readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), ([, quoted, plain = '']) => quoted ?? plain));
const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

const populations = new Map(rows('authorities.csv').map(([area = '', , , population]) => [area, number(population)]));

/** First-time entrants of 2024 per 100,000; their counts are estimated. */
export const firstTimeEntrants: readonly Observation[] = rows('first-time-entrants.csv')
  .filter(([, year]) => year === '2024')
  .map(([area = '', , rate]) => estimatedObservation({ area, rate: number(rate), denominator: populations.get(area) ?? null, multiplier: 100_000 }));

export const dfe2025 = (area: string): ComparatorGroup => ({
  code: 'dfe',
  version: '2025',
  members: rows('statistical-neighbours-2025.csv').filter(([gss]) => gss === area).map(([, , member = '', closeness = '']) => ({ area: member, closeness })),
});
