/** Counts over a plan's rated actions, and the orders that depend on ratings. Pure. */
import type { Canonical, Rating, RatingKey } from '@waymark/domain';

/** What of an action is counted. */
export interface CountedAction {
  sectionId: string;
  position: number;
  status: string;
  /** Its date, whether past or not; null when there is none. */
  due: string | null;
  stated: Rating | null;
  computed: Rating;
  effective: Rating;
  overridden: boolean;
  diverges: boolean;
  daysOverdue: number | null;
}

export interface Count {
  rating: Rating;
  count: number;
}

export interface DivergenceCount {
  stated: Rating;
  computed: Rating;
  count: number;
  pastDeadline: number;
  statedTotal: number;
}

export interface Summary {
  total: number;
  byRating: Count[];
  byStated: Count[];
  withoutStated: number;
  bySection: { sectionId: string; total: number; byRating: Count[] }[];
  divergences: DivergenceCount[];
  divergent: number;
  pastDeadline: number;
  /** An override holds today. */
  overridden: number;
}

/**
 * Every rating of the key is counted, also when it counts none; a rating outside the key is appended.
 * @param sectionIds in plan order; a section without actions is counted as 0
 */
export function summarise(actions: readonly CountedAction[], key: RatingKey, sectionIds: readonly string[]): Summary {
  const inSection = new Map<string, CountedAction[]>(sectionIds.map((id) => [id, []]));
  for (const action of actions) inSection.get(action.sectionId)?.push(action);
  const stated = actions.flatMap((action) => (action.stated ? [action.stated] : []));
  return {
    total: actions.length,
    byRating: countBy(key, actions.map((action) => action.effective)),
    byStated: countBy(key, stated),
    withoutStated: actions.length - stated.length,
    bySection: sectionIds.map((sectionId) => {
      const own = inSection.get(sectionId) ?? [];
      return { sectionId, total: own.length, byRating: countBy(key, own.map((action) => action.effective)) };
    }),
    divergences: divergenceCounts(actions),
    divergent: actions.filter((action) => action.diverges).length,
    pastDeadline: actions.filter(isPastDeadline).length,
    overridden: actions.filter(({ overridden }) => overridden).length,
  };
}

const isPastDeadline = (action: Pick<CountedAction, 'daysOverdue'>): boolean => action.daysOverdue !== null;

function countBy(key: RatingKey, ratings: readonly Rating[]): Count[] {
  const counts = new Map<string, Count>(key.ratings.map((rating) => [rating.code, { rating, count: 0 }]));
  for (const rating of ratings) {
    const counted = counts.get(rating.code);
    if (counted) counted.count += 1;
    else counts.set(rating.code, { rating, count: 1 });
  }
  return [...counts.values()];
}

function divergenceCounts(actions: readonly CountedAction[]): DivergenceCount[] {
  const groups = new Map<string, DivergenceCount>();
  const totals = new Map<string, number>();
  for (const action of actions) {
    if (!action.stated) continue;
    totals.set(action.stated.code, (totals.get(action.stated.code) ?? 0) + 1);
    if (!action.diverges) continue;
    const name = `${action.stated.code} ${action.computed.code}`;
    const group = groups.get(name) ?? { stated: action.stated, computed: action.computed, count: 0, pastDeadline: 0, statedTotal: 0 };
    group.count += 1;
    if (isPastDeadline(action)) group.pastDeadline += 1;
    groups.set(name, group);
  }
  for (const group of groups.values()) group.statedTotal = totals.get(group.stated.code) ?? 0;
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

const urgency: Readonly<Record<Canonical, number>> = { offTrack: 0, atRisk: 1, onTrack: 3, notDue: 4, complete: 5 };
/** An open action without a date cannot be seen to slip: it comes after what is at risk, before what goes well. */
const UNCLEAR = 2;

function rank(action: CountedAction): number {
  const own = urgency[action.effective.canonical];
  return own > UNCLEAR && own < urgency.complete && action.due === null ? UNCLEAR : own;
}

/** Off track first, within a rank the most overdue, then those without a date, then plan order. */
export function exceptionsFirst(a: CountedAction, b: CountedAction): number {
  return (
    rank(a) - rank(b) ||
    (b.daysOverdue ?? -1) - (a.daysOverdue ?? -1) ||
    Number(b.due === null) - Number(a.due === null) ||
    a.position - b.position
  );
}

/** The furthest past its date first; those that are not past it in plan order. */
export function furthestPastFirst(a: CountedAction, b: CountedAction): number {
  return (b.daysOverdue ?? -1) - (a.daysOverdue ?? -1) || a.position - b.position;
}

export interface Filter {
  sectionId?: string | null;
  rating?: string | null;
  stated?: string | null;
  diverges?: boolean | null;
  pastDeadline?: boolean | null;
  /** Part of an owner's name, whatever its case. */
  owner?: string | null;
}

/** True when the action meets every condition given; one left out or null asks for nothing. */
export function meets(action: CountedAction & { ownerNames: () => readonly string[] }, filter: Filter): boolean {
  if (filter.sectionId != null && action.sectionId !== filter.sectionId) return false;
  if (filter.rating != null && action.effective.code !== filter.rating) return false;
  if (filter.stated != null && action.stated?.code !== filter.stated) return false;
  if (filter.diverges != null && action.diverges !== filter.diverges) return false;
  if (filter.pastDeadline != null && isPastDeadline(action) !== filter.pastDeadline) return false;
  if (filter.owner != null && filter.owner.trim() !== '') {
    const wanted = filter.owner.trim().toLocaleLowerCase('en-GB');
    if (!action.ownerNames().some((name) => name.toLocaleLowerCase('en-GB').includes(wanted))) return false;
  }
  return true;
}
