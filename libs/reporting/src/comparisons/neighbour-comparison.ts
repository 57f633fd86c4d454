// An area beside its statistical neighbours: as one pool, with the pool's own uncertainty, and as the DfE's tool averages them.
import { proportionDifferenceInterval } from '../intervals/difference.ts';
import { rateRatioInterval } from '../intervals/rate.ts';
import { isComputed, refuse, type Limits, type Result } from '../result.ts';
import { compareWithBenchmark, directionOf, readDirection, type Comparison, type Direction, type Polarity } from './benchmark.ts';
import { figureOf, type FullFigure, type Measure, type Observation } from './figure.ts';
import type { ComparatorGroup } from '../neighbours/group.ts';

/** Both rules together call at most this share of identical services different; ADR 0030. */
export const FALSE_FLAG_SHARE = 0.03;

export interface NeighbourRequest {
  readonly area: string;
  /** Of one indicator and period. Whoever compares many areas passes a map by area, which is then made once. */
  readonly observations: readonly Observation[] | ReadonlyMap<string, Observation>;
  readonly group: ComparatorGroup;
  readonly measure: Measure;
  readonly multiplier: number;
  readonly polarity: Polarity;
}

export interface NeighbourComparison {
  readonly figure: FullFigure;
  /** Σ counts / Σ denominators of the neighbours that reported both, without the area itself. */
  readonly pooled: Result<FullFigure>;
  /** Unweighted mean of the neighbours' values: the convention of the DfE's tool, beside the pool and labelled. */
  readonly simpleMean: number;
  readonly coverage: { readonly reported: number; readonly of: number; readonly missing: readonly string[] };
  /** Neighbours counted, by the closeness that the model states, nearest label first. */
  readonly closeness: readonly { readonly label: string; readonly neighbours: number }[];
  readonly group: { readonly code: string; readonly version: string };
  /** OHID's rule, which takes the pool for a fixed value. */
  readonly reference: Result<Comparison>;
  /** The two-sample rule: rate ratio, or difference of proportions (in the unit of the figure), whose interval includes "the same". */
  readonly twoSample: Result<TwoSample>;
  /** What to say: different only when both rules say so. */
  readonly verdict: Result<Comparison>;
}

export interface TwoSample {
  readonly as: 'ratio' | 'difference';
  readonly value: number | null;
  readonly lower: number;
  readonly upper: number | null;
  readonly confidence: number;
  readonly direction: Direction;
}

/** Refused when the area has no figure (`noFigure`) or no neighbour has (`noNeighbours`). An area is never its own neighbour. */
export function compareWithNeighbours({ area, observations, group, measure, multiplier, polarity }: NeighbourRequest): Result<NeighbourComparison> {
  const byArea = Array.isArray(observations) ? new Map((observations as readonly Observation[]).map((item) => [item.area, item])) : (observations as ReadonlyMap<string, Observation>);
  const own = byArea.get(area);
  if (own?.count == null || own.denominator === null) return refuse('noFigure');
  const measured = figureOf({ count: own.count, denominator: own.denominator, measure, multiplier, estimated: own.estimated });
  if (measured.code === 'notComputed') return measured;
  const figure = own.published == null ? measured : { ...measured, value: own.published };

  const neighbours = group.members.filter((member) => member.area !== area);
  const missing: string[] = [];
  const closeness = new Map<string, number>();
  let [sum, reported, count, denominator, estimated, complete] = [0, 0, 0, 0, false, true];
  for (const { area: code, closeness: label } of neighbours) {
    const observation = byArea.get(code);
    const value = observation ? valueOf(observation, multiplier) : null;
    if (!observation || value === null) {
      missing.push(code);
      continue;
    }
    sum += value;
    reported += 1;
    closeness.set(label, (closeness.get(label) ?? 0) + 1);
    if (observation.count === null || observation.denominator === null) complete = false;
    else {
      count += observation.count;
      denominator += observation.denominator;
      estimated ||= observation.estimated === true;
    }
  }
  if (reported === 0) return refuse('noNeighbours', { of: neighbours.length });

  const pooled: Result<FullFigure> = complete ? figureOf({ count, denominator, measure, multiplier, estimated }) : refuse('noFigure');
  const reference: Result<Comparison> = isComputed(pooled) ? compareWithBenchmark({ figure, benchmark: pooled.value, polarity }) : pooled;
  const differ = (confidence: number): Result<TwoSample> => (isComputed(pooled) ? twoSample(figure, pooled, measure, multiplier, confidence) : pooled);
  const second = differ(1 - FALSE_FLAG_SHARE);
  return {
    figure,
    pooled,
    simpleMean: sum / reported,
    coverage: { reported, of: neighbours.length, missing },
    closeness: [...closeness].map(([label, number]) => ({ label, neighbours: number })),
    group: { code: group.code, version: group.version },
    reference,
    twoSample: second,
    verdict: verdict(reference, second, () => differ(0.998), polarity),
  };
}

function valueOf({ published, count, denominator }: Observation, multiplier: number): number | null {
  if (published != null) return published;
  return count === null || denominator === null || !(denominator > 0) ? null : (count / denominator) * multiplier;
}

function twoSample(own: FullFigure, pooled: FullFigure, measure: Measure, multiplier: number, confidence: number): Result<TwoSample> {
  if (measure === 'rate') {
    const ratio = rateRatioInterval({ count1: own.count, denominator1: own.denominator, count2: pooled.count, denominator2: pooled.denominator, confidence });
    if (ratio.code === 'notComputed') return ratio;
    return { as: 'ratio', ...ratio, confidence, direction: directionOf(bounded(ratio), 1) };
  }
  const difference = proportionDifferenceInterval({ x1: own.count, n1: own.denominator, x2: pooled.count, n2: pooled.denominator, confidence, corrected: true });
  if (difference.code === 'notComputed') return difference;
  const scaled = { value: difference.value * multiplier, lower: difference.lower * multiplier, upper: difference.upper * multiplier };
  return { as: 'difference', ...scaled, confidence, direction: directionOf(scaled, 0) };
}

const bounded = ({ lower, upper }: { lower: number; upper: number | null }): Limits => ({ lower, upper: upper ?? Infinity });

function verdict(reference: Result<Comparison>, second: Result<TwoSample>, atHighest: () => Result<TwoSample>, polarity: Polarity): Result<Comparison> {
  if (reference.code === 'notComputed') return reference;
  if (second.code === 'notComputed') return second;
  const direction = reference.direction === second.direction ? reference.direction : 'similar';
  if (direction === 'similar') return { direction, outcome: 'similar', level: null };
  const highest = reference.level === 0.998 ? atHighest() : second;
  const sure = reference.level === 0.998 && isComputed(highest) && highest.direction === direction;
  return { direction, outcome: readDirection(direction, polarity), level: sure ? 0.998 : 0.95 };
}
