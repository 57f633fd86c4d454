/** A chart of libs/reporting in the page: it carries its own title and description, and scrolls where it is wider than the screen. */
import type { Chart } from '@waymark/reporting';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useIndicatorWords } from './indicator-words.ts';

export function ChartFigure({ chart, note }: { chart: Chart; note: string }) {
  const t = useIndicatorWords();
  return (
    <figure className="wm-chart">
      {/* The library escapes every text of it. */}
      <div className="wm-chart__picture" role="region" aria-label={t('chartRegion', { title: chart.table.caption })} tabIndex={0} dangerouslySetInnerHTML={{ __html: chart.svg }} />
      <figcaption className="wm-small wm-muted">{note}</figcaption>
    </figure>
  );
}

/** The figures of a chart; the first column names a row. */
export function ChartTable({ table: { columns, rows }, caption }: { table: Chart['table']; caption: string }) {
  const shown = columns.map((label, index): Column<readonly string[]> => ({ key: label, label, rowHeader: index === 0, numeric: index > 0, cell: (row) => row[index] ?? '' }));
  return <DataTable caption={caption} captionHidden columns={shown} rows={rows} rowKey={([name = '']) => name} />;
}
