// Three measures of reoffending that share a numerator or a denominator and must never share a name.
import { proportionInterval } from '../intervals/proportion.ts';
import { frequencyRate } from '../intervals/standardised.ts';
import { countFault, refuse, type Estimate, type Result } from '../result.ts';

export interface ReoffendingRequest {
  /** Children in the cohort. */
  readonly cohort: number;
  /** Of them, those who reoffended at all. */
  readonly reoffenders: number;
  /** All their proven reoffences. */
  readonly reoffences: number;
  /** How many children had how many reoffences. Without it the two frequencies have no interval: reoffences of one child are not independent. */
  readonly bands?: readonly { readonly events: number; readonly people: number }[];
  readonly confidence?: number;
}

/** A frequency with limits, or without them where `interval` says why. */
export interface Frequency {
  readonly value: number;
  readonly interval: Result<{ readonly lower: number; readonly upper: number }>;
}

export interface Reoffending {
  /** Reoffenders per 100 children in the cohort: the binary rate, with Wilson's limits. */
  readonly binaryRate: Estimate;
  /** Reoffences per child in the cohort. */
  readonly reoffencesPerCohortMember: Frequency;
  /** Reoffences per child who reoffended. */
  readonly reoffencesPerReoffender: Result<Frequency>;
}

/** Refused when the counts contradict each other: more reoffenders than children, or fewer reoffences than reoffenders. */
export function reoffending({ cohort, reoffenders, reoffences, bands, confidence = 0.95 }: ReoffendingRequest): Result<Reoffending> {
  const binaryRate = proportionInterval({ x: reoffenders, n: cohort, multiplier: 100, confidence });
  if (binaryRate.code === 'notComputed') return binaryRate;
  const fault = countFault(reoffences, cohort);
  if (fault) return fault;
  if (reoffences < reoffenders) return refuse('relationDoesNotHold', { reoffenders, reoffences });
  if (bands) {
    const active = bands.filter(({ events }) => events > 0);
    const people = active.reduce((sum, band) => sum + band.people, 0);
    const events = active.reduce((sum, band) => sum + band.people * band.events, 0);
    if (people !== reoffenders || events !== reoffences) return refuse('relationDoesNotHold', { reoffenders, reoffences });
  }
  const per = (denominator: number): Frequency => {
    const limits = bands ? frequencyRate({ bands, denominator, multiplier: 1, confidence }) : refuse('eventsNotIndependent');
    return { value: reoffences / denominator, interval: limits.code === 'notComputed' ? limits : { lower: limits.lower, upper: limits.upper } };
  };
  return { binaryRate, reoffencesPerCohortMember: per(cohort), reoffencesPerReoffender: reoffenders === 0 ? refuse('fewEvents', { least: 1 }) : per(reoffenders) };
}
