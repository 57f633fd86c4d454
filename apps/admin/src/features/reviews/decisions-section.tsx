/** What was decided, in the order in which it was. */
import { useMoment } from '../../i18n/moment.ts';
import { ActionHeading } from './reviewed-action.tsx';
import type { ReviewView } from './attendance-section.tsx';
import { useReviewWords } from './review-words.ts';

export function DecisionsSection({ review }: { review: ReviewView }) {
  const t = useReviewWords();
  const moment = useMoment();
  const { decisions, actions } = review.paper;
  const byId = new Map(actions.map((action) => [action.id, action]));
  return (
    <section aria-labelledby="decisions">
      <h2 className="wm-heading" id="decisions">
        {t('decision.heading')}
      </h2>
      {decisions.length === 0 ? <p className="wm-text">{t(review.closedAt ? 'decision.noneClosed' : 'decision.none')}</p> : null}
      <ol className="wm-list">
        {decisions.map(({ id, actionId, kind, reason, interest, decidedAt, decidedBy }) => {
          const action = actionId ? byId.get(actionId) : undefined;
          return (
            <li key={id}>
              <p className="wm-text">
                <strong>{t(`decision.shown.${kind}`)}</strong>: {action ? <ActionHeading action={action} /> : t('decision.plan')}
              </p>
              {reason ? <p className="wm-text wm-text--preserved">{reason}</p> : null}
              {interest ? <p className="wm-text">{t('decision.interestShown', { text: interest })}</p> : null}
              <p className="wm-small wm-muted wm-list__note">{t('decision.by', { name: decidedBy, moment: moment(decidedAt) })}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
