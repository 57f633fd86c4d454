/** The last ends of quarters: how often rules and people agreed, where there is no history, and the newest confusion table. */
import { formatDate } from '@waymark/domain';
import { useLanguage } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import type { Rating, VersionView } from '../data/rule-types.ts';
import { useReviewWords } from '../review-words.ts';
import { RatingMatrix } from './rating-matrix.tsx';

type Day = NonNullable<VersionView['backTest']>['history'][number];

const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);

export function HistoryTables({ days, ratings }: { days: readonly Day[]; ratings: readonly Rating[] }) {
  const t = useReviewWords();
  const language = useLanguage();
  const agreeing = (counts: Day['before']) => {
    const stated = counts.filter(({ stated: one }) => (one ?? null) !== null);
    if (stated.length === 0) return <span className="wm-none">{t('history.noStated')}</span>;
    return t('history.ofStated', { count: sum(stated.filter(({ stated: one, computed }) => one === computed)), total: sum(stated) });
  };
  const columns: Column<Day>[] = [
    { key: 'date', label: t('history.quarter'), rowHeader: true, cell: ({ asAt }) => formatDate(asAt, language) },
    {
      key: 'known',
      label: t('history.known'),
      cell: ({ known, missing }) => (
        <>
          {known === 0 ? t('history.noHistory') : known}
          {missing > 0 && known > 0 ? <span className="wm-table__secondary">{t('history.missing', { count: missing })}</span> : null}
        </>
      ),
    },
    { key: 'before', label: t('history.agreeBefore'), cell: ({ known, before }) => (known === 0 ? '–' : agreeing(before)) },
    { key: 'after', label: t('history.agreeAfter'), cell: ({ known, after }) => (known === 0 ? '–' : agreeing(after)) },
  ];
  const known = days.filter((day) => day.known > 0);
  return (
    <>
      <h3 className="wm-subheading">{t('history.quarters')}</h3>
      <DataTable caption={t('history.quarters')} captionHidden columns={columns} rows={days} rowKey={({ asAt }) => asAt} />
      {known.map((day) => {
        const caption = t('history.confusion', { date: formatDate(day.asAt, language) });
        return (
          <Details key={day.asAt} summary={caption}>
            <RatingMatrix caption={caption} rowsCalled={t('history.reported')} none={t('history.notReported')} counts={day.after.map(({ stated, computed, count }) => ({ from: stated ?? null, to: computed, count }))} ratings={ratings} />
          </Details>
        );
      })}
    </>
  );
}
