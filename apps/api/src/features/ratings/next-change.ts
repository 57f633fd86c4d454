/**
 * When a rating changes by itself. The engine moves the days on with facts that stay; evidence expires on days that it
 * cannot see, so each stretch between two of them is asked about with the facts of that stretch. Pure.
 */
import type { IsoDate } from '@waymark/domain';
import type { Compiled, Decision, NextChange } from '@waymark/rules';
import { expiryDays, factsOf, type FactRow } from './facts.ts';

/** Exact as the engine's own: with unchanged data the outcome of every day before it is that of the decision. */
export function nextChangeOf(compiled: Pick<Compiled, 'outcome' | 'nextChangeAt'>, row: FactRow, decision: Pick<Decision, 'outcome' | 'decidedFor' | 'nextChange'>): NextChange | null {
  let next = decision.nextChange;
  for (const on of expiryDays(row, decision.decidedFor)) {
    if (next !== null && next.on < on) return next;
    const facts = factsOf(row, on);
    const outcome = compiled.outcome(facts, { now: on });
    if (outcome !== decision.outcome) return { on, outcome };
    next = compiled.nextChangeAt(facts, { now: on });
  }
  return next;
}

/** The day to decide again, so that the history has the facts of every day: the next change, or an expiry before it. */
export function lookAgainOn(row: FactRow, day: IsoDate, next: IsoDate | null): IsoDate | null {
  const expiry = expiryDays(row, day)[0];
  return expiry !== undefined && (next === null || expiry < next) ? expiry : next;
}

/** Whether evidence expired after the day of the last decision, up to `day`. */
export function expiredSince(row: FactRow, decidedFor: IsoDate | null, day: IsoDate): boolean {
  return decidedFor !== null && expiryDays(row, decidedFor).some((on) => on <= day);
}
