/** The actions of a plan, exceptions first: filtered, ordered and paged as the address says. */
import { formatDate } from '@waymark/domain';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useService } from '../../app/use-service.ts';
import { useLanguage } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { ActionFilters } from './action-filters.tsx';
import { accountableOwner, orderActions } from './action-order.ts';
import { isFiltered, planSearch, readPlanView, usualSort, type SortKey } from './plan-filters.ts';
import type { PlanView } from './plan-overview-page.tsx';
import { usePlanWords } from './plan-words.ts';
import { usePlanActions, type ListedAction } from './use-plan-actions.ts';

const rowsPerPage = 50;

export function PlanActions({ plan }: { plan: PlanView }) {
  const t = usePlanWords();
  const [search] = useSearchParams();
  const view = readPlanView(search);
  const query = usePlanActions(plan.id, view);
  const heading = useRef<HTMLHeadingElement>(null);
  const { hash, key } = useLocation();
  // Links to the list (a number, a page, a filter) lead the keyboard and the screen reader to it too.
  useEffect(() => {
    if (hash === '#actions') heading.current?.focus({ preventScroll: true });
  }, [hash, key]);
  return (
    <section aria-labelledby="actions">
      <h2 className="wm-heading wm-heading--target" id="actions" tabIndex={-1} ref={heading}>
        {t('filters.heading')}
      </h2>
      <ActionFilters plan={plan} view={view} />
      {query.data ? (
        <ActionList plan={plan} view={view} actions={query.data} waiting={query.isPlaceholderData} />
      ) : query.error ? (
        <>
          <p className="wm-text">{t('actions.failed')}</p>
          <Button type="button" variant="secondary" onClick={() => void query.refetch()}>
            {t('actions.retry')}
          </Button>
        </>
      ) : (
        <p className="wm-loading" role="status">
          {t('actions.loading')}
        </p>
      )}
    </section>
  );
}

interface ActionListProps {
  plan: PlanView;
  view: ReturnType<typeof readPlanView>;
  actions: readonly ListedAction[];
  /** The actions are those of the filters before; the new ones are on their way. */
  waiting: boolean;
}

function ActionList({ plan, view, actions, waiting }: ActionListProps) {
  const t = usePlanWords();
  const navigate = useNavigate();
  const columns = useColumns(plan);
  const ordered = orderActions(actions, view.sort, plan.ratingKey.ratings.map(({ code }) => code));
  const pages = Math.max(1, Math.ceil(ordered.length / rowsPerPage));
  const page = Math.min(view.page, pages);
  const shown = view.whole ? ordered : ordered.slice((page - 1) * rowsPerPage, page * rowsPerPage);
  const from = view.whole ? 1 : (page - 1) * rowsPerPage + 1;
  const count = t(isFiltered(view.filters) ? 'actions.matching' : 'actions.shown', { count: ordered.length });
  const usual = view.sort.key === usualSort.key && view.sort.direction === usualSort.direction;

  if (ordered.length === 0 && !waiting) {
    return (
      <div role="status">
        <EmptyState title={t('actions.none.title')}>
          <p className="wm-text">{t('actions.none.text')}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <p className="wm-text govuk-!-margin-bottom-2">
        <span role="status">
          {waiting ? (
            t('actions.loading')
          ) : (
            <>
              <strong>{count}</strong>
              {shown.length < ordered.length ? `, ${t('actions.range', { from, to: from + shown.length - 1 })}` : null}.
            </>
          )}
        </span>{' '}
        {usual && !waiting ? <span className="wm-muted">{t('actions.usual')}</span> : null}
      </p>
      <DataTable
        caption={t('actions.caption')}
        captionHidden
        sticky
        columns={columns}
        rows={shown}
        rowKey={(action) => action.id}
        sort={view.sort}
        onSort={(sort) => {
          // Ratings and days past the deadline are asked for to see the worst, so the first press shows it.
          const worstFirst = (sort.key === 'rating' || sort.key === 'overdue') && sort.key !== view.sort.key;
          const next = { key: sort.key as SortKey, direction: worstFirst ? ('descending' as const) : sort.direction };
          void navigate({ search: planSearch({ ...view, sort: next, page: 1 }) }, { preventScrollReset: true });
        }}
      />
      {view.whole ? null : <Pagination page={page} pages={pages} to={(number) => ({ search: planSearch({ ...view, page: number }), hash: '#actions' })} />}
      {pages > 1 ? (
        <p className="wm-text wm-no-print">
          <Link className="govuk-link" to={{ search: planSearch({ ...view, page: 1, whole: !view.whole }), hash: '#actions' }}>
            {t(view.whole ? 'actions.paged' : 'actions.whole')}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function useColumns(plan: PlanView): Column<ListedAction>[] {
  const t = usePlanWords();
  const language = useLanguage();
  const { slug } = useService().service;
  const due = ({ timescale }: ListedAction) => {
    if (timescale.current) return formatDate(timescale.current, language);
    if (timescale.achieved) return t('actions.achieved');
    return timescale.ongoing ? t('actions.ongoing') : t('actions.noDate');
  };
  const columns: (Column<ListedAction> & { key: SortKey | 'section' })[] = [
    {
      key: 'plan',
      label: t('actions.action'),
      rowHeader: true,
      sortable: true,
      cell: (action) => (
        <Link className="govuk-link" to={`/s/${slug}/actions/${action.id}`}>
          {action.ref ? <span className="wm-table__ref">{action.ref} </span> : null}
          {headlineOf(action.description).text}
        </Link>
      ),
    },
    {
      key: 'section',
      label: t('actions.section'),
      blank: () => plan.sections.length < 2,
      cell: ({ section }) => section.title,
    },
    {
      key: 'owner',
      label: t('actions.owner'),
      sortable: true,
      cell: (action) => (
        <>
          {accountableOwner(action) ?? <span className="wm-none">{t(action.owners.length > 0 ? 'actions.ownerClosed' : 'actions.nobody')}</span>}
          {action.owners.length > 1 ? <span className="wm-table__secondary">{t('actions.others', { count: action.owners.length - 1 })}</span> : null}
        </>
      ),
    },
    {
      key: 'due',
      label: t('actions.due'),
      sortable: true,
      cell: (action) => (
        <>
          <span className="wm-table__date">{due(action)}</span>
          {action.timescale.sourceText && action.timescale.sourceText !== due(action) ? (
            <span className="wm-table__secondary">“{action.timescale.sourceText}”</span>
          ) : null}
        </>
      ),
    },
    { key: 'stated', label: t('actions.stated'), sortable: true, cell: (action) => <RatingTag rating={action.statedRating} /> },
    {
      key: 'rating',
      label: t('actions.rating'),
      sortable: true,
      cell: (action) => (
        <>
          <RatingTag rating={action.effectiveRating} />
          {action.diverges ? <span className="wm-table__secondary">{t('actions.differs')}</span> : null}
        </>
      ),
    },
    {
      key: 'overdue',
      label: t('actions.overdue'),
      sortable: true,
      numeric: true,
      blank: (action) => action.daysOverdue === null || action.daysOverdue === undefined,
      cell: (action) => action.daysOverdue ?? <span className="wm-none">–</span>,
    },
  ];
  return columns.filter((column) => column.key !== 'section' || plan.sections.length > 1);
}
