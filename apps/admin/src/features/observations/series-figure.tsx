/** One series of own figures: with limits where they may be drawn, else a line, and the reason in words; the same figures as a table. */
import { addDays, addMonths } from '@waymark/domain';
import { figureSeriesChart, formatNumber, isSmall, seriesChart, type Chart, type Series } from '@waymark/reporting';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ChartFigure } from '../indicators/chart-figure.tsx';
import { decimalsOf, intervalText, seriesSentence, valueText } from './observation-sentences.ts';
import { useObservationWords, usePeriodText } from './observation-words.ts';
import type { OwnIndicator, OwnPoint, OwnSeries } from './own-series.ts';

const months = { QUARTER: 3, ROLLING_YEAR: 12, YEAR: 12 } as const;

/** Limits on trial are not drawn: below thirteen figures the page says that there are none. */
function withoutLimits(series: Series): Series {
  return { ...series, points: series.points.map((point) => ({ ...point, lower: null, upper: null, nearLower: null, nearUpper: null })) };
}

/** What is said of figures that nobody entered. */
export interface SeriesOrigin {
  /** Begins the ids of what is drawn. */
  id: string;
  title: string;
  /** Of a period without a figure. */
  missing: string;
}

interface SeriesFigureProps {
  series: OwnSeries;
  indicator: OwnIndicator & { code: string };
  level?: 3 | 4;
  origin?: SeriesOrigin;
  named?: string;
}

/**
 * @param level of its heading; at the lower one its table is one press away
 * @param origin of figures that are no confirmed ones
 * @param named the indicator, where a page shows the series of several and their titles would be the same
 */
export function SeriesFigure({ series, indicator, level = 3, origin, named }: SeriesFigureProps) {
  const t = useObservationWords();
  const locale = useLanguage();
  const period = usePeriodText();
  const { window, version, points, withoutRules } = series;
  const periodOf = ({ periodStart }: OwnPoint): string => period({ window, periodStart, periodEnd: addDays(addMonths(periodStart, months[window]), -1) });
  const plain = t('series.title', { window: t(`window.${window}`), version });
  const title = origin?.title ?? (named === undefined ? plain : `${named}. ${plain}`);
  const missing = origin?.missing ?? t('table.missing');
  const said = seriesSentence(t, series);
  const Heading = `h${level}` as const;
  const id = `${origin?.id ?? 'own'}-${indicator.code}-${window}-${version}`.replace(/[^\w-]/g, '-');
  const words = { locale, title, description: t('series.description', { said }), period: t('table.period'), value: t('table.value'), missing };
  const chart = (): Chart | null => {
    if (points.length < 2 || series.series === null) return null;
    if (withoutRules !== null && indicator.measure !== 'FREQUENCY') {
      return figureSeriesChart({
        id, decimals: decimalsOf(indicator), points: points.map((point) => ({ period: periodOf(point), figure: point.figure, beside: null, besideCoverage: '' })),
        words: { ...words, interval: t('table.interval'), count: t('table.numerator'), denominator: t('table.denominator'), own: t('series.own'), beside: '', coverage: '', estimated: t('table.estimated') },
      });
    }
    return seriesChart({
      id, series: withoutRules === null ? series.series : withoutLimits(series.series), periods: points.map(periodOf), decimals: decimalsOf(indicator),
      words: {
        ...words, mean: t('series.mean'), lower: t('series.lower'), upper: t('series.upper'), signal: t('series.signal'), target: '',
        variation: { common: t('variation.common'), improvement: t('variation.improvement'), concern: t('variation.concern'), neutral: t('variation.neutral') },
      },
    });
  };
  const drawn = chart();
  const table = <SeriesTable series={series} indicator={indicator} title={title} missing={missing} periodOf={periodOf} />;
  return (
    <section aria-labelledby={`${id}-heading`}>
      <Heading className="wm-subheading" id={`${id}-heading`}>
        {title}
      </Heading>
      <p className="wm-text">{said}</p>
      {drawn ? <ChartFigure chart={drawn} note={t('series.note')} /> : null}
      {level === 3 ? table : <Details summary={t('series.table')}>{table}</Details>}
    </section>
  );
}

function SeriesTable({ series: { points, series, withoutRules }, indicator, title, missing, periodOf }: { series: OwnSeries; indicator: OwnIndicator; title: string; missing: string; periodOf: (point: OwnPoint) => string }) {
  const t = useObservationWords();
  const rows = [...points].reverse();
  const blank = ({ observation }: OwnPoint): boolean => observation === null;
  const columns: Column<OwnPoint>[] = [
    { key: 'period', label: t('table.period'), rowHeader: true, cell: periodOf },
    { key: 'value', label: t('table.value'), numeric: true, cell: ({ value, observation }) => (value !== null ? valueText(t, value, indicator) : observation ? t('value.nobody') : missing) },
    { key: 'interval', label: t('table.interval'), numeric: true, blank, cell: ({ observation }) => (observation ? intervalText(t, observation, indicator) : '–') },
    { key: 'numerator', label: t('table.numerator'), numeric: true, blank, cell: ({ observation }) => (observation ? `${formatNumber(observation.numerator, 0)}${observation.estimated ? ` (${t('table.estimated')})` : ''}` : '–') },
    { key: 'denominator', label: t('table.denominator'), numeric: true, blank, cell: ({ observation }) => (observation ? formatNumber(observation.denominator, 0) : '–') },
    { key: 'care', label: t('table.care'), blank, cell: ({ observation }) => (observation ? t(isSmall(observation) ? 'table.small' : 'table.usual') : '–') },
  ];
  if (withoutRules === null && series) {
    columns.push({ key: 'signal', label: t('series.signal'), blank, cell: (point) => t(`variation.${series.points[points.indexOf(point)]?.variation ?? 'common'}`) });
  }
  return <DataTable caption={title} captionHidden columns={columns} rows={rows} rowKey={({ periodStart }) => periodStart} />;
}
