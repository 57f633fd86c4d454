/**
 * A family that is worked out: whole youth justice services, near by their circumstances. For those of several authorities,
 * which no published list knows. Pure. (docs/adr/0039)
 */
import { aggregateObservations, aggregateProfiles, computeNeighbours, isComputed, type AreaProfile, type ComparatorGroup, type Observation } from '@waymark/reporting';
import type { Authority, IndicatorSeries } from './open-data.ts';

/** Authorities that each service covers. */
export function servicesOf(authorities: ReadonlyMap<string, Authority>): Map<string, string[]> {
  const services = new Map<string, string[]>();
  for (const [code, { service }] of authorities) services.set(service, [...(services.get(service) ?? []), code]);
  return services;
}

/**
 * The ten nearest services of each, by circumstances and number of children, each counting the same. Wales is left out: of it
 * no circumstances are held.
 * @param circumstances of the authorities of England
 * @throws Error when the files are not those that the build ships
 */
export function computedGroups(authorities: ReadonlyMap<string, Authority>, circumstances: readonly AreaProfile[]): ReadonlyMap<string, ComparatorGroup> {
  const profiles = [...servicesOf(authorities)].flatMap(([service, codes]) => {
    const members = codes.map((area) => ({ area, population: authorities.get(area)?.population ?? 0 }));
    const whole = aggregateProfiles({ area: service, members, profiles: circumstances });
    if (!isComputed(whole)) return [];
    // Sizes are compared by their ratio: 10,000 and 20,000 children lie as far apart as 40,000 and 80,000.
    const children = Math.log(members.reduce((sum, { population }) => sum + population, 0));
    return [{ area: service, variables: { ...whole.variables, children } }];
  });
  const names = Object.keys(profiles[0]?.variables ?? {});
  const computed = computeNeighbours({ profiles, weights: Object.fromEntries(names.map((name) => [name, 1])), version: '2025' });
  if (!isComputed(computed)) throw new Error(`The family cannot be worked out: ${computed.reason}`);
  return computed.groups;
}

/** The same figures by service: sums of the members', and missing when one is. */
export function seriesByService(series: IndicatorSeries, authorities: ReadonlyMap<string, Authority>): IndicatorSeries {
  const services = [...servicesOf(authorities)];
  return new Map([...series].map(([period, observations]) => [period, new Map(services.flatMap(([service, members]) => {
    const own = members.flatMap((code) => observations.get(code) ?? []);
    const [only] = own;
    if (members.length === 1) return only ? [[service, { ...only, area: service }] as [string, Observation]] : [];
    const whole = aggregateObservations({ area: service, members, observations: own });
    return isComputed(whole) ? [[service, whole] as [string, Observation]] : [];
  }))]));
}
