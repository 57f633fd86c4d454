/** Sections × ratings as numbers; each number leads to its actions. */
import { usePick } from '../../i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { ListLink } from './divergence-list.tsx';
import { filterSearch } from './plan-filters.ts';
import type { PlanView } from './plan-overview-page.tsx';
import { usePlanWords } from './plan-words.ts';

interface Row {
  /** Null is the whole plan. */
  sectionId: string | null;
  title: string;
  total: number;
  counts: ReadonlyMap<string, number>;
}

export function SectionTable({ plan }: { plan: PlanView }) {
  const t = usePlanWords();
  const pick = usePick();
  const sections = new Map(plan.sections.map((section) => [section.id, section]));
  const counts = (list: readonly { rating: { code: string }; count: number }[]) => new Map(list.map(({ rating, count }) => [rating.code, count]));
  const rows: Row[] = plan.summary.bySection.map(({ section, total, byRating }) => {
    const known = sections.get(section.id);
    const title = known ? (known.ref ? `${known.ref}. ${known.title}` : known.title) : '';
    return { sectionId: section.id, title, total, counts: counts(byRating) };
  });
  const whole: Row = { sectionId: null, title: t('sections.total'), total: plan.summary.total, counts: counts(plan.summary.byRating) };

  const columns: Column<Row>[] = [
    { key: 'section', label: t('sections.section'), rowHeader: true, cell: (row) => row.title },
    ...plan.ratingKey.ratings.map((rating): Column<Row> => {
      const label = pick(rating.label);
      return {
        key: rating.code,
        label,
        header: <RatingTag rating={rating} />,
        numeric: true,
        cell: (row) => {
          const count = row.counts.get(rating.code) ?? 0;
          if (count === 0) return <span className="wm-none">0</span>;
          return (
            <ListLink search={filterSearch({ section: row.sectionId, rating: rating.code })} label={t('sections.cell', { section: row.title, rating: label, count })}>
              {count}
            </ListLink>
          );
        },
      };
    }),
    {
      key: 'total',
      label: t('sections.all'),
      numeric: true,
      cell: (row) =>
        row.total === 0 ? (
          <span className="wm-none">0</span>
        ) : (
          <ListLink search={filterSearch({ section: row.sectionId })} label={t('sections.cell', { section: row.title, rating: t('sections.all'), count: row.total })}>
            {row.total}
          </ListLink>
        ),
    },
  ];
  return (
    <section aria-labelledby="sections">
      <h2 className="wm-heading" id="sections">
        {t('sections.heading')}
      </h2>
      <DataTable
        caption={t('sections.caption')}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.sectionId ?? ''}
        {...(rows.length > 1 ? { footer: whole } : {})}
      />
    </section>
  );
}
