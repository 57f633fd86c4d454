/** Reviews of the service's plans, newest first, and opening another. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { ReviewsDocument, type ReviewsQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { OpenReviewForm } from './open-review-form.tsx';
import { useReviewWords } from './review-words.ts';

type Row = ReviewsQuery['reviews']['nodes'][number];

export function ReviewsPage() {
  const after = useSearchParams()[0].get('after');
  const query = useApiQuery(ReviewsDocument, { after }, { keepPrevious: true });
  const t = useReviewWords();
  const may = useMay();
  const {
    me,
    service: { slug },
  } = useService();
  const navigate = useNavigate();
  const [hasProblems, setHasProblems] = useState(false);
  return (
    <Ready query={query}>
      {({ reviews }) => (
        <Page title={t('title')} hasProblems={hasProblems}>
          <p className="wm-lead">{t('lead')}</p>
          {reviews.totalCount === 0 ? (
            <EmptyState title={t('none.title')}>
              <p className="wm-text">{t(may('openReview') ? 'none.text' : me.roles.includes('OVERSIGHT_ADVISER') ? 'none.shared' : 'none.closed')}</p>
            </EmptyState>
          ) : (
            <>
              <ReviewsTable rows={reviews.nodes} />
              <Pages info={reviews.pageInfo} after={after} />
            </>
          )}
          {may('planChanges') ? (
            <p className="wm-text wm-no-print">
              <Link className="govuk-link" to={`/s/${slug}/reviews/compare`}>
                {t('compare')}
              </Link>
            </p>
          ) : null}
          {may('openReview') ? <OpenReviewForm onOpened={(id) => void navigate(`/s/${slug}/reviews/${id}`)} onProblems={setHasProblems} /> : null}
        </Page>
      )}
    </Ready>
  );
}

function ReviewsTable({ rows }: { rows: readonly Row[] }) {
  const t = useReviewWords();
  const language = useLanguage();
  const { slug } = useService().service;
  return (
    <DataTable
      caption={t('caption')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'review', label: t('column.review'), rowHeader: true,
          cell: ({ id, title }) => (
            <Link className="govuk-link" to={`/s/${slug}/reviews/${id}`}>
              {title}
            </Link>
          ),
        },
        { key: 'plan', label: t('column.plan'), cell: ({ planTitle }) => planTitle },
        { key: 'held', label: t('column.held'), cell: ({ heldOn }) => formatDate(heldOn, language) },
        { key: 'state', label: t('column.state'), cell: ({ closedAt }) => (closedAt ? t('state.closed', { date: formatDate(localDate(closedAt), language) }) : <Tag attention>{t('state.open')}</Tag>) },
      ]}
    />
  );
}

function Pages({ info, after }: { info: ReviewsQuery['reviews']['pageInfo']; after: string | null }) {
  const t = useReviewWords();
  const { slug } = useService().service;
  if (!after && !info.hasNextPage) return null;
  return (
    <p className="wm-text wm-no-print">
      {after ? (
        <Link className="govuk-link govuk-!-margin-right-4" to={`/s/${slug}/reviews`}>
          {t('first')}
        </Link>
      ) : null}
      {info.hasNextPage && info.endCursor ? (
        <Link className="govuk-link" to={`/s/${slug}/reviews?after=${encodeURIComponent(info.endCursor)}`}>
          {t('further')}
        </Link>
      ) : null}
    </p>
  );
}
