/** Orders of the list of actions that the reader may choose; the API itself gives two of them. Pure. */
import type { PlanView } from './plan-filters.ts';

export interface OrderedAction {
  owners: readonly { name?: string | null; accountable: boolean }[];
  timescale: { current?: string | null };
  statedRating?: { code: string } | null;
  daysOverdue?: number | null;
}

/** EXCEPTIONS_FIRST when the list is ordered by rating, else plan order. */
export function apiOrder(sort: PlanView['sort']): 'PLAN' | 'EXCEPTIONS_FIRST' {
  return sort.key === 'rating' ? 'EXCEPTIONS_FIRST' : 'PLAN';
}

export function accountableOwner(action: Pick<OrderedAction, 'owners'>): string | null {
  return (action.owners.find((owner) => owner.accountable) ?? action.owners[0])?.name ?? null;
}

/**
 * @param actions in the order that the API gave for `apiOrder(sort)`; equal ones stay in it.
 * @param ratingCodes codes of the rating key in its order.
 * @returns a new list; what has no value comes last whatever the direction.
 */
export function orderActions<A extends OrderedAction>(actions: readonly A[], sort: PlanView['sort'], ratingCodes: readonly string[]): A[] {
  // The most urgent first is what "descending" means for ratings, and it is how the API sends them.
  if (sort.key === 'rating') return sort.direction === 'descending' ? [...actions] : [...actions].reverse();
  if (sort.key === 'plan') return sort.direction === 'ascending' ? [...actions] : [...actions].reverse();
  const value = (action: A): string | number | null => {
    switch (sort.key) {
      case 'owner':
        return accountableOwner(action)?.toLocaleLowerCase('en-GB') ?? null;
      case 'due':
        return action.timescale.current ?? null;
      case 'stated':
        return action.statedRating ? ratingCodes.indexOf(action.statedRating.code) : null;
      default:
        return action.daysOverdue ?? null;
    }
  };
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return actions
    .map((action) => ({ action, value: value(action) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'string' && typeof b.value === 'string') return sign * a.value.localeCompare(b.value, 'en-GB');
      return sign * (Number(a.value) - Number(b.value));
    })
    .map(({ action }) => action);
}
