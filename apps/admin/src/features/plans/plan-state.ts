/**
 * What the one sentence at the top of a plan says. Pure: codes and counts, no words, so that each
 * language makes its own sentence (use-plan-sentences.ts).
 */

interface RatingLike {
  code: string;
  canonical: string;
}

export interface StateSource<R extends RatingLike> {
  total: number;
  byRating: readonly { rating: R; count: number }[];
  divergences: readonly { stated: R; computed: R; count: number }[];
}

export type PlanState<R> =
  | { kind: 'empty' }
  | { kind: 'allComplete'; total: number }
  | { kind: 'calm'; total: number; complete: number }
  /** `reported` is the largest group of those actions that people rated otherwise. */
  | { kind: 'rated'; rating: R; count: number; total: number; reported: { rating: R; count: number } | null };

const worrying = ['OFF_TRACK', 'AT_RISK'];

/** The worst rating that any action has, and how those actions were reported. */
export function planState<R extends RatingLike>({ total, byRating, divergences }: StateSource<R>): PlanState<R> {
  if (total === 0) return { kind: 'empty' };
  for (const canonical of worrying) {
    const worst = byRating.find(({ rating, count }) => rating.canonical === canonical && count > 0);
    if (!worst) continue;
    const groups = divergences.filter(({ computed }) => computed.code === worst.rating.code).sort((a, b) => b.count - a.count);
    const largest = groups[0];
    return { kind: 'rated', ...worst, total, reported: largest ? { rating: largest.stated, count: largest.count } : null };
  }
  const complete = byRating.filter(({ rating }) => rating.canonical === 'COMPLETE').reduce((sum, { count }) => sum + count, 0);
  return complete === total ? { kind: 'allComplete', total } : { kind: 'calm', total, complete };
}
