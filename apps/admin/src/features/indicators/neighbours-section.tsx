/** Each neighbour, nearest first: a dot and whisker, and the same figures as a table. Never a rank, never a rate without n. */
import { neighbourChart, type NeighbourChartRow } from '@waymark/reporting';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { closenessText, countText, leadSentence, rateText, wholeText, type IndicatorFigure, type IndicatorView, type Outcome } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';
import { Whole } from './whole.tsx';
import { OutcomeMark, outcomes } from './outcome-mark.tsx';

interface Row {
  key: string;
  name: string;
  likeness: string | null;
  figure: IndicatorFigure | null;
  outcome: Outcome | null;
}

export function NeighboursSection({ indicator }: { indicator: IndicatorView }) {
  const t = useIndicatorWords();
  const { area, figure, comparison, neighbours, per, period } = indicator;
  const name = area?.name ?? '';
  const own: Row = { key: 'own', name, likeness: null, figure, outcome: comparison?.verdict?.outcome ?? null };
  const rows: Row[] = [
    own,
    ...neighbours.map((neighbour): Row => ({
      key: neighbour.code, name: neighbour.name, figure: neighbour.figure, outcome: neighbour.verdict?.outcome ?? null,
      likeness: neighbour.closeness === '' ? String(neighbour.nearness) : t('neighbours.nearness', { place: neighbour.nearness, label: closenessText(t, neighbour.closeness) }),
    })),
  ];
  const columns: Column<Row>[] = [
    { key: 'area', label: t('neighbours.area'), rowHeader: true, cell: (row) => (row === own ? <strong>{`${row.name} (${t('neighbours.own')})`}</strong> : row.name) },
    { key: 'closeness', label: t('neighbours.closeness'), cell: ({ likeness }) => (likeness === null ? '–' : <Whole>{likeness}</Whole>), blank: ({ likeness }) => likeness === null },
    { key: 'rate', label: t('neighbours.rate'), numeric: true, cell: ({ figure: shown }) => (shown ? rateText(shown.value) : t('neighbours.missing')) },
    { key: 'interval', label: t('neighbours.interval'), numeric: true, cell: ({ figure: shown }) => (shown ? <Whole>{t('neighbours.range', { lower: wholeText(shown.lower95), upper: wholeText(shown.upper95) })}</Whole> : '–'), blank: ({ figure: shown }) => shown === null },
    { key: 'count', label: t('neighbours.count'), numeric: true, cell: ({ figure: shown }) => (shown ? <Whole>{countText(t, shown)}</Whole> : '–'), blank: ({ figure: shown }) => shown === null },
    { key: 'denominator', label: t('neighbours.denominator'), numeric: true, cell: ({ figure: shown }) => (shown ? wholeText(shown.denominator) : '–'), blank: ({ figure: shown }) => shown === null },
    { key: 'outcome', label: t('neighbours.outcome'), cell: ({ outcome }) => <OutcomeMark outcome={outcome} /> },
  ];
  return (
    <section aria-labelledby="neighbours">
      <h2 className="wm-heading" id="neighbours">
        {t('neighbours.heading')}
      </h2>
      <p className="wm-text">{t('neighbours.text')}</p>
      <Likeness closenesses={neighbours.map(({ closeness }) => closeness)} />
      <NeighbourPicture indicator={indicator} rows={rows} own={own} />
      <DataTable caption={t('neighbours.caption', { area: name, per: wholeText(per), period: period ?? '' })} captionHidden columns={columns} rows={rows} rowKey={({ key }) => key} />
    </section>
  );
}

function NeighbourPicture({ indicator, rows, own }: { indicator: IndicatorView; rows: readonly Row[]; own: Row }) {
  const t = useIndicatorWords();
  const pick = usePick();
  const locale = useLanguage();
  const { area, per, period, comparison, method } = indicator;
  const chart = neighbourChart({
    id: 'neighbour-chart',
    decimals: 0,
    benchmarkDecimals: 1,
    rows: rows.map((row): NeighbourChartRow => ({ label: row.name, figure: row.figure, outcome: row.outcome && outcomes[row.outcome], own: row === own, missing: t('neighbours.missing') })),
    benchmark: comparison?.pooled?.value ?? null,
    words: {
      locale, title: t('neighbours.chart', { area: area?.name ?? '', period: period ?? '' }), description: t('neighbours.chartText', { per: wholeText(per), lead: leadSentence(t, indicator) }),
      area: t('neighbours.area'), value: t('neighbours.rate'), interval: t('neighbours.interval'), count: t('neighbours.count'), denominator: t('neighbours.denominator'), comparison: t('neighbours.outcome'),
      benchmark: t('neighbours.benchmark'), own: t('neighbours.own'), estimated: t('neighbours.estimated'), missing: t('neighbours.missing'), notCompared: t('outcome.none'),
      outcomes: { better: t('outcome.BETTER'), worse: t('outcome.WORSE'), higher: t('outcome.HIGHER'), lower: t('outcome.LOWER'), similar: t('outcome.SIMILAR') },
    },
  });
  return <ChartFigure chart={chart} note={t('neighbours.note', { per: wholeText(per), period: period ?? '', source: method.neighbourSource ? pick(method.neighbourSource) : '' })} />;
}

/** A warning where the nearest is not near, and where the list does not say how near. */
function Likeness({ closenesses }: { closenesses: readonly string[] }) {
  const t = useIndicatorWords();
  const nearest = closenesses[0] ?? '';
  if (nearest === '') return <p className="wm-text">{t('neighbours.noCloseness')}</p>;
  if (closenesses.some((label) => label === 'Extremely close' || label === 'Very close')) return null;
  return (
    <p className="wm-text">
      <strong>{t('neighbours.notClose', { label: closenessText(t, nearest) })}</strong>
    </p>
  );
}
