// A service's own counts of one window and one wording as a series: gaps where a period is missing, limits where they may be
// drawn, and why there are none where they may not.
import { figureOf, type FullFigure } from '../comparisons/figure.ts';
import type { Polarity } from '../comparisons/benchmark.ts';
import { isComputed } from '../result.ts';
import { attributeSeries } from './attributes.ts';
import type { Series } from './series.ts';
import type { Window } from './window.ts';
import { xmr } from './xmr.ts';

/** `frequency`: events of which one child may have several, so that no usual interval holds. */
export type CountMeasure = 'rate' | 'proportion' | 'frequency';

export interface CountedPeriod {
  /** ISO date, the first day of a month. */
  readonly periodStart: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly estimated: boolean;
}

export interface CountedIndicator {
  readonly measure: CountMeasure;
  /** The value is per this many. */
  readonly per: number;
  readonly polarity: Polarity;
}

export interface ObservationPoint<Counted extends CountedPeriod> {
  readonly periodStart: string;
  /** Null: no figure of the period counts. */
  readonly observation: Counted | null;
  readonly value: number | null;
  /** Null also where one child may have several events, which leaves no interval. */
  readonly figure: FullFigure | null;
}

/** Why there are no limits and no rules. */
export type WithoutRules = 'overlappingWindows' | 'fewPoints' | 'noVariation';

export interface ObservationSeries<Counted extends CountedPeriod> {
  /** Oldest first, one for each period from the first figure to the last. */
  readonly points: readonly ObservationPoint<Counted>[];
  readonly series: Series | null;
  readonly withoutRules: WithoutRules | null;
}

/** Below these one child more or less moves the figure much. A convention of ours, not of a publisher. */
const SMALL = { numerator: 5, denominator: 30 };

export const isSmall = ({ numerator, denominator }: Pick<CountedPeriod, 'numerator' | 'denominator'>): boolean => numerator < SMALL.numerator || denominator < SMALL.denominator;

/** Null where there was nobody to count. */
export const valueOf = ({ numerator, denominator }: Pick<CountedPeriod, 'numerator' | 'denominator'>, per: number): number | null => (denominator === 0 ? null : (numerator / denominator) * per);

/** With Wilson's limits, or Byar's; none of a frequency, whose events are not independent. */
export function figureOfCounts({ numerator, denominator, estimated }: Omit<CountedPeriod, 'periodStart'>, { measure, per }: CountedIndicator): FullFigure | null {
  if (measure === 'frequency') return null;
  const figure = figureOf({ count: numerator, denominator, measure, multiplier: per, estimated });
  return isComputed(figure) ? figure : null;
}

/**
 * The series of some counts of one window: p for proportions, u for rates, XmR for frequencies.
 * @throws RangeError without a single count
 */
export function observationSeries<Counted extends CountedPeriod>({ observations, window, indicator }: { readonly observations: readonly Counted[]; readonly window: Window; readonly indicator: CountedIndicator }): ObservationSeries<Counted> {
  const byStart = new Map(observations.map((observation) => [observation.periodStart, observation]));
  const points = startsOf([...byStart.keys()].sort(), window).map((periodStart): ObservationPoint<Counted> => {
    const observation = byStart.get(periodStart) ?? null;
    return { periodStart, observation, value: observation && valueOf(observation, indicator.per), figure: observation && figureOfCounts(observation, indicator) };
  });
  const series = readCounts(points, window, indicator);
  return { points, series, withoutRules: reasonOf(series, window) };
}

/** Every period between the first and the last, and those that lie beside the step, such as a financial year among calendar years. */
function startsOf(sorted: readonly string[], { every }: Window): string[] {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('A series has at least one figure.');
  const starts = new Set(sorted);
  for (let start = first; start < last; start = monthsAfter(start, every)) starts.add(start);
  return [...starts].sort();
}

/** The first day of a month, so many months later. */
function monthsAfter(start: string, months: number): string {
  const month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function readCounts<Counted extends CountedPeriod>(points: readonly ObservationPoint<Counted>[], window: Window, { measure, per, polarity }: CountedIndicator): Series | null {
  const options = { window, polarity };
  const known = points.map(({ observation, value }) => (value === null ? null : observation));
  const result =
    measure === 'frequency'
      ? xmr({ ...options, values: points.map(({ value }) => value), bounds: { lower: 0 } })
      : attributeSeries({ ...options, chart: measure === 'rate' ? 'u' : 'p', counts: known.map((one) => one?.numerator ?? null), denominators: known.map((one) => one?.denominator ?? null), multiplier: per });
  return isComputed(result) ? result : null;
}

function reasonOf(series: Series | null, { months, every }: Window): WithoutRules | null {
  if (months > every) return 'overlappingWindows';
  if (series === null || series.phases.some(({ trial }) => trial)) return 'fewPoints';
  return isComputed(series.variation) ? null : 'noVariation';
}
