// A youth justice service may serve several authorities: their figures become one, by population.
import type { Observation } from '../comparisons/figure.ts';
import { refuse, type Result } from '../result.ts';
import type { AreaProfile } from './computed.ts';

export interface Member {
  readonly area: string;
  /** Persons aged 10 to 17, or whichever the variables are shares of. */
  readonly population: number;
}

/** Variables of a partnership: means of its members' by population. A variable that one member misses is missing. */
export function aggregateProfiles({ area, members, profiles }: { readonly area: string; readonly members: readonly Member[]; readonly profiles: readonly AreaProfile[] }): Result<AreaProfile> {
  const byArea = new Map(profiles.map((profile) => [profile.area, profile.variables]));
  const missing = members.find((member) => !byArea.has(member.area));
  if (members.length === 0 || missing) return refuse('unknownArea', { area: missing?.area ?? area });
  if (!members.every(({ population }) => population > 0 && Number.isFinite(population))) return refuse('denominatorNotPositive');
  const total = members.reduce((sum, { population }) => sum + population, 0);
  const names = new Set(members.flatMap((member) => Object.keys(byArea.get(member.area) ?? {})));
  const variables = [...names].map((name): [string, number | null] => {
    const values = members.map((member) => byArea.get(member.area)?.[name] ?? null);
    const complete = values.every((value) => value !== null);
    return [name, complete ? values.reduce((sum: number, value, index) => sum + (value ?? 0) * ((members[index]?.population ?? 0) / total), 0) : null];
  });
  return { area, variables: Object.fromEntries(variables) };
}

/**
 * Counts and denominators of a partnership: sums of its members'. One missing member makes the whole missing; one estimated
 * count makes the whole estimated.
 */
export function aggregateObservations({ area, members, observations }: { readonly area: string; readonly members: readonly string[]; readonly observations: readonly Observation[] }): Result<Observation> {
  const byArea = new Map(observations.map((observation) => [observation.area, observation]));
  const own = members.flatMap((member) => byArea.get(member) ?? []);
  if (members.length === 0 || own.length < members.length) return refuse('unknownArea', { area: members.find((member) => !byArea.has(member)) ?? area });
  const known = own.every(({ count, denominator }) => count !== null && denominator !== null);
  const sum = (of: (observation: Observation) => number | null): number | null => (known ? own.reduce((total, observation) => total + (of(observation) ?? 0), 0) : null);
  return { area, count: sum(({ count }) => count), denominator: sum(({ denominator }) => denominator), estimated: own.some(({ estimated }) => estimated === true) };
}
