/** What reviews from outside recommended, which actions of the plan answer it, and how far that is. */
import { formatDate } from '@waymark/domain';
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { useLanguage } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ProgressTag } from '../recommendations/progress-tag.tsx';
import { useRecommendationWords } from '../recommendations/recommendation-words.ts';
import type { ReviewView } from './attendance-section.tsx';
import { ActionHeading } from './reviewed-action.tsx';
import { useReviewWords } from './review-words.ts';

type Recommendation = ReviewView['paper']['recommendations'][number];

/** Nothing for a service to which nobody recommended anything. */
export function RecommendationsSection({ review: { paper } }: { review: ReviewView }) {
  const t = useReviewWords();
  const { recommendations } = paper;
  if (recommendations.length === 0) return null;
  const unanswered = recommendations.filter(({ state, progress }) => state === 'OPEN' && progress === 'UNANSWERED').length;
  return (
    <section aria-labelledby="recommendations">
      <h2 className="wm-heading" id="recommendations">
        {t('recommendations.heading')}
      </h2>
      <p className="wm-text">{unanswered === 0 ? t('recommendations.allAnswered', { total: recommendations.length }) : t('recommendations.unanswered', { count: unanswered, total: recommendations.length })}</p>
      <RecommendationsTable recommendations={recommendations} paper={paper} />
    </section>
  );
}

function RecommendationsTable({ recommendations, paper }: { recommendations: readonly Recommendation[]; paper: ReviewView['paper'] }) {
  const t = useReviewWords();
  const words = useRecommendationWords();
  const language = useLanguage();
  const may = useMay();
  const { slug } = useService().service;
  return (
    <DataTable
      caption={t('recommendations.heading')}
      captionHidden
      rows={recommendations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what', label: t('recommendations.what'), rowHeader: true,
          cell: ({ id, number, text }) => (may('externalReviews') ? <Link className="govuk-link" to={`/s/${slug}/recommendations/${id}`}>{`${number} ${text}`}</Link> : `${number} ${text}`),
        },
        { key: 'from', label: t('recommendations.from'), cell: ({ reviewTitle, madeOn }) => `${reviewTitle}, ${formatDate(madeOn, language)}` },
        {
          key: 'actions', label: t('recommendations.actions'),
          cell: ({ actionIds }) => {
            const actions = paper.actions.filter(({ id }) => actionIds.includes(id));
            if (actions.length === 0) return words('progress.UNANSWERED');
            return actions.map((action, index) => (
              <span key={action.id}>
                {index > 0 ? '; ' : null}
                <ActionHeading action={action} />
              </span>
            ));
          },
        },
        {
          key: 'progress', label: t('recommendations.progress'),
          cell: ({ progress, state }) => (
            <>
              <ProgressTag progress={progress} /> {state === 'OPEN' ? null : words(`state.${state}`)}
            </>
          ),
        },
      ]}
    />
  );
}
