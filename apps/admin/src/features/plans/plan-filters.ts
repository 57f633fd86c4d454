/** Filters, order and page of the list of actions, as they stand in the address. Pure. */

export interface PlanFilters {
  section: string | null;
  /** Code of the effective rating. */
  rating: string | null;
  /** Code of the reported rating. */
  stated: string | null;
  diverges: boolean;
  pastDeadline: boolean;
}

export const sortKeys = ['plan', 'owner', 'due', 'stated', 'rating', 'overdue'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface PlanView {
  filters: PlanFilters;
  sort: { key: SortKey; direction: 'ascending' | 'descending' };
  /** From 1. */
  page: number;
  /** Every action on one page, for printing. */
  whole: boolean;
}

/** Exceptions first: the most urgent rating, and within it the furthest past its date. */
export const usualSort = { key: 'rating', direction: 'descending' } as const;
export const noFilters: PlanFilters = { section: null, rating: null, stated: null, diverges: false, pastDeadline: false };

/** Reads an address; what it does not understand it leaves out. */
export function readPlanView(search: URLSearchParams): PlanView {
  const [key, direction] = (search.get('sort') ?? '').split('-');
  const known = sortKeys.find((other) => other === key);
  const page = Number(search.get('page'));
  return {
    filters: {
      section: search.get('section') || null,
      rating: search.get('rating') || null,
      stated: search.get('stated') || null,
      diverges: search.get('diverges') === 'yes',
      pastDeadline: search.get('late') === 'yes',
    },
    sort: known ? { key: known, direction: direction === 'down' ? 'descending' : 'ascending' } : usualSort,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    whole: search.get('page') === 'all',
  };
}

/** The search part of an address, without what is usual: '' or '?rating=red&page=2'. */
export function planSearch({ filters, sort, page, whole }: PlanView): string {
  const search = new URLSearchParams();
  if (filters.section) search.set('section', filters.section);
  if (filters.rating) search.set('rating', filters.rating);
  if (filters.stated) search.set('stated', filters.stated);
  if (filters.diverges) search.set('diverges', 'yes');
  if (filters.pastDeadline) search.set('late', 'yes');
  if (sort.key !== usualSort.key || sort.direction !== usualSort.direction) search.set('sort', sort.key + (sort.direction === 'descending' ? '-down' : ''));
  if (whole) search.set('page', 'all');
  else if (page > 1) search.set('page', String(page));
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Search part for the first page of a filtered list in the usual order. */
export function filterSearch(filters: Partial<PlanFilters>): string {
  return planSearch({ filters: { ...noFilters, ...filters }, sort: usualSort, page: 1, whole: false });
}

export function isFiltered(filters: PlanFilters): boolean {
  return filters.section !== null || filters.rating !== null || filters.stated !== null || filters.diverges || filters.pastDeadline;
}
