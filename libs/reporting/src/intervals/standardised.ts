// Standardised rates: direct (Dobson et al., Statistics in Medicine 1991) and indirect, and rates over events that are not independent.
import { confidenceFault, countFault, refuse, type Estimate, type NotComputed, type Result } from '../result.ts';
import { byarPoissonLimits, poissonLimits, type UsedMethod } from './poisson.ts';

/** Below this many events a directly standardised rate means nothing (PHEindicatormethods, calculate_dsr). */
export const LEAST_STANDARDISED_EVENTS = 10;

/** One age group (or other stratum). A missing count is none, as in OHID's methods. */
export interface Stratum {
  readonly count: number | null;
  readonly denominator: number;
}

export interface DirectRequest {
  /** Strata with the weight that each has in the standard population. */
  readonly strata: readonly (Stratum & { readonly weight: number })[];
  readonly multiplier?: number;
  readonly confidence?: number;
}

/** Σ w x/n / Σ w with Dobson's limits; refused for fewer than ten events. */
export function directlyStandardisedRate({ strata, multiplier = 100_000, confidence = 0.95 }: DirectRequest): Result<Estimate & { readonly events: number }> {
  const fault = confidenceFault(confidence) ?? strataFault(strata) ?? (strata.every(({ weight }) => weight >= 0) ? null : refuse('parameterNotPositive'));
  if (fault) return fault;
  let [weights, weighted, variance, events] = [0, 0, 0, 0];
  for (const { count, denominator, weight } of strata) {
    const x = count ?? 0;
    weights += weight;
    weighted += (weight * x) / denominator;
    variance += (weight / denominator) ** 2 * x;
    events += x;
  }
  if (!(weights > 0)) return refuse('parameterNotPositive');
  if (events < LEAST_STANDARDISED_EVENTS) return refuse('fewEvents', { least: LEAST_STANDARDISED_EVENTS });
  return { ...dobson({ value: weighted / weights, variance: variance / weights ** 2, events, multiplier, confidence }), events };
}

/** Byar's limits of the events, stretched to the variance of the rate. */
function dobson({ value, variance, events, multiplier, confidence }: { value: number; variance: number; events: number; multiplier: number; confidence: number }): Estimate {
  const limits = byarPoissonLimits(events, confidence);
  const stretch = Math.sqrt(variance / events);
  return {
    value: value * multiplier,
    lower: Math.max(0, value + stretch * (limits.lower - events)) * multiplier,
    upper: (value + stretch * (limits.upper - events)) * multiplier,
  };
}

export interface IndirectRequest {
  /** Strata with the counts and denominators of the reference population. */
  readonly strata: readonly (Stratum & { readonly referenceCount: number | null; readonly referenceDenominator: number })[];
  readonly multiplier?: number;
  readonly confidence?: number;
  /** `ratio`: observed / expected. `rate`: that times the crude rate of the reference population. */
  readonly as?: 'ratio' | 'rate';
}

/** Observed events over those expected at the rates of the reference population. */
export function indirectlyStandardisedRatio({ strata, multiplier = 100, confidence = 0.95, as = 'ratio' }: IndirectRequest): Result<Estimate & { readonly observed: number; readonly expected: number; readonly method: UsedMethod }> {
  const reference = strata.map(({ referenceCount, referenceDenominator }) => ({ count: referenceCount, denominator: referenceDenominator }));
  const fault = confidenceFault(confidence) ?? strataFault(strata) ?? strataFault(reference);
  if (fault) return fault;
  let [observed, expected, referenceEvents, referencePopulation] = [0, 0, 0, 0];
  for (const { count, denominator, referenceCount, referenceDenominator } of strata) {
    observed += count ?? 0;
    expected += ((referenceCount ?? 0) / referenceDenominator) * denominator;
    referenceEvents += referenceCount ?? 0;
    referencePopulation += referenceDenominator;
  }
  if (!(expected > 0)) return refuse('fewEvents', { least: 1 });
  const limits = poissonLimits(observed, confidence, 'ohid');
  const scale = (as === 'ratio' ? multiplier : (multiplier * referenceEvents) / referencePopulation) / expected;
  return { value: observed * scale, lower: limits.lower * scale, upper: limits.upper * scale, observed, expected, method: limits.method };
}

export interface FrequencyRequest {
  /** How many people had how many events each: `{ events: 3, people: 12 }` is 36 events. */
  readonly bands: readonly { readonly events: number; readonly people: number }[];
  readonly denominator: number;
  readonly multiplier?: number;
  readonly confidence?: number;
}

/**
 * Events per denominator where one person may have several: Σ f² people_f instead of the Poisson variance, Dobson's limits
 * thereafter (PHEindicatormethods, calculate_dsr with non-independent events and one age group). Refused below ten events.
 */
export function frequencyRate({ bands, denominator, multiplier = 100_000, confidence = 0.95 }: FrequencyRequest): Result<Estimate & { readonly events: number }> {
  const faults = bands.map(({ events, people }) => countFault(people, denominator) ?? countFault(events, 1));
  const fault = confidenceFault(confidence) ?? countFault(0, denominator) ?? faults.find((item) => item !== null);
  if (fault) return fault;
  const events = bands.reduce((sum, band) => sum + band.events * band.people, 0);
  if (events < LEAST_STANDARDISED_EVENTS) return refuse('fewEvents', { least: LEAST_STANDARDISED_EVENTS });
  const variance = bands.reduce((sum, band) => sum + band.events ** 2 * band.people, 0) / denominator ** 2;
  return { ...dobson({ value: events / denominator, variance, events, multiplier, confidence }), events };
}

function strataFault(strata: readonly Stratum[]): NotComputed | null {
  if (strata.length === 0) return refuse('fewValues', { least: 1 });
  return strata.map(({ count, denominator }) => countFault(count ?? 0, denominator)).find((item) => item !== null) ?? null;
}
