/**
 * What the figures of an indicator say, as the fact `linkedIndicatorSignal`. Pure. The service's own figures come first, by the
 * rules of a series where these hold; then the trend of what is published; else there is not enough to say (docs/adr/0054).
 */
import { isComputed, observationSeries, type CountedIndicator, type CountedPeriod, type Outcome, type Variation } from '@waymark/reporting';
import type { IndicatorSignal } from '@waymark/rules';
import { WINDOWS, type WindowName } from '../indicators/index.ts';

export interface SignalledFigure extends CountedPeriod {
  readonly definitionVersion: string;
  readonly window: WindowName;
}

export interface SignalledIndicator extends CountedIndicator {
  /** The usual one first. */
  readonly windows: readonly WindowName[];
  /** Wordings by name, oldest first. */
  readonly versions: readonly string[];
  /** What the last five published years say; null where they are not all there. */
  readonly published: Outcome | null;
}

/**
 * Of an indicator whose polarity is neutral a series may change, and is neither better nor worse for it: it answers `noChange`, since
 * `notEnoughData` would ask for figures that are there.
 */
const meaningOf = {
  variation: { improvement: 'improving', concern: 'worsening', common: 'noChange', neutral: 'noChange' } satisfies Record<Variation, IndicatorSignal>,
  published: { better: 'improving', worse: 'worsening', similar: 'noChange', higher: 'noChange', lower: 'noChange' } satisfies Record<Outcome, IndicatorSignal>,
};

/** @param figures the service's own that count, in any order */
export function signalOf(indicator: SignalledIndicator, figures: readonly SignalledFigure[]): IndicatorSignal {
  for (const window of indicator.windows) {
    const own = ownSignal(indicator, window, newestWording(indicator, figures.filter((figure) => figure.window === window)));
    if (own !== null) return own;
  }
  return indicator.published === null ? 'notEnoughData' : meaningOf.published[indicator.published];
}

/** Null where no rule of a series holds: too few figures, or windows that overlap. */
function ownSignal(indicator: SignalledIndicator, window: WindowName, figures: readonly SignalledFigure[]): IndicatorSignal | null {
  if (figures.length === 0) return null;
  const { series, withoutRules } = observationSeries({ observations: figures, window: WINDOWS[window], indicator });
  // As many figures as rules need, all of them the same: there are no limits, and nothing moved.
  if (withoutRules === 'noVariation') return 'noChange';
  return withoutRules === null && series && isComputed(series.variation) ? meaningOf.variation[series.variation.variation] : null;
}

/** Figures by two wordings are never one line (ADR 0040): those of the one in which the newest period is told, of two the later. */
function newestWording({ versions }: SignalledIndicator, figures: readonly SignalledFigure[]): readonly SignalledFigure[] {
  const [newest] = [...figures].sort((a, b) => b.periodStart.localeCompare(a.periodStart) || versions.indexOf(b.definitionVersion) - versions.indexOf(a.definitionVersion));
  return figures.filter(({ definitionVersion }) => definitionVersion === newest?.definitionVersion);
}

const worstFirst = ['worsening', 'noChange', 'improving'] as const;

/** Of several indicators the worst that says something; `notEnoughData` when none does, null when there are none. */
export function worstOf(signals: readonly IndicatorSignal[]): IndicatorSignal | null {
  if (signals.length === 0) return null;
  return worstFirst.find((signal) => signals.includes(signal)) ?? 'notEnoughData';
}
