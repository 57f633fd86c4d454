// Quartiles and other quantile classes that never split ties.
import { refuse, type Result } from '../result.ts';

const numbers = (values: readonly (number | null)[]): number[] => values.filter((value): value is number => value !== null && Number.isFinite(value));

/** Bounds of `classes` classes, least and greatest value included: R's type 7 interpolation. Refused with fewer values than classes. */
export function quantileBounds({ values, classes }: { readonly values: readonly (number | null)[]; readonly classes: number }): Result<{ readonly bounds: readonly number[] }> {
  const sorted = numbers(values).sort((a, b) => a - b);
  if (!Number.isInteger(classes) || classes < 2) return refuse('parameterNotPositive');
  if (sorted.length < classes) return refuse('fewValues', { least: classes });
  const bounds = Array.from({ length: classes + 1 }, (_, step) => {
    const at = ((sorted.length - 1) * step) / classes;
    const below = Math.floor(at);
    const low = sorted[below] ?? 0;
    return low + (at - below) * ((sorted[below + 1] ?? low) - low);
  });
  return { bounds };
}

/** The class of each value, 1 for the lowest; a value on a bound belongs to the lower class, so equal values share theirs. */
export function quantileClasses({ values, classes }: { readonly values: readonly (number | null)[]; readonly classes: number }): Result<{ readonly bounds: readonly number[]; readonly classes: readonly (number | null)[] }> {
  const found = quantileBounds({ values, classes });
  if (found.code === 'notComputed') return found;
  const upper = found.bounds.slice(1);
  return { bounds: found.bounds, classes: values.map((value) => (value === null || !Number.isFinite(value) ? null : upper.findIndex((bound) => value <= bound) + 1)) };
}

/** Classes of equal size by rank, ties by their least rank, as OHID's phe_quantile; class 1 holds the highest values unless `highestFirst` is false. */
export function rankClasses({ values, classes, highestFirst = true }: { readonly values: readonly (number | null)[]; readonly classes: number; readonly highestFirst?: boolean }): Result<{ readonly classes: readonly (number | null)[] }> {
  const known = numbers(values);
  if (known.length < classes) return refuse('fewValues', { least: classes });
  const n = known.length;
  const classOf = (value: number): number => {
    const rank = 1 + known.filter((other) => (highestFirst ? other > value : other < value)).length;
    return Math.max(1, Math.floor(classes + 1 - Math.ceil(((n + 1 - rank) * classes) / n)));
  };
  return { classes: values.map((value) => (value === null || !Number.isFinite(value) ? null : classOf(value))) };
}
