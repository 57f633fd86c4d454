/** Percentages as they were published, where the numbers behind them are not: a table that says so in every row, never a chart. */
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { formatNumber } from '@waymark/reporting';
import type { PublishedIndicator } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';

type Year = PublishedIndicator['years'][number];

export function PublishedYearsSection({ indicator }: { indicator: PublishedIndicator }) {
  const t = useIndicatorWords();
  return (
    <section aria-labelledby="years">
      <h2 className="wm-heading" id="years">
        {t('years.heading')}
      </h2>
      <p className="wm-text">{t('years.published.text')}</p>
      <PublishedYearsTable indicator={indicator} />
    </section>
  );
}

export function PublishedYearsTable({ indicator: { area, years } }: { indicator: PublishedIndicator }) {
  const t = useIndicatorWords();
  const columns: Column<Year>[] = [
    { key: 'year', label: t('years.year'), rowHeader: true, cell: ({ period }) => period },
    { key: 'value', label: t('years.published.value'), numeric: true, cell: ({ withoutCount }) => (withoutCount === null ? t('neighbours.missing') : t('years.published.percent', { value: formatNumber(withoutCount, 1) })) },
    { key: 'count', label: t('years.published.count'), cell: () => t('years.published.noCount') },
  ];
  return <DataTable caption={t('years.published.caption', { area: area?.name ?? '' })} captionHidden columns={columns} rows={years} rowKey={({ period }) => period} />;
}
