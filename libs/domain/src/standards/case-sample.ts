/** Whether enough cases were looked at. */
import type { SampleRule } from './national-standards.ts';

/** `all` also when there are fewer cases than the rule asks for and every one was looked at. */
export type SampleVerdict = 'noCases' | 'all' | 'enough' | 'short';

export interface CaseSample {
  /** How many the rule asks for: never more than there are. */
  readonly needed: number;
  readonly verdict: SampleVerdict;
}

/** @param cases whole numbers, as `lookedAt`, which is not above it */
export function caseSample({ percent, least }: SampleRule, cases: number, lookedAt: number): CaseSample {
  const needed = Math.min(cases, Math.max(least, Math.ceil((cases * percent) / 100)));
  if (cases === 0) return { needed, verdict: 'noCases' };
  return { needed, verdict: lookedAt >= cases ? 'all' : lookedAt >= needed ? 'enough' : 'short' };
}
