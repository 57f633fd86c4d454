/** The indicators of a board's paper: for each what is published and what the service counted itself, or why there is nothing. Pure. */
import { formatDate, type ActionState, type Language } from '@waymark/domain';
import type { PackBlock, PackColumn } from '@waymark/documents';
import { figureSeriesChart, formatNumber, neighbourChart } from '@waymark/reporting';
import type { IndicatorEntry } from '../reviews/index.ts';
import { figureWords, type FigureWords } from './figure-words.ts';
import { chartBlock, heading, paragraph } from './pack-blocks.ts';
import { ownFigures } from './own-figures.ts';

export interface FiguresRequest {
  language: Language;
  /** For everybody: figures of few children are hidden. */
  publicly: boolean;
  /** Absent from a review that was closed before papers showed them. */
  indicators: readonly IndicatorEntry[] | undefined;
  actions: readonly ActionState[];
  nameOf: (action: ActionState) => string;
}

/** More names of actions would hide the figures behind them. */
const NAMED_ACTIONS = 3;

export function figureBlocks({ language, publicly, indicators, actions, nameOf }: FiguresRequest): PackBlock[] {
  if (indicators === undefined) return [];
  const words = figureWords[language];
  if (indicators.length === 0) return [heading(words.heading), paragraph(words.noLinks)];
  const names = new Map(actions.map((action) => [action.id, nameOf(action)]));
  const blocks = indicators.flatMap((indicator): PackBlock[] => {
    const movers = indicator.actionIds.flatMap((id) => names.get(id) ?? []);
    const listed = movers.slice(0, NAMED_ACTIONS).join('; ') + (movers.length > NAMED_ACTIONS ? ` ${words.more(movers.length - NAMED_ACTIONS)}` : '');
    return [
      heading(indicator.name[language], 2),
      paragraph([movers.length === 0 ? '' : words.movedBy(listed), words.definition(indicator.method.definitionVersion, indicator.definition[language])].filter(Boolean).join(' ')),
      ...publishedFigures(indicator, words, language),
      ...ownFigures({ indicator, words, language, publicly }),
    ];
  });
  return [heading(words.heading), paragraph(words.text), ...(publicly && indicators.some(({ observations }) => observations.length > 0) ? [paragraph(words.publicSeries)] : []), ...blocks];
}

/** What is published of the area, beside its neighbours where it is compared; else why there is none. */
function publishedFigures(indicator: IndicatorEntry, words: FigureWords, language: Language): PackBlock[] {
  const { area, notCompared, period, years, figure, neighbours } = indicator;
  const why = notCompared === null ? [] : [paragraph(words.notCompared(notCompared, area?.name ?? '', area?.authorities ?? 0, period ?? ''))];
  if (!area || years.length === 0) return [...(area && figure === null && notCompared === null ? [paragraph(words.noFigure(area.name))] : []), ...why];
  if (notCompared === 'noCount') return [...why, percentages(indicator, words), dataLine(indicator, words, language)];
  const charts = [yearsChart(indicator, words, language), ...(neighbours.length > 0 ? [besideChart(indicator, words, language)] : [])];
  return [...why, ...charts, dataLine(indicator, words, language)];
}

function yearsChart(indicator: IndicatorEntry, words: FigureWords, language: Language): PackBlock {
  const { code, area, years, neighbours } = indicator;
  const { columns } = words;
  const title = words.byYear(area?.name ?? '', years[0]?.period ?? '', years.at(-1)?.period ?? '');
  const description = `${leadOf(indicator, words)} ${trendOf(indicator, words)}`;
  const points = years.map(({ period, figure, neighbourMean, neighboursReported }) => ({ period, figure: figure && plain(figure), beside: neighbourMean, besideCoverage: words.coverage(neighboursReported, neighbours.length), missing: words.suppressed }));
  const chart = figureSeriesChart({
    id: `${code}-years`, points,
    words: { locale: language, title, description, own: area?.name ?? '', beside: columns.mean, coverage: columns.coverage, period: columns.year, value: columns.rate, interval: columns.interval, count: columns.children, denominator: columns.aged, estimated: words.estimated, missing: words.suppressed },
  });
  return chartBlock(title, description, chart);
}

function besideChart(indicator: IndicatorEntry, words: FigureWords, language: Language): PackBlock {
  const { code, area, period, figure, comparison, neighbours } = indicator;
  const { columns } = words;
  const title = words.besideNeighbours(area?.name ?? '', period ?? '');
  const description = verdictOf(indicator, words) || trendOf(indicator, words);
  const chart = neighbourChart({
    id: `${code}-neighbours`, decimals: 0, benchmarkDecimals: 1, benchmark: comparison?.pooled?.value ?? null,
    rows: [
      { label: area?.name ?? '', figure: figure && plain(figure), outcome: comparison?.verdict?.outcome ?? null, own: true, missing: words.suppressed },
      ...neighbours.map((neighbour) => ({ label: neighbour.name, figure: neighbour.figure && plain(neighbour.figure), outcome: neighbour.verdict?.outcome ?? null, missing: words.suppressed })),
    ],
    words: {
      locale: language, title, description, area: columns.area, value: columns.rate, interval: columns.interval, count: columns.children, denominator: columns.aged, comparison: columns.comparison,
      benchmark: words.pooled, own: words.thisService, estimated: words.estimated, missing: words.suppressed, notCompared: words.none, outcomes: words.outcomes,
    },
  });
  return chartBlock(title, description, chart);
}

type Figure = NonNullable<IndicatorEntry['figure']>;
const plain = ({ value, lower95, upper95, count, denominator, estimated }: Figure) => ({ value, lower95, upper95, count, denominator, estimated });

function leadOf(indicator: IndicatorEntry, words: FigureWords): string {
  const { area, figure, period, per, comparison } = indicator;
  if (!area || !figure) return words.noFigure(area?.name ?? '');
  const rate = formatNumber(figure.value, Number.isInteger(figure.value) ? 0 : 1);
  const own = words.lead({ area: area.name, value: rate, per: formatNumber(per, 0), period: period ?? '', count: formatNumber(figure.count, 0), denominator: formatNumber(figure.denominator, 0) });
  return comparison ? `${own} ${words.mean(formatNumber(comparison.unweightedMean, 1), comparison.reported, comparison.of)}` : own;
}

/** Different only when both rules say so (ADR 0030). */
function verdictOf({ comparison }: IndicatorEntry, words: FigureWords): string {
  const { verdict, reference, ratio } = comparison ?? {};
  if (!verdict) return '';
  const disagree = reference && ratio && (reference.outcome === 'similar') !== (ratio.direction === 'similar');
  if (verdict.outcome === 'similar') return words.verdict[disagree ? 'one' : 'similar'];
  return `${words.verdict[verdict.outcome]}${verdict.level === 0.998 ? ` ${words.sure}` : ''}`;
}

const trendOf = ({ trend }: IndicatorEntry, words: FigureWords): string => (trend ? words.trend(trend) : words.noTrend);

/** Percentages as they were published, without a chart: nobody knows what stands behind them. */
function percentages({ area, years }: IndicatorEntry, words: FigureWords): PackBlock {
  const rows = years.map(({ period, withoutCount }) => [{ text: period }, { text: withoutCount === null ? words.suppressed : `${formatNumber(withoutCount, 1)}%` }, { text: words.noCount }]);
  const columns: PackColumn[] = [{ label: words.columns.year, share: 1 }, { label: words.columns.figure, share: 1, numeric: true }, { label: words.columns.children, share: 1 }];
  return { kind: 'table', table: { caption: words.asPublished(area?.name ?? ''), columns, rows } };
}

function dataLine({ period, method, years, neighbours }: IndicatorEntry, words: FigureWords, language: Language): PackBlock {
  const { source, copiedOn, neighbourSource, neighbourVersion, licence } = method;
  const sentences = [
    ...(source && copiedOn ? [words.dataOfYear(period ?? '', formatDate(copiedOn, language), source[language])] : []),
    ...(years.some(({ figure }) => figure?.estimated) ? [words.dataEstimated] : []),
    ...(neighbours.length > 0 && neighbourSource ? [words.neighbours(neighbourSource[language], neighbourVersion ?? '')] : []),
    words.licence(licence),
  ];
  return paragraph(sentences.join(' '));
}
