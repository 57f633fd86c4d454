/** A meeting of the board: while it is open its agenda is made from the plan, afterwards it is the frozen record. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { CloseReviewDocument, ReviewDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { AssuranceNotes } from '../oversight/assurance-notes.tsx';
import { AttendanceSection, type ReviewView } from './attendance-section.tsx';
import { ChangesList } from './changes-list.tsx';
import { DecisionForm } from './decision-form.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { ExceptionsSection } from './exceptions-section.tsx';
import { IndicatorsSection } from './indicators-section.tsx';
import { RecommendationsSection } from './recommendations-section.tsx';
import { ReviewedActionsTable } from './reviewed-action.tsx';
import { useReviewStep } from './use-review-step.ts';
import { useReviewWords } from './review-words.ts';
import { SignOffSection } from './sign-off-section.tsx';
import { TakePack } from './take-pack.tsx';

export function ReviewPage() {
  const query = useApiQuery(ReviewDocument, { id: useParams()['id'] ?? '' });
  return <Ready query={query}>{({ review }) => (review.__typename === 'Review' ? <ReviewOf review={review} /> : <NotFoundPage />)}</Ready>;
}

function ReviewOf({ review }: { review: ReviewView }) {
  const t = useReviewWords();
  const language = useLanguage();
  const { slug } = useService().service;
  const may = useMay();
  const [message, setMessage] = useState('');
  const [hasProblems, setHasProblems] = useState(false);
  // A recorded decision begins its form anew.
  const [round, setRound] = useState(0);
  const { paper, closedAt } = review;
  const onDone = (text: string) => {
    setMessage(text);
    setRound((number) => number + 1);
  };
  const step = { review, onDone, onProblems: setHasProblems };
  const counts = { total: paper.figures.total, signOff: paper.toSignOff.length, exceptions: paper.exceptions.length };
  return (
    <Page
      title={review.title}
      caption={t(closedAt ? 'review.captionClosed' : 'review.captionOpen')}
      crumbs={[{ text: t('title'), to: `/s/${slug}/reviews` }]}
      footer={{ ratingKey: paper.ratingKey, asAt: paper.asAt }}
      hasProblems={hasProblems}
    >
      {message ? (
        <NotificationBanner key={`${message} ${round}`} kind="success">
          <p className="govuk-notification-banner__heading">{message}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">{t(closedAt ? 'review.leadClosed' : 'review.leadOpen', { ...counts, date: formatDate(paper.asAt, language) })}</p>
      <p className="wm-text">
        {review.planTitle}. {t('review.meeting', { date: formatDate(review.heldOn, language) })} {t('review.openedBy', { name: review.openedBy })}{' '}
        {closedAt ? t('review.closedBy', { name: review.closedBy ?? '', date: formatDate(localDate(closedAt), language) }) : null} {t('review.rules', { number: paper.ruleSetNumber })}
      </p>
      <TakePack reviewId={review.id} />
      <Figures review={review} />
      <AttendanceSection {...step} key={`attendance ${round}`} />
      <SignOffSection {...step} key={`sign-off ${round}`} />
      <SincePrevious review={review} />
      <ExceptionsSection {...step} key={`exceptions ${round}`} />
      <Escalated review={review} />
      <IndicatorsSection review={review} />
      <RecommendationsSection review={review} />
      <DecisionsSection review={review} />
      {closedAt ? <AssuranceNotes about={{ subject: 'REVIEW', subjectId: review.id }} level={2} onDone={onDone} onProblems={setHasProblems} /> : null}
      {!closedAt && may('recordReviewDecision') ? <DecisionForm key={`plan ${round}`} reviewId={review.id} actionId={null} about={review.planTitle} onDone={onDone} onProblems={setHasProblems} /> : null}
      {closedAt ? <FrozenRecord review={review} /> : may('closeReview') ? <CloseForm {...step} /> : null}
    </Page>
  );
}

function Figures({ review: { paper } }: { review: ReviewView }) {
  const t = useReviewWords();
  const { total, byRating, pastDeadline, accepted } = paper.figures;
  const rows = [
    ...byRating.map(({ rating, count }) => ({ key: rating.code, name: <RatingTag rating={rating} />, count })),
    { key: 'late', name: t('review.pastDeadline'), count: pastDeadline },
    { key: 'accepted', name: t('review.accepted'), count: accepted },
  ];
  return (
    <DataTable
      caption={t('review.figures')}
      rows={rows}
      rowKey={({ key }) => key}
      cards={false}
      columns={[
        { key: 'name', label: t('review.rating'), rowHeader: true, cell: ({ name }) => name },
        { key: 'count', label: t('review.count'), numeric: true, cell: ({ count }) => t('review.ratio', { count, total }) },
      ]}
    />
  );
}

function SincePrevious({ review: { sincePrevious } }: { review: ReviewView }) {
  const t = useReviewWords();
  return (
    <section aria-labelledby="since">
      <h2 className="wm-heading" id="since">
        {sincePrevious ? t('changes.heading', { title: sincePrevious.from.title ?? '' }) : t('changes.what')}
      </h2>
      {sincePrevious ? <ChangesList changes={sincePrevious} /> : <p className="wm-text">{t('changes.first')}</p>}
    </section>
  );
}

interface StepProps {
  review: ReviewView;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

function Escalated({ review: { paper } }: { review: ReviewView }) {
  const t = useReviewWords();
  const may = useMay();
  const { slug } = useService().service;
  return (
    <section aria-labelledby="escalated">
      <h2 className="wm-heading" id="escalated">
        {t('escalated.heading')}
      </h2>
      <p className="wm-text">
        {paper.escalated.length === 0 ? t('escalated.none') : t('escalated.text', { count: paper.escalated.length })}{' '}
        {may('escalations') && paper.escalated.length > 0 ? (
          <Link className="govuk-link wm-no-print" to={`/s/${slug}/escalations`}>
            {t('escalated.see')}
          </Link>
        ) : null}
      </p>
    </section>
  );
}

function CloseForm({ review, onDone, onProblems }: StepProps) {
  const t = useReviewWords();
  const mutation = useApiMutation(CloseReviewDocument);
  const step = useReviewStep({});
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const submit = async () => {
    const { problems: found } = await step(async () => (await mutation.mutateAsync({ input: { reviewId: review.id, version: review.version } })).closeReview);
    setProblems(found);
    onProblems(found.length > 0);
    if (found.length === 0) onDone(t('close.done'));
  };
  return (
    <section className="wm-no-print" aria-labelledby="close">
      <h2 className="wm-heading" id="close">
        {t('close.heading')}
      </h2>
      <ErrorSummary problems={problems} />
      <p className="wm-text" id="close-text">
        {t('close.text')}
      </p>
      <Button type="button" busy={mutation.isPending} aria-describedby="close-text" onClick={() => void submit()}>
        {t('close.submit')}
      </Button>
    </section>
  );
}

function FrozenRecord({ review }: { review: ReviewView }) {
  const t = useReviewWords();
  const { slug } = useService().service;
  const may = useMay();
  return (
    <section aria-labelledby="all-actions">
      <h2 className="wm-heading" id="all-actions">
        {t('all.heading')}
      </h2>
      <ReviewedActionsTable caption={t('all.caption')} actions={review.paper.actions} />
      <p className="wm-small wm-muted">{t('review.frozen', { hash: review.contentHash ?? '' })}</p>
      <p className="wm-text wm-no-print">
        {may('planChanges') ? (
          <>
            <Link className="govuk-link" to={`/s/${slug}/reviews/compare?from=${review.id}`}>
              {t('review.compare')}
            </Link>
            .{' '}
          </>
        ) : null}
        {t('review.print')}
      </p>
    </section>
  );
}
