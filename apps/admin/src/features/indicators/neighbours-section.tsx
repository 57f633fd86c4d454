/** Each neighbour, nearest first: a dot and whisker, and the same figures as a table. Never a rank, never a rate without n. */
import { neighbourChart, type NeighbourChartRow } from '@waymark/reporting';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ChartFigure, ChartTable } from './chart-figure.tsx';
import { closenessText, countText, leadSentence, rateText, wholeText, type IndicatorFigure, type KeptFamilyName, type Outcome, type PublishedIndicator } from './indicator-sentences.ts';
import { useIndicatorWords, type IndicatorWords } from './indicator-words.ts';
import { useKeptFamily } from './kept-family.tsx';
import { Whole } from './whole.tsx';
import { OutcomeMark, outcomes } from './outcome-mark.tsx';

interface Row {
  key: string;
  name: string;
  likeness: string | null;
  figure: IndicatorFigure | null;
  outcome: Outcome | null;
}

export function NeighboursSection({ indicator }: { indicator: PublishedIndicator }) {
  const t = useIndicatorWords();
  const { area, figure, comparison, neighbours, per, period, method } = indicator;
  const kept = useKeptFamily(method);
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
        {kept ? t('kept.neighbours.heading') : t('neighbours.heading')}
      </h2>
      <p className="wm-text">{kept ? t('kept.neighbours.text') : t('neighbours.text')}</p>
      <Likeness kept={kept !== null} closenesses={neighbours.map(({ closeness }) => closeness)} />
      <NeighbourPicture indicator={indicator} id="neighbour-chart" />
      <DataTable caption={captionOf(t, kept, { area: name, per: wholeText(per), period: period ?? '' })} captionHidden columns={columns} rows={rows} rowKey={({ key }) => key} />
    </section>
  );
}

const captionOf = (t: IndicatorWords, kept: KeptFamilyName | null, values: Record<'area' | 'per' | 'period', string>): string =>
  kept ? t('kept.neighbours.caption', { ...values, name: kept.name, version: kept.version }) : t('neighbours.caption', values);

/** The chart; the note under it names the list. @param id of the chart, unique on the page */
export function NeighbourPicture({ indicator, id, withTable = false }: { indicator: PublishedIndicator; id: string; withTable?: boolean }) {
  const t = useIndicatorWords();
  const pick = usePick();
  const locale = useLanguage();
  const { area, per, period, figure, comparison, neighbours, method } = indicator;
  const kept = useKeptFamily(method);
  const missing = t('neighbours.missing');
  const rowOf = (label: string, shown: IndicatorFigure | null, outcome: Outcome | null): NeighbourChartRow => ({ label, figure: shown, outcome: outcome && outcomes[outcome], missing });
  const ends = { area: area?.name ?? '', period: period ?? '' };
  const title = kept ? t('kept.neighbours.chart', { ...ends, name: kept.name, version: kept.version }) : t('neighbours.chart', ends);
  const chart = neighbourChart({
    id,
    decimals: 0,
    benchmarkDecimals: 1,
    rows: [{ ...rowOf(area?.name ?? '', figure, comparison?.verdict?.outcome ?? null), own: true }, ...neighbours.map((neighbour) => rowOf(neighbour.name, neighbour.figure, neighbour.verdict?.outcome ?? null))],
    benchmark: comparison?.pooled?.value ?? null,
    words: {
      locale, title, description: t('neighbours.chartText', { per: wholeText(per), lead: leadSentence(t, indicator, kept) }),
      area: t('neighbours.area'), value: t('neighbours.rate'), interval: t('neighbours.interval'), count: t('neighbours.count'), denominator: t('neighbours.denominator'), comparison: t('neighbours.outcome'),
      benchmark: t('neighbours.benchmark'), own: t('neighbours.own'), estimated: t('neighbours.estimated'), missing, notCompared: t('outcome.none'),
      outcomes: { better: t('outcome.BETTER'), worse: t('outcome.WORSE'), higher: t('outcome.HIGHER'), lower: t('outcome.LOWER'), similar: t('outcome.SIMILAR') },
    },
  });
  return (
    <>
      <ChartFigure chart={chart} note={t('neighbours.note', { per: wholeText(per), period: period ?? '', source: kept ? t('kept.source', { name: kept.name, version: kept.version, date: kept.chosenOn }) : method.neighbourSource ? pick(method.neighbourSource) : '' })} />
      {withTable ? (
        <Details summary={t('neighbours.table')}>
          <ChartTable table={chart.table} caption={title} />
        </Details>
      ) : null}
    </>
  );
}

/** A warning where the nearest is not near, and where the list does not say how near. */
function Likeness({ closenesses, kept }: { closenesses: readonly string[]; kept: boolean }) {
  const t = useIndicatorWords();
  const nearest = closenesses[0] ?? '';
  if (kept) return closenesses.every((label) => label === '') ? null : <p className="wm-text">{t('kept.neighbours.closeness')}</p>;
  if (nearest === '') return <p className="wm-text">{t('neighbours.noCloseness')}</p>;
  if (closenesses.some((label) => label === 'Extremely close' || label === 'Very close')) return null;
  return (
    <p className="wm-text">
      <strong>{t('neighbours.notClose', { label: closenessText(t, nearest) })}</strong>
    </p>
  );
}
