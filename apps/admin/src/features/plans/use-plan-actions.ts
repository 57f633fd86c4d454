/** The filtered actions of a plan: all of them, because the reader may order them by any column. */
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '../../graphql/api-error.ts';
import { PlanActionsDocument, type PlanActionsQuery } from '../../graphql/generated/graphql.ts';
import { request } from '../../graphql/request.ts';
import { apiQueryKey, useServiceSlug } from '../../graphql/use-api.ts';
import { apiOrder } from './action-order.ts';
import type { PlanView } from './plan-filters.ts';

type ActionPage = Extract<PlanActionsQuery['plan'], { __typename: 'Plan' }>['actions'];
export type ListedAction = ActionPage['nodes'][number];

/** The most that the API gives at once. */
const pageSize = 100;

export function usePlanActions(planId: string, { filters, sort }: Pick<PlanView, 'filters' | 'sort'>): UseQueryResult<ListedAction[], ApiError> {
  const slug = useServiceSlug();
  const variables = {
    id: planId,
    order: apiOrder(sort),
    filter: {
      sectionId: filters.section,
      rating: filters.rating,
      stated: filters.stated,
      diverges: filters.diverges ? true : null,
      pastDeadline: filters.pastDeadline ? true : null,
    },
  };
  return useQuery<ListedAction[], ApiError>({
    queryKey: apiQueryKey(slug, 'PlanActions', variables),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const actions: ListedAction[] = [];
      let after: string | null = null;
      do {
        const answer: PlanActionsQuery = await request(PlanActionsDocument, { ...variables, first: pageSize, after }, { service: slug ?? undefined, signal });
        if (answer.plan.__typename !== 'Plan') return [];
        const page: ActionPage = answer.plan.actions;
        actions.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
      } while (after !== null);
      return actions;
    },
  });
}
