/** Sentences from the codes and figures of a service's own observations. */
import { figureOfCounts, formatNumber, isComputed, valueOf } from '@waymark/reporting';
import type { ObservationWords } from './observation-words.ts';
import { counted, LEAST_POINTS, type ObservationView, type OwnIndicator, type OwnSeries } from './own-series.ts';

const count = (value: number): string => formatNumber(value, 0);

export const decimalsOf = ({ measure, per }: OwnIndicator): number => (measure === 'FREQUENCY' || per === 1000 ? 2 : 1);

/** "75.0%", "0.35 per 1,000", "2.50". */
export function valueText(t: ObservationWords, value: number, indicator: OwnIndicator): string {
  const number = formatNumber(value, decimalsOf(indicator));
  if (indicator.measure === 'PROPORTION') return t('value.percent', { value: number });
  return indicator.measure === 'RATE' ? t('value.rate', { value: number, per: count(indicator.per) }) : number;
}

/** "46.8% to 91.1%"; of a frequency why there is none. */
export function intervalText(t: ObservationWords, observation: Pick<ObservationView, 'numerator' | 'denominator' | 'estimated'>, indicator: OwnIndicator): string {
  const figure = figureOfCounts(observation, counted(indicator));
  if (!figure) return t(indicator.measure === 'FREQUENCY' ? 'value.noInterval' : 'value.nobody');
  return t('value.interval', { lower: valueText(t, figure.lower95, indicator), upper: valueText(t, figure.upper95, indicator) });
}

/** "Apr–Jun 2026: 75.0%, 9 of 12 (95% interval 46.8% to 91.1%)." Never a rate without its counts. */
export function newestSentence(t: ObservationWords, period: string, observation: Pick<ObservationView, 'numerator' | 'denominator' | 'estimated'>, indicator: OwnIndicator): string {
  const { numerator, denominator } = observation;
  const counts = { period, numerator: count(numerator), denominator: count(denominator) };
  const value = valueOf(observation, indicator.per);
  if (value === null) return t('newest.nobody', counts);
  const shown = { ...counts, value: valueText(t, value, indicator), interval: intervalText(t, observation, indicator) };
  return t(indicator.measure === 'FREQUENCY' ? 'newest.frequency' : 'newest.figure', shown);
}

/** What the series says by its rules, or why no rules are read. */
export function seriesSentence(t: ObservationWords, { series, withoutRules, points }: OwnSeries): string {
  if (withoutRules === 'fewPoints') return t('series.fewPoints', { least: LEAST_POINTS, held: points.filter(({ value }) => value !== null).length });
  if (withoutRules !== null || series === null || !isComputed(series.variation)) return t(`series.${withoutRules ?? 'noVariation'}`);
  const { variation, hits, conflicting } = series.variation;
  const said = t(`series.${variation}`, { rules: hits.map(({ rule }) => t(`rule.${rule}`)).join('; ') });
  return conflicting ? `${said} ${t('series.conflicting')}` : said;
}
