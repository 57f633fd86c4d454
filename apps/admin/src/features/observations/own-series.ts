/** A service's own figures as series: rates with their limits, gaps where a period is missing, and whether rules may be read. Pure. */
import { addMonths } from '@waymark/domain';
import { attributeSeries, figureOf, isComputed, xmr, type FullFigure, type Polarity, type Series, type Window } from '@waymark/reporting';
import type { ObservationPartsFragment } from '../../graphql/generated/graphql.ts';

export type ObservationView = ObservationPartsFragment;
export type WindowName = ObservationView['window'];
export type Measure = 'RATE' | 'PROPORTION' | 'FREQUENCY';

export interface OwnIndicator {
  measure: Measure;
  per: number;
  polarity: 'LOW' | 'HIGH' | 'NEUTRAL';
}

export interface OwnPoint {
  periodStart: string;
  /** Null: no figure of the period counts. */
  observation: ObservationView | null;
  value: number | null;
  /** Null also where one child may have several events, which leaves no interval. */
  figure: FullFigure | null;
}

/** Why there are no limits and no rules. */
export type WithoutRules = 'overlappingWindows' | 'fewPoints' | 'noVariation';

export interface OwnSeries {
  window: WindowName;
  version: string;
  /** Oldest first, one for each period from the first figure to the last. */
  points: readonly OwnPoint[];
  series: Series | null;
  withoutRules: WithoutRules | null;
}

/** Fewer do not set limits (Making Data Count). */
export const LEAST_POINTS = 13;
/** Below these one child more or less moves the figure much. A convention of ours, not of a publisher. */
const SMALL = { numerator: 5, denominator: 30 };

const WINDOWS: Readonly<Record<WindowName, Window>> = { QUARTER: { months: 3, every: 3 }, ROLLING_YEAR: { months: 12, every: 3 }, YEAR: { months: 12, every: 12 } };
const polarities = { LOW: 'low', HIGH: 'high', NEUTRAL: 'neutral' } as const satisfies Record<string, Polarity>;

export const isSmall = ({ numerator, denominator }: Pick<ObservationView, 'numerator' | 'denominator'>): boolean => numerator < SMALL.numerator || denominator < SMALL.denominator;

export const valueOf = ({ numerator, denominator }: Pick<ObservationView, 'numerator' | 'denominator'>, per: number): number | null => (denominator === 0 ? null : (numerator / denominator) * per);

/** With Wilson's limits, or Byar's; none of a frequency, whose events are not independent. */
export function figureOfObservation({ numerator, denominator, estimated }: Pick<ObservationView, 'numerator' | 'denominator' | 'estimated'>, { measure, per }: OwnIndicator): FullFigure | null {
  if (measure === 'FREQUENCY') return null;
  const figure = figureOf({ count: numerator, denominator, measure: measure === 'RATE' ? 'rate' : 'proportion', multiplier: per, estimated });
  return isComputed(figure) ? figure : null;
}

/** One series for each window and wording: figures by different wordings are not one line. */
export function ownSeries(observations: readonly ObservationView[], indicator: OwnIndicator): OwnSeries[] {
  const counting = observations.filter(({ state }) => state === 'CONFIRMED');
  const keys = [...new Set(counting.map(({ window, definitionVersion }) => `${window} ${definitionVersion}`))].sort();
  return keys.map((key) => oneSeries(counting.filter(({ window, definitionVersion }) => `${window} ${definitionVersion}` === key), indicator));
}

function oneSeries(observations: readonly ObservationView[], indicator: OwnIndicator): OwnSeries {
  const sorted = [...observations].sort((a, b) => a.periodStart.localeCompare(b.periodStart));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) throw new Error('A series has at least one figure.');
  const byStart = new Map(sorted.map((observation) => [observation.periodStart, observation]));
  const window = WINDOWS[first.window];
  const points: OwnPoint[] = [];
  for (const start of startsOf(sorted, window)) {
    const observation = byStart.get(start) ?? null;
    points.push({ periodStart: start, observation, value: observation && valueOf(observation, indicator.per), figure: observation && figureOfObservation(observation, indicator) });
  }
  const series = readSeries(points, window, indicator);
  return { window: first.window, version: first.definitionVersion, points, series, withoutRules: reasonOf(series, window) };
}

/** Every period between the first and the last, and those that lie beside the step, such as a financial year among calendar years. */
function startsOf(sorted: readonly ObservationView[], { every }: Window): string[] {
  const starts = new Set(sorted.map(({ periodStart }) => periodStart));
  const [first = '', last = ''] = [sorted[0]?.periodStart, sorted.at(-1)?.periodStart];
  for (let start = first; start < last; start = addMonths(start, every)) starts.add(start);
  return [...starts].sort();
}

/** p for proportions, u for rates, XmR for frequencies. */
function readSeries(points: readonly OwnPoint[], window: Window, { measure, per, polarity }: OwnIndicator): Series | null {
  const options = { window, polarity: polarities[polarity] };
  const known = points.map(({ observation, value }) => (value === null ? null : observation));
  const result =
    measure === 'FREQUENCY'
      ? xmr({ ...options, values: points.map(({ value }) => value), bounds: { lower: 0 } })
      : attributeSeries({ ...options, chart: measure === 'RATE' ? 'u' : 'p', counts: known.map((one) => one?.numerator ?? null), denominators: known.map((one) => one?.denominator ?? null), multiplier: per });
  return isComputed(result) ? result : null;
}

function reasonOf(series: Series | null, { months, every }: Window): WithoutRules | null {
  if (months > every) return 'overlappingWindows';
  if (series === null || series.phases.some(({ trial }) => trial)) return 'fewPoints';
  return isComputed(series.variation) ? null : 'noVariation';
}
