// From limits to a series that has been read: phases, points, variation, assurance. XmR and attribute charts end here.
import { refuse, type NotComputed, type Result } from '../result.ts';
import { assurance, lastVariation, LEAST_POINTS, readPhase, type Assurance, type Hit, type Phase, type PointLimits, type RuleOptions, type SeriesPoint, type Variation } from './signals.ts';
import { windowFault, type Window } from './window.ts';

export interface SeriesOptions extends RuleOptions {
  readonly window: Window;
  /** Places at which a new phase starts: a known change of practice or definition. Mean, ranges and runs begin anew. */
  readonly rebaseAt?: readonly number[];
  /** Only the first so many points of each phase set its limits. */
  readonly fixAfter?: number;
  /** Points with a known cause, which count for no limit (they are still drawn and tested). */
  readonly exclude?: readonly number[];
  readonly target?: number | null;
}

export interface Series {
  /** Of the last phase; null where there is no limit. */
  readonly mean: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly points: readonly SeriesPoint[];
  readonly phases: readonly Phase[];
  readonly gaps: number;
  readonly variation: Result<{ readonly variation: Variation; readonly hits: readonly Hit[]; readonly conflicting: boolean }>;
  readonly assurance: Result<{ readonly assurance: Assurance }>;
  /** Why there are neither limits nor rules, or null. */
  readonly withoutRules: NotComputed | null;
}

/** Limits of the points of one phase, from the places that may set them. */
export type LimitsOf = (span: { readonly from: number; readonly to: number; readonly base: readonly number[] }) => readonly PointLimits[];

/** Reads the values phase by phase. `limitsOf` is not asked where the window forbids limits. */
export function readSeries(values: readonly (number | null)[], limitsOf: LimitsOf, options: SeriesOptions): Result<Series> {
  const { window, rebaseAt = [], fixAfter, exclude = [], target = null, polarity } = options;
  if (values.some((value) => value !== null && !Number.isFinite(value))) return refuse('notANumber');
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) return refuse('fewPoints', { least: 1 });
  if (!(window.months > 0) || !(window.every > 0)) return refuse('parameterNotPositive');
  const withoutRules = windowFault(window);
  const starts = withoutRules ? [0] : [...new Set([0, ...rebaseAt.filter((at) => Number.isInteger(at) && at > 0 && at < values.length)])].sort((a, b) => a - b);

  const phases: Phase[] = [];
  const points: SeriesPoint[] = [];
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? values.length;
    const places = Array.from({ length: to - from }, (_, step) => from + step).filter((place) => values[place] !== null);
    const base = (fixAfter === undefined ? places : places.slice(0, fixAfter)).filter((place) => !exclude.includes(place));
    const phase = { from, to, points: places.length, trial: places.length < LEAST_POINTS };
    if (base.length === 0) return refuse('fewPoints', { least: 1 });
    const limits = withoutRules ? plain(values.slice(from, to), known) : limitsOf({ from, to, base });
    phases.push(phase);
    points.push(...readPhase(values.slice(from, to), limits, index, withoutRules !== null || phase.trial, options));
  }
  const last = points.findLast(({ value }) => value !== null);
  if (!last) return refuse('fewPoints', { least: 1 });
  const trial = phases.at(-1)?.trial === true ? refuse('fewPoints', { least: LEAST_POINTS }) : null;
  return {
    mean: last.mean,
    lower: last.lower,
    upper: last.upper,
    points,
    phases,
    gaps: values.length - known.length,
    variation: withoutRules ?? lastVariation(points, phases.at(-1)),
    assurance: withoutRules ?? trial ?? assurance({ lower: last.lower, upper: last.upper, target, polarity }),
    withoutRules,
  };
}

function plain(values: readonly unknown[], known: readonly number[]): PointLimits[] {
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return values.map(() => ({ mean, lower: null, upper: null, nearLower: null, nearUpper: null }));
}
