/** Every recommendation of every review from outside on one page: how far each is, and what answers it. */
import { formatDate } from '@waymark/domain';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { RecommendationsDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { AnsweringActions } from './answering-actions.tsx';
import { ProgressTag } from './progress-tag.tsx';
import { RecommendationFacts } from './recommendation-facts.tsx';
import { filters, gapsOf, meets, type Filter, type RecommendationView, type ReviewView } from './recommendation-view.ts';
import { useRecommendationWords } from './recommendation-words.ts';

export function RecommendationsPage() {
  return <Ready query={useApiQuery(RecommendationsDocument, {})}>{({ externalReviews }) => <Recommendations reviews={externalReviews} />}</Ready>;
}

function Recommendations({ reviews }: { reviews: readonly ReviewView[] }) {
  const t = useRecommendationWords();
  const may = useMay();
  const { slug } = useService().service;
  const wanted = useSearchParams()[0].get('show');
  const filter = filters.find((one) => one === wanted) ?? 'all';
  const all = reviews.flatMap(({ recommendations }) => recommendations);
  // The page of all shows a review without recommendations too; a filtered one does not.
  const shown = reviews.map((review) => ({ review, held: review.recommendations.filter((one) => meets(one, filter)) })).filter(({ held }) => filter === 'all' || held.length > 0);
  return (
    <Page title={t('title')}>
      {reviews.length === 0 ? null : <Lead reviews={reviews.length} all={all} />}
      {may('addExternalReview') ? (
        <ul className="govuk-list wm-choices wm-no-print">
          <li>
            <Link className="govuk-link" to={`/s/${slug}/recommendations/add`}>
              {t('add')}
            </Link>
          </li>
          <li>
            <Link className="govuk-link" to={`/s/${slug}/recommendations/import`}>
              {t('import')}
            </Link>
          </li>
        </ul>
      ) : null}
      {reviews.length === 0 ? (
        <EmptyState title={t('empty.title')}>
          <p className="wm-text">{t(may('addExternalReview') ? 'empty.text' : 'empty.reader')}</p>
        </EmptyState>
      ) : (
        <FilterLinks chosen={filter} />
      )}
      {reviews.length > 0 && shown.length === 0 ? <p className="wm-text">{t('noneShown')}</p> : null}
      {shown.map(({ review, held }) => (
        <ReviewSection key={review.id} review={review} held={held} />
      ))}
    </Page>
  );
}

function Lead({ reviews, all }: { reviews: number; all: readonly RecommendationView[] }) {
  const t = useRecommendationWords();
  const gaps = gapsOf(all);
  const named = (['unanswered', 'offTrack', 'overdue'] as const).filter((gap) => gaps[gap] > 0).map((gap) => t(`gaps.${gap}`, { count: gaps[gap] }));
  return (
    <p className="wm-lead">
      {t('lead', { count: all.length, reviews: t('reviews', { count: reviews }) })} {named.length > 0 ? named.join(' ') : all.length > 0 ? t('gaps.none') : null}
    </p>
  );
}

function FilterLinks({ chosen }: { chosen: Filter }) {
  const t = useRecommendationWords();
  return (
    <nav className="wm-no-print" aria-label={t('filter.label')}>
      <ul className="govuk-list wm-choices">
        {filters.map((filter) => (
          <li key={filter}>
            <Link className="govuk-link" to={{ search: filter === 'all' ? '' : `?show=${filter}` }} aria-current={filter === chosen ? 'true' : undefined}>
              {filter === chosen ? <strong>{t(`filter.${filter}`)}</strong> : t(`filter.${filter}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ReviewSection({ review, held }: { review: ReviewView; held: readonly RecommendationView[] }) {
  const t = useRecommendationWords();
  const { slug } = useService().service;
  return (
    <section aria-labelledby={`review-${review.id}`}>
      <h2 className="wm-heading" id={`review-${review.id}`}>
        {review.title}
      </h2>
      <p className="wm-text">
        <ReviewLine review={review} />{' '}
        <Link className="govuk-link wm-no-print" to={`/s/${slug}/recommendations/reviews/${review.id}`}>
          {t('toReview')}
          <span className="govuk-visually-hidden">: {review.title}</span>
        </Link>
      </p>
      {held.length === 0 ? <p className="wm-text">{t('noRecommendations')}</p> : null}
      <ul className="wm-list">
        {held.map((recommendation) => (
          <RecommendationItem key={recommendation.id} recommendation={recommendation} />
        ))}
      </ul>
    </section>
  );
}

/** Kind, publisher and day, and for an inspection what it printed. */
export function ReviewLine({ review: { kind, publisher, datedOn, scores } }: { review: ReviewView }) {
  const t = useRecommendationWords();
  const pick = usePick();
  const language = useLanguage();
  return (
    <>
      {t('reviewLine', { kind: t(`kind.${kind}`), publisher, date: formatDate(datedOn, language) })} {scores?.overall ? t('overall', { rating: pick(scores.overall.label) }) : null}{' '}
      {scores?.score == null ? null : t('score', { score: scores.score, most: scores.most })}
    </>
  );
}

function RecommendationItem({ recommendation }: { recommendation: RecommendationView }) {
  const t = useRecommendationWords();
  const may = useMay();
  const { slug } = useService().service;
  const { id, number, text, answeredBy, reviewTitle } = recommendation;
  return (
    <li>
      <h3 className="wm-list__heading">
        <Link className="govuk-link" to={`/s/${slug}/recommendations/${id}`}>
          {t('item.number', { number })}
          <span className="govuk-visually-hidden">: {reviewTitle}</span>
        </Link>{' '}
        <ProgressTag progress={answeredBy.progress} />
      </h3>
      <p className="wm-list__sentence">{text}</p>
      <RecommendationFacts recommendation={recommendation} />
      <AnsweringActions answeredBy={answeredBy} />
      {answeredBy.progress === 'UNANSWERED' && may('linkRecommendation') ? (
        <p className="wm-list__note wm-no-print">
          <Link className="govuk-link" to={`/s/${slug}/recommendations/${id}`}>
            {t('item.change')}
            <span className="govuk-visually-hidden">: {`${number}, ${reviewTitle}`}</span>
          </Link>
        </p>
      ) : null}
    </li>
  );
}
