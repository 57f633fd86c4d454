/** What a recommendation says, for the page of all and for its own: how far it is, to whom, and what is owed. */
import { formatDate, localDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { contradictionOf, type RecommendationView } from './recommendation-view.ts';
import { useRecommendationWords } from './recommendation-words.ts';

export function RecommendationFacts({ recommendation }: { recommendation: RecommendationView }) {
  const t = useRecommendationWords();
  const language = useLanguage();
  const day = (date: string) => formatDate(date, language);
  const { addressedTo, priority, dueOn, policyImplications, resourceImplications, state, stateReason, stateBy, stateAt, answeredBy } = recommendation;
  const contradiction = contradictionOf(recommendation);
  return (
    <>
      <SummaryList
        rows={[
          { key: 'to', name: t('item.to'), value: addressedTo },
          { key: 'priority', name: t('item.priority'), value: priority },
          { key: 'due', name: t('item.due'), value: dueOn ? day(dueOn) : null },
          { key: 'policy', name: t('item.policy'), value: policyImplications },
          { key: 'resources', name: t('item.resources'), value: resourceImplications },
          { key: 'state', name: t('item.state'), value: stateReason && stateAt ? t('item.said', { state: t(`state.${state}`), reason: stateReason, by: stateBy ?? '', date: day(localDate(stateAt)) }) : t(`state.${state}`) },
          { key: 'response', name: t('response.heading'), value: <ResponseText recommendation={recommendation} /> },
        ].filter(({ key }) => key !== 'response' || recommendation.responseDue)}
      />
      {answeredBy.actionCount > 0 ? <p className="wm-text">{t('item.counts', { complete: answeredBy.completeCount, actions: answeredBy.actionCount, accepted: answeredBy.acceptedCount })}</p> : null}
      {contradiction ? <p className="govuk-inset-text">{t('item.contradiction', { ...contradiction })}</p> : null}
    </>
  );
}

function ResponseText({ recommendation: { response, responseDue, madeOn } }: { recommendation: RecommendationView }) {
  const t = useRecommendationWords();
  const language = useLanguage();
  const day = (date: string) => formatDate(date, language);
  if (!responseDue) return null;
  const { state, days, dueOn } = responseDue;
  if (response) {
    const values = { answer: t(`response.${response.answer}`), date: day(response.datedOn), text: response.text, count: days };
    return <>{state === 'ANSWERED_LATE' ? t('response.answeredLate', values) : t('response.answered', values)}</>;
  }
  const values = { date: day(dueOn), made: day(madeOn), count: days };
  return state === 'OVERDUE' ? <strong>{t('response.overdue', values)}</strong> : <>{t('response.due', values)}</>;
}
