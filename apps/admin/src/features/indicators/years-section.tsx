/** The years of the service beside its neighbours' mean: a chart, what five years say, and the same figures as a table. */
import { figureSeriesChart } from '@waymark/reporting';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { ChartFigure, ChartTable } from './chart-figure.tsx';
import { rateText, trendSentence, wholeText, type PublishedIndicator } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';
import { useKeptFamily } from './kept-family.tsx';

export function YearsSection({ indicator }: { indicator: PublishedIndicator }) {
  const t = useIndicatorWords();
  return (
    <section aria-labelledby="years">
      <h2 className="wm-heading" id="years">
        {t('years.heading')}
      </h2>
      <p className="wm-text">
        {trendSentence(t, indicator)} {t('years.noLimits')}
      </p>
      <YearsPicture indicator={indicator} id="years-chart" />
    </section>
  );
}

/** The chart, and its figures one press away. @param id of the chart, unique on the page */
export function YearsPicture({ indicator, id }: { indicator: PublishedIndicator; id: string }) {
  const t = useIndicatorWords();
  const locale = useLanguage();
  const { area, years, per, comparison, neighbours, method } = indicator;
  const kept = useKeptFamily(method);
  const known = years.flatMap(({ period, figure }) => (figure ? [{ period, value: rateText(figure.value) }] : []));
  const [first, last] = [known[0], known.at(-1)];
  const name = area?.name ?? '';
  const ends = { from: first?.period ?? '', to: last?.period ?? '', first: first?.value ?? '', last: last?.value ?? '', per: wholeText(per) };
  const chart = figureSeriesChart({
    id,
    points: years.map(({ period, figure, neighbourMean, neighboursReported }) => ({
      period, figure, beside: neighbourMean, besideCoverage: neighbours.length === 0 ? t('years.none') : t('together.coverageValue', { reported: neighboursReported, of: neighbours.length }), missing: t('neighbours.missing'),
    })),
    words: {
      locale, title: t('years.chart', { area: name, ...ends }), description: t(comparison ? 'years.chartText' : 'years.chartTextAlone', ends), own: name, beside: t('years.mean'), coverage: t('years.coverage'),
      period: t('years.year'), value: t('neighbours.rate'), interval: t('neighbours.interval'), count: t('neighbours.count'), denominator: t('neighbours.denominator'), estimated: t('neighbours.estimated'), missing: t('neighbours.missing'),
    },
  });
  return (
    <>
      <ChartFigure chart={chart} note={[t('years.note', { per: wholeText(per) }), ...(kept && comparison ? [t('kept.years', { name: kept.name, version: kept.version })] : [])].join(' ')} />
      <Details summary={t('years.table')}>
        <ChartTable table={chart.table} caption={t('years.caption', { area: name, per: wholeText(per) })} />
      </Details>
    </>
  );
}
