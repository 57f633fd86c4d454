/** The actions that answer a recommendation, each with how it is rated and through what it answers. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useService } from '../../app/use-service.ts';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { useRecommendationWords } from './recommendation-words.ts';
import type { RecommendationView } from './recommendation-view.ts';

type Action = RecommendationView['answeredBy']['actions'][number];

export const nameOf = ({ ref, description }: Pick<Action, 'ref' | 'description'>): string => `${ref ? `${ref} ` : ''}${headlineOf(description).text}`;

/** @param extra what stands behind an action, such as removing its link */
export function AnsweringActions({ answeredBy: { actions, objectives }, extra }: Pick<RecommendationView, 'answeredBy'> & { extra?: (action: Action) => ReactNode }) {
  const t = useRecommendationWords();
  const { slug } = useService().service;
  if (actions.length === 0) return <p className="wm-text">{t('item.nothing')}</p>;
  const objectiveOf = (id: string | null) => {
    const objective = objectives.find((one) => one.id === id);
    return objective ? objective.ref ?? objective.title : null;
  };
  return (
    <ul className="wm-list wm-list--plain">
      {actions.map((action) => {
        const objective = objectiveOf(action.objectiveId ?? null);
        return (
          <li key={action.id}>
            <RatingTag rating={action.effectiveRating} />{' '}
            <Link className="govuk-link" to={`/s/${slug}/actions/${action.id}`}>
              {nameOf(action)}
            </Link>
            {objective ? <span className="wm-muted"> ({t('item.through', { objective })})</span> : null}
            {extra?.(action)}
          </li>
        );
      })}
    </ul>
  );
}
