// A comparator group: which areas one area is compared with, from which model, in which version and since when.
import { refuse, type Result } from '../result.ts';

export interface GroupMember {
  readonly area: string;
  /** What the model says of the likeness; '' where it says nothing. */
  readonly closeness: string;
  /** Distance in standard deviations, where the model has one. */
  readonly distance?: number;
}

export interface ComparatorGroup {
  /** The model: 'dfe', 'ons', 'computed', or the code of an uploaded family. */
  readonly code: string;
  /** Edition of the model. A comparison without it means nothing. */
  readonly version: string;
  /** ISO date from which the edition counts. */
  readonly effectiveFrom?: string;
  /** Nearest first. */
  readonly members: readonly GroupMember[];
}

/** One row of a published list: the DfE's with closeness, the ONS's without. */
export interface NeighbourRow {
  readonly area: string;
  readonly neighbour: string;
  /** 1 is nearest. */
  readonly rank: number;
  readonly closeness?: string;
}

export interface GroupEdition {
  readonly code: string;
  readonly version: string;
  readonly effectiveFrom?: string;
}

/** The groups of a published list, nearest first. An area is never its own neighbour, and none may be named twice. */
export function groupsFromList({ rows, most = 10, ...edition }: GroupEdition & { readonly rows: readonly NeighbourRow[]; readonly most?: number }): Result<{ readonly groups: ReadonlyMap<string, ComparatorGroup> }> {
  const byArea = new Map<string, NeighbourRow[]>();
  for (const row of rows) {
    if (row.area === row.neighbour) return refuse('sameArea', { area: row.area });
    byArea.set(row.area, [...(byArea.get(row.area) ?? []), row]);
  }
  const groups = new Map<string, ComparatorGroup>();
  for (const [area, list] of byArea) {
    if (new Set(list.map(({ neighbour }) => neighbour)).size !== list.length) return refuse('duplicateArea', { area });
    const nearest = [...list].sort((a, b) => a.rank - b.rank).slice(0, most);
    groups.set(area, { ...edition, members: nearest.map(({ neighbour, closeness = '' }) => ({ area: neighbour, closeness })) });
  }
  return { groups };
}

/** A family that somebody keeps: each member is compared with all the others. */
export function groupsFromFamily({ areas, ...edition }: GroupEdition & { readonly areas: readonly string[] }): Result<{ readonly groups: ReadonlyMap<string, ComparatorGroup> }> {
  if (areas.length < 2) return refuse('fewAreas', { least: 2 });
  if (new Set(areas).size !== areas.length) return refuse('duplicateArea');
  return { groups: new Map(areas.map((area) => [area, { ...edition, members: areas.filter((other) => other !== area).map((other) => ({ area: other, closeness: '' })) }])) };
}

/** The edition in force on a day: the latest that counts by then, and of two of one day the one given first. Refused when none does. */
export function editionOn({ groups, day }: { readonly groups: readonly ComparatorGroup[]; readonly day: string }): Result<{ readonly group: ComparatorGroup }> {
  const inForce = groups.filter(({ effectiveFrom = '' }) => effectiveFrom <= day).sort((a, b) => (b.effectiveFrom ?? '').localeCompare(a.effectiveFrom ?? ''));
  return inForce[0] ? { group: inForce[0] } : refuse('noNeighbours');
}
