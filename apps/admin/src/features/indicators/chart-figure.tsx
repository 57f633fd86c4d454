/** A chart of libs/reporting in the page: it carries its own title and description, and scrolls where it is wider than the screen. */
import type { Chart } from '@waymark/reporting';
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
