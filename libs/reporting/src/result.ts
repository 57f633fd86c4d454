// What every function of this library returns: what was computed, or a refusal with its reason. Never NaN, never a throw on data.

/** Why something is not computed. The sentence for each is made at the edge, in English and Welsh. */
export type Reason =
  | 'notANumber'
  | 'probabilityOutOfRange'
  | 'confidenceOutOfRange'
  | 'parameterNotPositive'
  | 'denominatorNotPositive'
  | 'countNegative'
  | 'countAboveDenominator'
  | 'lengthsDiffer'
  | 'fewEvents'
  | 'fewValues'
  | 'fewPoints'
  | 'fewAreas'
  | 'noVariation'
  | 'noPolarity'
  | 'noTarget'
  | 'noBenchmark'
  | 'noInterval'
  | 'noFigure'
  | 'noNeighbours'
  | 'sameArea'
  | 'notDispersed'
  | 'eventsNotIndependent'
  | 'overlappingWindows'
  | 'notAnnual'
  | 'notConsecutive'
  | 'countReachesDenominator'
  | 'unknownCell'
  | 'duplicateCell'
  | 'relationDoesNotHold'
  | 'cannotBeProtected'
  | 'duplicateArea'
  | 'unknownArea';

export interface NotComputed {
  readonly code: 'notComputed';
  readonly reason: Reason;
  /** Figures that the sentence needs, such as the least number of points. */
  readonly detail?: Readonly<Record<string, number | string>>;
}

/** A result is told from a refusal by `code`: `if (result.code === 'notComputed') return result;`. */
export type Result<T> = (T & { readonly code?: undefined }) | NotComputed;

/** A value with its limits, in the unit of the value. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

export function refuse(reason: Reason, detail?: NotComputed['detail']): NotComputed {
  return detail === undefined ? { code: 'notComputed', reason } : { code: 'notComputed', reason, detail };
}

/** Whether a result was computed, for filters. */
export function isComputed<T extends object>(result: Result<T>): result is T & { readonly code?: undefined } {
  return result.code !== 'notComputed';
}

/** Confidence levels are shares from 0.9 to 1, as in OHID's methods: a slip such as 95 or 0.05 is refused. */
export function confidenceFault(confidence: number, { whole = false }: { whole?: boolean } = {}): NotComputed | null {
  const fine = confidence >= 0.9 && (whole ? confidence <= 1 : confidence < 1);
  return fine ? null : refuse('confidenceOutOfRange', { least: 0.9, most: 1 });
}

/** The faults that any count with a denominator may have. */
export function countFault(count: number, denominator: number): NotComputed | null {
  if (!Number.isFinite(count) || !Number.isFinite(denominator)) return refuse('notANumber');
  if (denominator <= 0) return refuse('denominatorNotPositive');
  if (count < 0) return refuse('countNegative');
  return null;
}
