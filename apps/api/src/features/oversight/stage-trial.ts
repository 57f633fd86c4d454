/** What changed rules of stages would propose, beside those in force: today and as at the last ends of quarters. Pure. */
import { addDays, type IsoDate } from '@waymark/domain';
import type { Compiled } from '@waymark/rules';
import { propose, quarterEnds, QUARTERS, serviceFacts, type DayCounts, type Proposal, type QuarterRow } from './stages.ts';

/** Ends of quarters that a trial reads: each that it looks at needs three before it. */
export const TRIAL_ENDS = 2 * QUARTERS - 1;

export interface TrialSides {
  readonly before: Compiled;
  readonly after: Compiled;
}

export interface TrialMoment {
  readonly day: IsoDate;
  /** Today; otherwise the end of a quarter. */
  readonly now: boolean;
  readonly before: Proposal;
  readonly after: Proposal;
}

/** What is known of one service. */
export interface TriedService {
  readonly now: DayCounts;
  readonly quarters: readonly QuarterRow[];
  /** Decisions of the body about it, the latest first. */
  readonly decisions: readonly { readonly decidedOn: IsoDate; readonly stage: number }[];
}

/**
 * Today first, then the ends of quarters that are known, the latest first. An end of a quarter is looked at as on the day after it, with the stage that
 * people had decided by then: what they would have decided under other rules nobody knows. Of the past neither statements nor evidence are counted.
 */
export function momentsOf({ now, quarters, decisions }: TriedService, sides: TrialSides, today: IsoDate): TrialMoment[] {
  const moment = (day: IsoDate, counts: DayCounts, ends: readonly IsoDate[], asIf: IsoDate): TrialMoment => {
    const current = decisions.find(({ decidedOn }) => decidedOn <= day)?.stage ?? null;
    const facts = serviceFacts(counts, quarters, ends, current);
    return { day, now: day === today, before: propose(sides.before, facts, asIf), after: propose(sides.after, facts, asIf) };
  };
  const past = quarterEnds(today).flatMap((day) => {
    const counts = quarters.find((row) => row.day === day);
    return counts ? [moment(day, { ...counts, stated: 0, divergent: 0, claimed: 0, evidenced: 0 }, quarterEnds(addDays(day, 1)), addDays(day, 1))] : [];
  });
  return [moment(today, now, quarterEnds(today), today), ...past];
}

export const changes = ({ before, after }: TrialMoment): boolean => before.stage !== after.stage;

/** What either side read, each once. */
export function readOf({ before, after }: TrialMoment): Proposal['read'] {
  return [...new Map([...before.read, ...after.read].map((reading) => [reading.fact, reading])).values()];
}
