/** What pages say of recommendations besides what the API does. Pure. */
import type { RecommendationsQuery } from '../../graphql/generated/graphql.ts';

export type ReviewView = RecommendationsQuery['externalReviews'][number];
export type RecommendationView = ReviewView['recommendations'][number];

export const filters = ['all', 'unanswered', 'open'] as const;
export type Filter = (typeof filters)[number];

/** What was superseded or not accepted needs no answer. */
export const isOpen = ({ state }: RecommendationView): boolean => state === 'OPEN';
export const isUnanswered = (one: RecommendationView): boolean => isOpen(one) && one.answeredBy.progress === 'UNANSWERED';

export function meets(one: RecommendationView, filter: Filter): boolean {
  return filter === 'all' || (filter === 'open' ? isOpen(one) : isUnanswered(one));
}

export interface Gaps {
  unanswered: number;
  offTrack: number;
  overdue: number;
}

export function gapsOf(all: readonly RecommendationView[]): Gaps {
  return {
    unanswered: all.filter(isUnanswered).length,
    offTrack: all.filter((one) => isOpen(one) && one.answeredBy.progress === 'OFF_TRACK').length,
    overdue: all.filter(({ responseDue }) => responseDue?.state === 'OVERDUE').length,
  };
}

/** Said to be implemented while actions that answer it are not complete; null otherwise. */
export function contradictionOf({ state, answeredBy: { actionCount, completeCount } }: RecommendationView): { open: number; actions: number } | null {
  return state === 'IMPLEMENTED' && completeCount < actionCount ? { open: actionCount - completeCount, actions: actionCount } : null;
}
