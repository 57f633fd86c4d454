// Over-representation: how a group's share of those who enter compares with its share of the population.
import { proportionInterval } from '../intervals/proportion.ts';
import { rateRatioInterval } from '../intervals/rate.ts';
import { countFault, refuse, type Estimate, type Result } from '../result.ts';

export interface GroupYear {
  readonly group: string;
  readonly year: number;
  /** Of the group: children cautioned or sentenced, remanded, in custody. */
  readonly count: number;
  readonly population: number;
}

export interface GroupDisproportionality {
  readonly group: string;
  readonly count: number;
  readonly population: number;
  /** Percentage points: share of all those counted minus share of the population. Above 0: over-represented. */
  readonly gap: Result<Estimate>;
  /** Relative rate index: the group's rate divided by that of the reference group, exact limits. Not given for that group. */
  readonly index: Result<{ readonly value: number | null; readonly lower: number; readonly upper: number | null }>;
}

/** A relative rate needs at least this many events in the group and in the reference group together to mean anything. */
const LEAST_EVENTS = 10;

export interface DisproportionalityRequest {
  /** One row for each group and year; years are pooled, because one year of one service is nearly always too small. */
  readonly rows: readonly GroupYear[];
  readonly reference: string;
  readonly confidence?: number;
}

/** Gap and index of each group, in the order in which groups first appear. The population's shares count as known exactly. */
export function disproportionality({ rows, reference, confidence = 0.95 }: DisproportionalityRequest): Result<{ readonly groups: readonly GroupDisproportionality[]; readonly years: readonly number[] }> {
  const pooled = new Map<string, { count: number; population: number }>();
  for (const { group, count, population } of rows) {
    const fault = countFault(count, population);
    if (fault) return fault;
    const sum = pooled.get(group) ?? { count: 0, population: 0 };
    pooled.set(group, { count: sum.count + count, population: sum.population + population });
  }
  const against = pooled.get(reference);
  if (!against) return refuse('unknownArea', { group: reference });
  const all = [...pooled.values()].reduce((sum, { count, population }) => ({ count: sum.count + count, population: sum.population + population }));
  const groups = [...pooled].map(([group, { count, population }]): GroupDisproportionality => {
    const share = proportionInterval({ x: count, n: all.count, multiplier: 100, confidence });
    const ofPopulation = (100 * population) / all.population;
    const gap: Result<Estimate> =
      share.code === 'notComputed' ? refuse('fewEvents', { least: 1 }) : { value: share.value - ofPopulation, lower: share.lower - ofPopulation, upper: share.upper - ofPopulation };
    const few = count + against.count < LEAST_EVENTS;
    const index = group === reference ? refuse('sameArea') : few ? refuse('fewEvents', { least: LEAST_EVENTS }) : rateRatioInterval({ count1: count, denominator1: population, count2: against.count, denominator2: against.population, confidence });
    return { group, count, population, gap, index };
  });
  return { groups, years: [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b) };
}
