// What stands in place of a figure, in the shorthand of the Government Statistical Service, and the release of whole figures.
import type { FullFigure } from '../comparisons/figure.ts';
import { refuse, type Result } from '../result.ts';
import type { CellState } from './suppress.ts';

/** `c` confidential, `x` not available, `z` not applicable, `low` rounds to zero but is not. Printed in brackets: `[c]`. */
export type ReleaseMark = 'c' | 'x' | 'z' | 'low';

export const MARKS: Readonly<Record<ReleaseMark, { readonly symbol: string; readonly en: string; readonly cy: string }>> = {
  c: { symbol: '[c]', en: 'Hidden to protect children in small numbers', cy: 'Wedi’i guddio i ddiogelu plant mewn niferoedd bach' },
  x: { symbol: '[x]', en: 'Not available', cy: 'Ddim ar gael' },
  z: { symbol: '[z]', en: 'Not applicable', cy: 'Ddim yn berthnasol' },
  low: { symbol: '[low]', en: 'Rounds to zero, but is not zero', cy: 'Yn talgrynnu i sero, ond nid yw’n sero' },
};

/** A figure as it may leave: all its parts, or none of them. A rate times the published population would give the count back. */
export interface ReleasedFigure {
  readonly mark: ReleaseMark | null;
  readonly count: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly lower95: number | null;
  readonly upper95: number | null;
  readonly lower998: number | null;
  readonly upper998: number | null;
}

const NOTHING = { count: null, denominator: null, value: null, lower95: null, upper95: null, lower998: null, upper998: null };

/** Count, value, interval and chart point together. `decimals`: of the printed value, to tell a low one from none. */
export function releaseFigure({ state, figure, applicable = true, decimals = 1 }: { readonly state: CellState; readonly figure: FullFigure | null; readonly applicable?: boolean; readonly decimals?: number }): ReleasedFigure {
  if (!applicable) return { ...NOTHING, mark: 'z' };
  if (state === 'primary' || state === 'secondary') return { ...NOTHING, denominator: figure?.denominator ?? null, mark: 'c' };
  if (state === 'unavailable' || figure === null) return { ...NOTHING, mark: 'x' };
  const { count, denominator, value, lower95, upper95, lower998 = null, upper998 = null } = figure;
  const low = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals;
  return { count, denominator, value, lower95, upper95, lower998, upper998, mark: low ? 'low' : null };
}

/**
 * Counts for the public by rounding instead of secondary suppression (ehrQL): up to the threshold none is told, all others are
 * to the nearest multiple of the base. A 0 that stands for some is marked, because it would read as a true zero.
 */
export function roundForRelease({ counts, threshold = 7, base = 5 }: { readonly counts: readonly number[]; readonly threshold?: number; readonly base?: number }): Result<{ readonly values: readonly number[]; readonly marks: readonly (ReleaseMark | null)[] }> {
  if (!counts.every((count) => Number.isFinite(count) && count >= 0)) return refuse('countNegative');
  return { values: counts.map((count) => (count <= threshold ? 0 : Math.round(count / base) * base)), marks: counts.map((count) => (count > 0 && count <= threshold ? 'low' : null)) };
}
