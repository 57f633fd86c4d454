/** On the page of an action: the recommendations that it answers, by itself or through its objective. */
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { ActionRecommendationsDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useRecommendationWords } from './recommendation-words.ts';

/** Nothing for who may not read recommendations; the page does not wait for it. */
export function ActionRecommendations({ actionId }: { actionId: string }) {
  const t = useRecommendationWords();
  const may = useMay();
  const { slug } = useService().service;
  const { data } = useApiQuery(ActionRecommendationsDocument, { id: actionId }, { enabled: may('externalReviews') });
  if (data?.action.__typename !== 'Action') return null;
  const { answersRecommendations: held } = data.action;
  return (
    <section aria-labelledby="answered-recommendations">
      <h2 className="wm-heading" id="answered-recommendations">
        {t('ofAction.heading')}
      </h2>
      {held.length === 0 ? (
        <p className="wm-text">
          {t('ofAction.none')}{' '}
          <Link className="govuk-link wm-no-print" to={`/s/${slug}/recommendations`}>
            {t('ofAction.all')}
          </Link>
        </p>
      ) : (
        <ul className="wm-list">
          {held.map(({ id, number, text, reviewTitle, state }) => (
            <li key={id}>
              <Link className="govuk-link" to={`/s/${slug}/recommendations/${id}`}>
                {t('item.number', { number })}: {reviewTitle}
              </Link>
              <p className="wm-list__sentence">{text}</p>
              {state === 'OPEN' ? null : <p className="wm-list__note">{t(`state.${state}`)}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
