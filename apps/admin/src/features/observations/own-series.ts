/** A service's own figures as series, one for each window and wording. Pure. */
import { observationSeries, type CountedIndicator, type CountMeasure, type ObservationPoint, type ObservationSeries, type Polarity, type Window } from '@waymark/reporting';
import type { ObservationPartsFragment } from '../../graphql/generated/graphql.ts';

export type ObservationView = ObservationPartsFragment;
export type WindowName = ObservationView['window'];
export type Measure = 'RATE' | 'PROPORTION' | 'FREQUENCY';

export interface OwnIndicator {
  measure: Measure;
  per: number;
  polarity: 'LOW' | 'HIGH' | 'NEUTRAL';
}

/** In the words of the library. */
export const counted = ({ measure, per, polarity }: OwnIndicator): CountedIndicator => ({ measure: measures[measure], per, polarity: polarities[polarity] });
const measures = { RATE: 'rate', PROPORTION: 'proportion', FREQUENCY: 'frequency' } as const satisfies Record<Measure, CountMeasure>;
const polarities = { LOW: 'low', HIGH: 'high', NEUTRAL: 'neutral' } as const satisfies Record<OwnIndicator['polarity'], Polarity>;

/** What a series is drawn of; a page shows more of each figure. */
export type CountedView = Pick<ObservationView, 'definitionVersion' | 'window' | 'periodStart' | 'numerator' | 'denominator' | 'estimated'>;

export type OwnPoint<Counted extends CountedView = CountedView> = ObservationPoint<Counted>;

export interface OwnSeries<Counted extends CountedView = CountedView> extends ObservationSeries<Counted> {
  window: WindowName;
  version: string;
}

/** Fewer do not set limits (Making Data Count). */
export const LEAST_POINTS = 13;

const WINDOWS: Readonly<Record<WindowName, Window>> = { QUARTER: { months: 3, every: 3 }, ROLLING_YEAR: { months: 12, every: 3 }, YEAR: { months: 12, every: 12 } };

/** One series for each window and wording of what counts: figures by different wordings are not one line. */
export function ownSeries<Counted extends CountedView>(counting: readonly Counted[], indicator: OwnIndicator): OwnSeries<Counted>[] {
  const keys = [...new Set(counting.map(({ window, definitionVersion }) => `${window} ${definitionVersion}`))].sort();
  return keys.flatMap((key) => {
    const observations = counting.filter(({ window, definitionVersion }) => `${window} ${definitionVersion}` === key);
    const [first] = observations;
    return first ? [{ window: first.window, version: first.definitionVersion, ...observationSeries({ observations, window: WINDOWS[first.window], indicator: counted(indicator) }) }] : [];
  });
}
