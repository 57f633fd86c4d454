/** What is off track or past its date, in its owners' words, each with what the board decides about it. */
import { useMay } from '../../app/use-service.ts';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import type { ReviewView } from './attendance-section.tsx';
import { DecisionForm } from './decision-form.tsx';
import { ActionDue, ActionHeading, ownersInWords } from './reviewed-action.tsx';
import { useReviewWords } from './review-words.ts';

interface ExceptionsProps {
  review: ReviewView;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

export function ExceptionsSection({ review, onDone, onProblems }: ExceptionsProps) {
  const t = useReviewWords();
  const mayDecide = useMay()('recordReviewDecision') && review.closedAt === null;
  const { exceptions } = review.paper;
  return (
    <section aria-labelledby="exceptions">
      <h2 className="wm-heading" id="exceptions">
        {t('exceptions.heading')}
      </h2>
      <p className="wm-text">{t(exceptions.length === 0 ? 'exceptions.none' : 'exceptions.text')}</p>
      <ol className="wm-list">
        {exceptions.map((action) => (
          <li key={action.id}>
            <h3 className="wm-list__heading">
              <ActionHeading action={action} />
            </h3>
            <p className="wm-text">
              <RatingTag rating={action.effectiveRating} /> {ownersInWords(action.owners, t('action.noOwner'))}. <ActionDue action={action} />
            </p>
            <p className={action.progress ? 'wm-text wm-text--preserved' : 'wm-text wm-muted'}>{action.progress ?? t('action.noProgress')}</p>
            {mayDecide ? <DecisionForm reviewId={review.id} actionId={action.id} about={headlineOf(action.description).text} onDone={onDone} onProblems={onProblems} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
