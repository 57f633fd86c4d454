/** The service beside its neighbours as one pool and as an unweighted mean, and what each of the two rules says. */
import { formatNumber } from '@waymark/reporting';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { countText, rateText, wholeText, type Comparison, type IndicatorFigure, type IndicatorView } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';
import { Whole } from './whole.tsx';

interface Row {
  key: string;
  whose: string;
  rate: string;
  interval: string;
  count: string;
  denominator: string;
  from: string;
}

export function TogetherSection({ indicator, figure, comparison }: { indicator: IndicatorView; figure: IndicatorFigure; comparison: Comparison }) {
  const t = useIndicatorWords();
  const { pooled, unweightedMean, reported, of, missing } = comparison;
  const coverage = t('together.coverageValue', { reported, of });
  const row = (key: string, whose: string, shown: IndicatorFigure, from: string): Row => ({
    key, whose, from, rate: rateText(shown.value), interval: t('neighbours.range', { lower: wholeText(shown.lower95), upper: wholeText(shown.upper95) }),
    count: countText(t, shown), denominator: wholeText(shown.denominator),
  });
  const rows: Row[] = [
    row('own', indicator.area?.name ?? '', figure, t('together.ownCoverage')),
    ...(pooled ? [row('pooled', t('together.pooled'), pooled, coverage)] : []),
    { key: 'mean', whose: t('together.mean'), rate: formatNumber(unweightedMean, 1), interval: t('together.noInterval'), count: pooled ? countText(t, pooled) : '–', denominator: pooled ? wholeText(pooled.denominator) : '–', from: coverage },
  ];
  const columns: Column<Row>[] = [
    { key: 'whose', label: t('together.whose'), rowHeader: true, cell: ({ whose }) => whose },
    { key: 'rate', label: t('neighbours.rate'), numeric: true, cell: ({ rate }) => rate },
    { key: 'interval', label: t('neighbours.interval'), numeric: true, cell: ({ interval }) => interval },
    { key: 'count', label: t('neighbours.count'), numeric: true, cell: ({ count }) => <Whole>{count}</Whole> },
    { key: 'denominator', label: t('neighbours.denominator'), numeric: true, cell: ({ denominator }) => denominator },
    { key: 'from', label: t('together.coverage'), cell: ({ from }) => from },
  ];
  return (
    <section aria-labelledby="together">
      <h2 className="wm-heading" id="together">
        {t('together.heading')}
      </h2>
      <DataTable caption={t('together.caption')} captionHidden columns={columns} rows={rows} rowKey={({ key }) => key} />
      {missing.length > 0 ? <p className="wm-text">{t('together.missing', { names: missing.join(', ') })}</p> : null}
      <h3 className="wm-subheading">{t('together.rules')}</h3>
      <p className="wm-text">{t('together.rulesText')}</p>
      <Rules figure={figure} comparison={comparison} />
    </section>
  );
}

function Rules({ figure, comparison: { pooled, ratio } }: { figure: IndicatorFigure; comparison: Comparison }) {
  const t = useIndicatorWords();
  if (!pooled || !ratio) return null;
  const place = figure.upper95 < pooled.value ? 'below' : figure.lower95 > pooled.value ? 'above' : 'includes';
  const twoDecimals = (value: number | null) => (value === null ? t('together.unbounded') : formatNumber(value, 2));
  return (
    <ul className="govuk-list govuk-list--bullet wm-text">
      <li>
        {t(`together.reference.${place}`, {
          lower: wholeText(figure.lower95), upper: wholeText(figure.upper95), pooled: formatNumber(pooled.value, 1), count: countText(t, pooled), denominator: wholeText(pooled.denominator),
        })}
      </li>
      <li>
        {t(`together.ratio.${ratio.direction}`, {
          value: twoDecimals(ratio.value), confidence: Math.round(ratio.confidence * 100), lower: twoDecimals(ratio.lower), upper: twoDecimals(ratio.upper),
        })}
      </li>
    </ul>
  );
}
