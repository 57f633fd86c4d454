/** Sentences that are put together from the codes and figures of an indicator, in the words that they are given. */
import { formatNumber } from '@waymark/reporting';
import type { IndicatorPageQuery, IndicatorSummaryPartsFragment } from '../../graphql/generated/graphql.ts';
import type { IndicatorWords } from './indicator-words.ts';

export type IndicatorSummary = IndicatorSummaryPartsFragment;
/** What a chart of published figures is drawn of, on the page of an indicator and in a review. */
export type PublishedIndicator = Pick<IndicatorView, 'area' | 'period' | 'per' | 'figure' | 'comparison' | 'notCompared' | 'trend' | 'years' | 'neighbours'> & { method: IndicatorMethod };
/** A review freezes its figures beside a published list: there is no family of the service’s own. */
export type IndicatorMethod = Omit<IndicatorView['method'], 'keptFamily'> & Partial<Pick<IndicatorView['method'], 'keptFamily'>>;
/** What the sentences call a family that the service chose itself. */
export interface KeptFamilyName {
  name: string;
  version: number;
}
type Lead = Pick<IndicatorSummary, 'area' | 'figure' | 'comparison' | 'per' | 'period' | 'notCompared'>;
export type IndicatorView = Extract<IndicatorPageQuery['indicator'], { __typename: 'Indicator' }>;
export type IndicatorFigure = NonNullable<IndicatorSummary['figure']>;
export type Comparison = NonNullable<IndicatorSummary['comparison']>;
export type Outcome = NonNullable<Comparison['verdict']>['outcome'];

/** A published rate as it was published; what we work out with one decimal. */
export const rateText = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1);
export const wholeText = (value: number): string => formatNumber(value, 0);

/** "39" of 39.4 children: an estimate has no decimals, and a page says that it is one. */
export function countText(t: IndicatorWords, { count, estimated }: IndicatorFigure): string {
  return estimated ? t('neighbours.about', { count: wholeText(count) }) : wholeText(count);
}

/** Whether one of the two rules finds a difference that the other does not confirm. */
export function rulesDisagree({ reference, ratio }: Pick<Comparison, 'reference' | 'ratio'>): boolean {
  return reference !== null && ratio !== null && (reference.outcome === 'SIMILAR') !== (ratio.direction === 'SIMILAR');
}

/** What the comparison comes to, in a sentence or two. */
export function verdictSentence(t: IndicatorWords, comparison: Comparison): string {
  const { verdict } = comparison;
  if (!verdict) return '';
  if (verdict.outcome === 'SIMILAR') return t(rulesDisagree(comparison) ? 'verdict.one' : 'verdict.neither');
  const sentence = t(`verdict.${verdict.outcome}`);
  return verdict.level === 0.998 ? `${sentence} ${t('verdict.sure')}` : sentence;
}

/**
 * "Rotherham: 142 per 100,000 in 2024, about 39 of 27,779 children. The unweighted mean … is 155.8, from 9 of 10. It is similar …"
 * @param kept the family that it is compared by, where the service chose it itself
 */
export function leadSentence(t: IndicatorWords, indicator: Lead, kept: KeptFamilyName | null = null): string {
  const { area, figure, comparison, per, period } = indicator;
  if (indicator.notCompared === 'NOT_PUBLISHED') return t('lead.notPublished');
  if (!area) return t('lead.noArea');
  if (indicator.notCompared === 'NO_COUNT') return t('lead.noCount', { area: area.name });
  if (!figure) return t('lead.none', { area: area.name });
  const own = t('lead.figure', { area: area.name, value: rateText(figure.value), per: wholeText(per), period: period ?? '', count: wholeText(figure.count), denominator: wholeText(figure.denominator) });
  if (!comparison) return own;
  const coverage = { mean: formatNumber(comparison.unweightedMean, 1), reported: comparison.reported, of: comparison.of };
  const mean = kept ? t('lead.keptMean', { ...coverage, name: kept.name, version: kept.version }) : t('lead.mean', coverage);
  return `${own} ${mean} ${verdictSentence(t, comparison)}`.trim();
}

/** Why the service stands beside nobody; null when it is compared. */
export function notComparedSentence(t: IndicatorWords, { notCompared, area, period }: Pick<IndicatorSummary, 'notCompared' | 'area' | 'period'>): string | null {
  return notCompared && t(`notCompared.${notCompared}`, { area: area?.name ?? '', authorities: area?.authorities ?? 0, period: period ?? '' });
}

/** What five years together say; a neutral indicator only rises or falls. */
export function trendSentence(t: IndicatorWords, { trend }: Pick<IndicatorSummary, 'trend'>): string {
  if (!trend) return t('years.trend.none');
  const { from, to, direction, outcome } = trend;
  if (direction === 'NO_CHANGE') return t('years.trend.NO_CHANGE', { from, to });
  const way = direction === 'INCREASING' ? 'increasing' : 'decreasing';
  return t(outcome === 'BETTER' || outcome === 'WORSE' ? `years.trend.${way}${outcome}` : `years.trend.${way}`, { from, to });
}

/** What a board looks at first: both rules find it worse, and its years get worse. */
export function isWorseAndWorsening({ comparison, trend }: IndicatorSummary): boolean {
  return comparison?.verdict?.outcome === 'WORSE' && trend?.outcome === 'WORSE';
}

const closenesses = { 'Extremely close': 'extremely', 'Very close': 'very', Close: 'close', 'Somewhat close': 'somewhat', 'Not close': 'not' } as const;

/** The model's own label in the reader's language; a label that we do not know is shown as it is. */
export function closenessText(t: IndicatorWords, label: string): string {
  return Object.hasOwn(closenesses, label) ? t(`closeness.${closenesses[label as keyof typeof closenesses]}`) : label;
}
