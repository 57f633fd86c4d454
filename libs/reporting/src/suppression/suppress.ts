// Small numbers: which counts must not be shown, so that none of them can be worked out from those that are.
import { refuse, type Result } from '../result.ts';
import { determined, propagate, type Equation } from './audit.ts';
import type { Relation } from './relations.ts';

export interface Cell {
  readonly id: string;
  /** Null: not available to anybody. */
  readonly count: number | null;
  /** When it is published too, the rest (denominator − count) must not be small either. */
  readonly denominator?: number | null;
  /** False: never shown, but protected when small (a change between two versions, a quarter of a rolling year). */
  readonly published?: boolean;
  /** May be below 0: a change. */
  readonly signed?: boolean;
  /** Hidden before, for example in a pack that has gone out: stays hidden. */
  readonly hidden?: boolean;
}

export interface SuppressionRequest {
  readonly cells: readonly Cell[];
  readonly relations: readonly Relation[];
  /** Counts from 1 below this are small: 5 within a service and its board, 8 for what everybody may read. */
  readonly threshold?: number;
  /** `hide` where a zero tells something about everybody in a group, as in reoffending by ethnicity. */
  readonly zeros?: 'show' | 'hide';
}

export type CellState = 'shown' | 'primary' | 'secondary' | 'unavailable';

export interface Suppression {
  readonly states: ReadonlyMap<string, CellState>;
  readonly primary: number;
  readonly secondary: number;
}

interface Known {
  readonly cell: Cell;
  readonly count: number;
  /** Small itself, shown or not. */
  readonly small: boolean;
}

/** Readers of this library may choose, but below this a threshold hides nothing. */
const LEAST_THRESHOLD = 2;

/**
 * Hides small counts, then others until elimination and bounds leave at least two values for every hidden count. In each
 * round all relations that need it hide their smallest shown count, with all its ties: the outcome does not depend on the order
 * of cells or relations, and hiding what was hidden changes nothing. Not the least that could be hidden, which is NP-hard.
 */
export function suppress({ cells, relations, threshold = 5, zeros = 'show' }: SuppressionRequest): Result<Suppression> {
  if (!(threshold >= LEAST_THRESHOLD)) return refuse('parameterNotPositive', { least: LEAST_THRESHOLD });
  const place = new Map(cells.map(({ id }, index) => [id, index]));
  if (place.size !== cells.length) return refuse('duplicateCell');
  const isSmall = (cell: Cell, count: number): boolean => {
    const low = (value: number): boolean => (value === 0 ? zeros === 'hide' && cell.signed !== true : Math.abs(value) < threshold);
    return low(count) || (cell.denominator != null && low(cell.denominator - count));
  };
  const known: (Known | null)[] = cells.map((cell) => (cell.count === null ? null : { cell, count: cell.count, small: isSmall(cell, cell.count) }));
  for (const item of known) {
    if (!item) continue;
    if (!Number.isFinite(item.count)) return refuse('notANumber', { cell: item.cell.id });
    if (item.count < 0 && item.cell.signed !== true) return refuse('countNegative', { cell: item.cell.id });
  }
  const equations: Equation[] = [];
  for (const { terms } of relations) {
    const variables: number[] = [];
    for (const { cell } of terms) {
      const index = place.get(cell);
      if (index === undefined) return refuse('unknownCell', { cell });
      variables.push(index);
    }
    // A part that nobody knows leaves the others free.
    if (variables.some((index) => known[index] === null)) continue;
    const coefficients = terms.map(({ times }) => times);
    const sum = variables.reduce((total, index, term) => total + (coefficients[term] ?? 0) * (known[index]?.count ?? 0), 0);
    if (Math.abs(sum) > 1e-6) return refuse('relationDoesNotHold', { cell: terms[0]?.cell ?? '' });
    equations.push({ variables, coefficients, constant: 0 });
  }
  const hidden = hide(known, equations, threshold, zeros);
  if (!hidden) return refuse('cannotBeProtected');
  const states = new Map(cells.map(({ id, published }, index): [string, CellState] => {
    const item = known[index];
    if (!item) return [id, 'unavailable'];
    return [id, published === false ? 'unavailable' : !hidden.has(index) ? 'shown' : item.small ? 'primary' : 'secondary'];
  }));
  const all = [...states.values()];
  return { states, primary: all.filter((state) => state === 'primary').length, secondary: all.filter((state) => state === 'secondary').length };
}

/** The places of all hidden cells, or null when a count follows although everything beside it is hidden. */
function hide(known: readonly (Known | null)[], equations: readonly Equation[], threshold: number, zeros: 'show' | 'hide'): Set<number> | null {
  const shows = (index: number): boolean => known[index]?.cell.published !== false;
  const hidden = new Set(known.flatMap((item, index) => (item && shows(index) && (item.small || item.cell.hidden === true) ? [index] : [])));
  const unknown = (index: number): boolean => hidden.has(index) || !shows(index);
  const guarded = (index: number): boolean => hidden.has(index) || (!shows(index) && known[index]?.small === true);
  const touching = new Map<number, Equation[]>();
  for (const equation of equations) for (const index of equation.variables) touching.set(index, [...(touching.get(index) ?? []), equation]);

  for (;;) {
    const weak = equations.filter((equation) => givesAway(equation, known, unknown, guarded, threshold));
    let next = smallest(weak, known, unknown, false);
    if (weak.length === 0 || next.size === 0) {
      const solved = solvable(known, equations, unknown, guarded, zeros);
      if (solved.length === 0) return hidden;
      next = smallest(solved.flatMap((index) => touching.get(index) ?? []), known, unknown, true);
      // Its own relations have nothing left to hide: look at those of the unknowns beside it.
      if (next.size === 0) next = smallest(equations.filter(({ variables }) => variables.some(unknown)), known, unknown, true);
      if (next.size === 0) return null;
    }
    for (const index of next) hidden.add(index);
  }
}

/** One hidden count alone in its sum, or several that together are small themselves. */
function givesAway({ variables, coefficients }: Equation, known: readonly (Known | null)[], unknown: (index: number) => boolean, guarded: (index: number) => boolean, threshold: number): boolean {
  const terms = variables.map((index, term) => ({ index, times: coefficients[term] ?? 0 })).filter(({ index }) => unknown(index));
  if (!terms.some(({ index }) => guarded(index))) return false;
  if (terms.length === 1) return true;
  // Parts of a known total, all on one side: their sum is told.
  const oneSided = terms.every(({ times }) => Math.sign(times) === Math.sign(terms[0]?.times ?? 0));
  return oneSided && Math.abs(terms.reduce((sum, { index, times }) => sum + times * (known[index]?.count ?? 0), 0)) < threshold;
}

/** The smallest shown count of each equation with all its ties: counts above 0 first, since a hidden zero protects little. `joint`: of all equations together. */
function smallest(equations: readonly Equation[], known: readonly (Known | null)[], unknown: (index: number) => boolean, joint: boolean): Set<number> {
  const pick = (variables: readonly number[]): number[] => {
    const shown = variables.filter((index) => known[index] != null && !unknown(index));
    const positive = shown.filter((index) => (known[index]?.count ?? 0) > 0);
    const eligible = positive.length > 0 ? positive : shown;
    const least = Math.min(...eligible.map((index) => known[index]?.count ?? 0));
    return eligible.filter((index) => known[index]?.count === least);
  };
  return new Set(joint ? pick(equations.flatMap(({ variables }) => variables)) : equations.flatMap(({ variables }) => pick(variables)));
}

/** Guarded cells that elimination determines, or whose bounds leave one whole number. */
function solvable(known: readonly (Known | null)[], equations: readonly Equation[], unknown: (index: number) => boolean, guarded: (index: number) => boolean, zeros: 'show' | 'hide'): number[] {
  const open = equations.flatMap(({ variables, coefficients }): Equation[] => {
    const terms = variables.map((index, term) => ({ index, times: coefficients[term] ?? 0 }));
    const left = terms.filter(({ index }) => unknown(index));
    const constant = -terms.filter(({ index }) => !unknown(index)).reduce((sum, { index, times }) => sum + times * (known[index]?.count ?? 0), 0);
    return left.length === 0 ? [] : [{ variables: left.map(({ index }) => index), coefficients: left.map(({ times }) => times), constant }];
  });
  const exact = determined(open);
  // A reader knows that counts are not negative and, when zeros are always shown, that what is hidden is none.
  const hiddenZero = known.some((item, index) => item?.count === 0 && unknown(index));
  const least = zeros === 'show' && !hiddenZero ? 1 : 0;
  const bounds = propagate(open, (index) => ({ lower: known[index]?.cell.signed === true ? -Infinity : known[index]?.cell.published === false ? 0 : least, upper: known[index]?.cell.denominator ?? Infinity }));
  return [...bounds].flatMap(([index, { lower, upper }]) => (guarded(index) && (exact.has(index) || upper - lower < 1) ? [index] : []));
}
