// Neighbours worked out from circumstances: standardised variables, weighted Euclidean distance, the method of the published
// models (CIPFA's nearest neighbours; DfE's statistical neighbours).
import { moments } from '../intervals/mean.ts';
import { refuse, type NotComputed, type Result } from '../result.ts';
import type { ComparatorGroup, GroupEdition } from './group.ts';

export interface AreaProfile {
  readonly area: string;
  /** Values by variable: child poverty, care rate, exclusions… */
  readonly variables: Readonly<Record<string, number | null>>;
}

export interface ComputedRequest extends Omit<GroupEdition, 'code'> {
  readonly profiles: readonly AreaProfile[];
  /** Weight of each variable that counts; they are scaled to a sum of 1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly most?: number;
}

/** Labels from the share of all pairs of areas that lie at least as far apart: the nearest 2 % are extremely close. */
const CLOSENESS: readonly (readonly [share: number, label: string])[] = [
  [0.02, 'Extremely close'],
  [0.06, 'Very close'],
  [0.15, 'Close'],
  [0.3, 'Somewhat close'],
  [1, 'Not close'],
];

/**
 * The `most` nearest areas of each area, with distance in standard deviations and closeness; equal distances by area code.
 * Areas that miss a variable have no group (`left`). Refused when a variable is the same everywhere.
 */
export function computeNeighbours({ profiles, weights, most = 10, version, effectiveFrom }: ComputedRequest): Result<{ readonly groups: ReadonlyMap<string, ComparatorGroup>; readonly left: readonly string[] }> {
  const names = Object.keys(weights).sort();
  const total = names.reduce((sum, name) => sum + (weights[name] ?? 0), 0);
  if (names.some((name) => !((weights[name] ?? 0) >= 0)) || !(total > 0) || !Number.isFinite(total)) return refuse('parameterNotPositive');
  if (new Set(profiles.map(({ area }) => area)).size !== profiles.length) return refuse('duplicateArea');
  const complete = profiles.filter(({ variables }) => names.every((name) => Number.isFinite(variables[name])));
  if (complete.length < 2) return refuse('fewAreas', { least: 2 });
  const scaled = standardise(complete, names);
  if ('code' in scaled) return scaled;

  const shares = names.map((name) => (weights[name] ?? 0) / total);
  const distance = (a: readonly number[], b: readonly number[]): number => Math.sqrt(shares.reduce((sum, share, index) => sum + share * ((a[index] ?? 0) - (b[index] ?? 0)) ** 2, 0));
  const rows = complete.map((_, one) => complete.map((__, other) => distance(scaled[one] ?? [], scaled[other] ?? [])));
  const pairs = rows.flatMap((row, one) => row.slice(one + 1)).sort((a, b) => a - b);
  const limits = CLOSENESS.map(([share, label]) => [pairs[Math.min(pairs.length, Math.ceil(share * pairs.length)) - 1] ?? Infinity, label] as const);
  const groups = complete.map(({ area }, one): [string, ComparatorGroup] => {
    const members = complete
      .flatMap(({ area: other }, index) => (index === one ? [] : [{ area: other, distance: rows[one]?.[index] ?? 0 }]))
      .sort((a, b) => a.distance - b.distance || (a.area < b.area ? -1 : 1))
      .slice(0, most)
      .map((member) => ({ ...member, closeness: limits.find(([limit]) => member.distance <= limit)?.[1] ?? 'Not close' }));
    return [area, { code: 'computed', version, ...(effectiveFrom === undefined ? {} : { effectiveFrom }), members }];
  });
  return { groups: new Map(groups), left: profiles.filter((profile) => !complete.includes(profile)).map(({ area }) => area) };
}

/** Each variable less its mean, over its standard deviation among the areas. */
function standardise(profiles: readonly AreaProfile[], names: readonly string[]): number[][] | NotComputed {
  const scales = names.map((name) => moments(profiles.map(({ variables }) => variables[name] ?? 0)));
  const flat = names.find((_, index) => scales[index]?.deviation === 0);
  if (flat !== undefined) return refuse('noVariation', { variable: flat });
  return profiles.map(({ variables }) => names.map((name, index) => ((variables[name] ?? 0) - (scales[index]?.mean ?? 0)) / (scales[index]?.deviation ?? 1)));
}
