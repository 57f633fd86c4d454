/** One review from outside: its ratings and what they add up to, one more recommendation, and taking it back. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { AddRecommendationDocument, RecommendationsDocument, WithdrawExternalReviewDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { AnswerForm } from './answer-form.tsx';
import { ProgressTag } from './progress-tag.tsx';
import { enteredRecommendation, RecommendationFields } from './recommendation-fields.tsx';
import type { ReviewView } from './recommendation-view.ts';
import { useRecommendationWords } from './recommendation-words.ts';
import { ReviewLine } from './recommendations-page.tsx';

export function ExternalReviewPage() {
  const id = useParams()['id'] ?? '';
  return (
    <Ready query={useApiQuery(RecommendationsDocument, {})}>
      {({ externalReviews }) => {
        const review = externalReviews.find((one) => one.id === id);
        return review ? <ReviewDetails key={id} review={review} /> : <NotFoundPage />;
      }}
    </Ready>
  );
}

function ReviewDetails({ review }: { review: ReviewView }) {
  const t = useRecommendationWords();
  const may = useMay();
  const language = useLanguage();
  const { slug } = useService().service;
  // Set by the form that just made it.
  const arrived = (useLocation().state as { notice?: string } | null)?.notice;
  const [message, setMessage] = useState<string | null>(arrived ?? null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const { title, enteredBy, enteredAt, recommendations, scores } = review;
  return (
    <Page title={title} wideTitle hasProblems={problems.length > 0} crumbs={[{ text: t('one.crumb'), to: `/s/${slug}/recommendations` }]}>
      {message ? (
        <NotificationBanner kind="success" key={`${message} ${recommendations.length}`}>
          <p className="govuk-notification-banner__heading">{message}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">
        <ReviewLine review={review} />
      </p>
      <p className="wm-text wm-muted">{t('review.entered', { by: enteredBy, date: formatDate(localDate(enteredAt), language) })}</p>
      {scores ? <Ratings scores={scores} /> : null}
      <section aria-labelledby="recommendations">
        <h2 className="wm-heading" id="recommendations">
          {t('review.recommendations')}
        </h2>
        {recommendations.length === 0 ? <p className="wm-text">{t('noRecommendations')}</p> : null}
        <ul className="wm-list">
          {recommendations.map(({ id, number, text, answeredBy }) => (
            <li key={id}>
              <h3 className="wm-list__heading">
                <Link className="govuk-link" to={`/s/${slug}/recommendations/${id}`}>
                  {t('item.number', { number })}
                </Link>{' '}
                <ProgressTag progress={answeredBy.progress} />
              </h3>
              <p className="wm-list__sentence">{text}</p>
            </li>
          ))}
        </ul>
      </section>
      {may('addRecommendation') ? (
        <div className="wm-no-print">
          <AddRecommendation review={review} onDone={setMessage} onProblems={setProblems} />
          <Withdraw review={review} onProblems={setProblems} />
        </div>
      ) : null}
    </Page>
  );
}

function Ratings({ scores }: { scores: NonNullable<ReviewView['scores']> }) {
  const t = useRecommendationWords();
  const pick = usePick();
  const { framework, version, caveat, standards, score, most, rated, counted, printedScore, verdict, byRule, overall } = scores;
  return (
    <section aria-labelledby="ratings">
      <h2 className="wm-heading" id="ratings">
        {t('review.ratings')}
      </h2>
      <p className="wm-text">
        {t('review.framework', { framework: pick(framework), version })} {score == null ? null : t('review.sum', { rated, score, most })} {printedScore != null && printedScore !== score ? t('review.printedSum', { printed: printedScore }) : null}{' '}
        {score != null && rated < counted ? t('review.partly', { rated, counted }) : null} {overall ? t(`review.verdict.${verdict}`, { byRule: byRule ? pick(byRule.label) : '' }) : null}
      </p>
      {standards.some(({ rating }) => rating) ? (
        <DataTable
          caption={t('review.caption')}
          captionHidden
          rows={standards}
          rowKey={({ code }) => code}
          columns={[
            { key: 'standard', label: t('review.standard'), rowHeader: true, cell: ({ code, title, countsToOverall }) => `${code} ${countsToOverall ? pick(title) : t('review.notCounted', { title: pick(title) })}` },
            { key: 'rating', label: t('review.rating'), cell: ({ rating }) => (rating ? pick(rating.label) : t('review.notRated')) },
          ]}
        />
      ) : null}
      {caveat ? <p className="wm-text wm-muted">{pick(caveat)}</p> : null}
    </section>
  );
}

function AddRecommendation({ review, onDone, onProblems }: { review: ReviewView; onDone: (message: string) => void; onProblems: (problems: readonly FormProblem[]) => void }) {
  const t = useRecommendationWords();
  const add = useApiMutation(AddRecommendationDocument);
  return (
    <Details summary={t('review.addSummary')} open={review.recommendations.length === 0}>
      <AnswerForm
        prefix="new"
        submit={t('form.addSubmit')}
        dates={{ dueOn: false }}
        ask={async (entered) => (await add.mutateAsync({ input: { reviewId: review.id, recommendation: enteredRecommendation(entered), noChildNamed: entered.noChildNamed } })).addRecommendation}
        onDone={() => onDone(t('review.added'))}
        onProblems={onProblems}
      >
        {(problemAt) => <RecommendationFields prefix="new" scrutiny={review.kind === 'SCRUTINY'} problemAt={problemAt} />}
      </AnswerForm>
    </Details>
  );
}

function Withdraw({ review: { id }, onProblems }: { review: ReviewView; onProblems: (problems: readonly FormProblem[]) => void }) {
  const t = useRecommendationWords();
  const { slug } = useService().service;
  const navigate = useNavigate();
  const withdraw = useApiMutation(WithdrawExternalReviewDocument);
  return (
    <Details summary={t('review.withdrawSummary')}>
      <p className="wm-text">{t('review.withdrawText')}</p>
      <AnswerForm
        prefix="withdraw"
        submit={t('review.withdraw')}
        variant="warning"
        ask={async ({ text, noChildNamed }) => (await withdraw.mutateAsync({ input: { reviewId: id, reason: text('reason'), noChildNamed } })).withdrawExternalReview}
        onDone={() => void navigate(`/s/${slug}/recommendations`)}
        onProblems={onProblems}
      >
        {(problemAt) => <TextArea id="withdraw-reason" name="reason" rows={3} label={t('one.why')} hint={t('one.whyHint')} error={problemAt('reason')} />}
      </AnswerForm>
    </Details>
  );
}
