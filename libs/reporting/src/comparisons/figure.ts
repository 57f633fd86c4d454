// A count with its denominator becomes a figure with limits at both levels; a rate that came without counts gives them back, marked.
import { rateInterval } from '../intervals/rate.ts';
import { proportionInterval } from '../intervals/proportion.ts';
import { countFault, type Result } from '../result.ts';
import type { Figure } from './benchmark.ts';

export type Measure = 'rate' | 'proportion';

/** What one area reported for one period. Null: suppressed or not available. */
export interface Observation {
  readonly area: string;
  readonly count: number | null;
  readonly denominator: number | null;
  /** The value as published, where it was; else count / denominator. */
  readonly published?: number | null;
  /** The count was worked out from a published rate. Everything made of it is estimated too, and must say so. */
  readonly estimated?: boolean;
}

export interface FullFigure extends Figure {
  readonly count: number;
  readonly denominator: number;
  readonly estimated: boolean;
}

/** The figure of a count: a rate with OHID's limits, or a proportion with Wilson's, at 95 and 99.8 %. */
export function figureOf({ count, denominator, measure, multiplier, estimated = false }: { readonly count: number; readonly denominator: number; readonly measure: Measure; readonly multiplier: number; readonly estimated?: boolean }): Result<FullFigure> {
  const at = (confidence: number) => (measure === 'rate' ? rateInterval({ count, denominator, multiplier, confidence }) : proportionInterval({ x: count, n: denominator, multiplier, confidence }));
  const narrow = at(0.95);
  if (narrow.code === 'notComputed') return narrow;
  const wide = at(0.998);
  if (wide.code === 'notComputed') return wide;
  return { value: narrow.value, lower95: narrow.lower, upper95: narrow.upper, lower998: wide.lower, upper998: wide.upper, count, denominator, estimated };
}

/** A published rate with its population as an observation: the count is estimated, and labelled so. */
export function estimatedObservation({ area, rate, denominator, multiplier }: { readonly area: string; readonly rate: number | null; readonly denominator: number | null; readonly multiplier: number }): Observation {
  const known = rate !== null && denominator !== null && countFault(rate, denominator) === null;
  return { area, count: known ? (rate * denominator) / multiplier : null, denominator, published: rate, estimated: true };
}
