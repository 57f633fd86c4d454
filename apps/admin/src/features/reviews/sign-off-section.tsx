/** Completions that wait for the board, each with what its owner says and the evidence behind it. */
import { formatDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { useLanguage } from '../../i18n/language.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { useAssuranceWords } from '../assurance/assurance-words.ts';
import type { ReviewView } from './attendance-section.tsx';
import { DecisionForm } from './decision-form.tsx';
import { ActionDue, ActionHeading, EvidenceCount, ownersInWords } from './reviewed-action.tsx';
import { useReviewWords } from './review-words.ts';

interface SignOffProps {
  review: ReviewView;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

export function SignOffSection({ review, onDone, onProblems }: SignOffProps) {
  const t = useReviewWords();
  const assurance = useAssuranceWords();
  const mayDecide = useMay()('recordReviewDecision') && review.closedAt === null;
  const { toSignOff } = review.paper;
  return (
    <section aria-labelledby="sign-off">
      <h2 className="wm-heading" id="sign-off">
        {t('signOff.heading')}
      </h2>
      <p className="wm-text">{t(toSignOff.length === 0 ? 'signOff.none' : 'signOff.text')}</p>
      <ol className="wm-list">
        {toSignOff.map((action) => (
          <li key={action.id}>
            <h3 className="wm-list__heading">
              <ActionHeading action={action} />
            </h3>
            <SummaryList
              rows={[
                { key: 'rating', name: t('action.rating'), value: <RatingTag rating={action.effectiveRating} /> },
                { key: 'owner', name: t('action.owner'), value: ownersInWords(action.owners, t('action.noOwner')) },
                { key: 'due', name: t('action.due'), value: <ActionDue action={action} /> },
                { key: 'measure', name: t('action.measure'), value: action.successMeasure },
                { key: 'progress', name: t('action.progress'), value: action.progress ?? t('action.noProgress') },
                { key: 'evidence', name: t('action.evidence'), value: <Evidence action={action} /> },
                { key: 'assurance', name: t('action.assurance'), value: assurance(`assurance.state.${action.assurance}`) },
              ]}
            />
            {mayDecide ? <DecisionForm reviewId={review.id} actionId={action.id} about={headlineOf(action.description).text} onDone={onDone} onProblems={onProblems} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Evidence({ action }: { action: ReviewView['paper']['toSignOff'][number] }) {
  const t = useReviewWords();
  const language = useLanguage();
  if (action.evidence.length === 0) return <EvidenceCount action={action} />;
  return (
    <ul className="govuk-list">
      {action.evidence.map(({ title, datedOn, verified }) => (
        <li key={`${title} ${datedOn}`}>{`${title}, ${formatDate(datedOn, language)} (${t(verified ? 'action.verified' : 'action.unverified')})`}</li>
      ))}
    </ul>
  );
}
