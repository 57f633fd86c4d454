/** A plan as it stood at one moment, whole: what a review freezes and what two moments are compared by. */
import type { IsoDate } from '../dates/iso-date.ts';
import type { ActionStatus } from '../plan/action-status.ts';
import type { AssuranceState } from '../plan/assurance.ts';
import type { RatingKey } from '../ratings/rating-key.ts';
import type { Precision } from '../timescale/timescale.ts';

export interface OwnerState {
  readonly name: string;
  readonly accountable: boolean;
}

export interface TimescaleState {
  /** As somebody wrote it: "July 23/ Ongoing". */
  readonly sourceText: string;
  readonly precision: Precision;
  readonly baseline: IsoDate | null;
  readonly current: IsoDate | null;
  readonly forecast: IsoDate | null;
}

export interface ActionState {
  readonly id: string;
  readonly objectiveId: string;
  readonly ref: string | null;
  readonly description: string;
  readonly successMeasure: string | null;
  readonly progress: string | null;
  readonly owners: readonly OwnerState[];
  readonly status: ActionStatus;
  readonly assurance: AssuranceState;
  readonly timescale: TimescaleState;
  /** Codes of the rating key of the same state. */
  readonly statedCode: string | null;
  readonly computedCode: string;
  readonly effectiveCode: string;
  /** Days past its date; null when it is not past it, done, cancelled or without one. */
  readonly daysOverdue: number | null;
  /** What the rules read: with the rule set it replays the whole explanation. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface ObjectiveState {
  readonly id: string;
  readonly sectionId: string;
  readonly ref: string | null;
  readonly title: string;
}

export interface SectionState {
  readonly id: string;
  readonly ref: string | null;
  readonly title: string;
}

export interface RuleSetState {
  readonly id: string;
  readonly number: number;
  readonly contentHash: string;
}

export interface PlanState {
  readonly planId: string;
  readonly title: string;
  /** The day in Europe/London that the ratings are of. */
  readonly day: IsoDate;
  readonly ratingKey: RatingKey;
  readonly ratingKeyId: string;
  readonly ruleSet: RuleSetState;
  readonly sections: readonly SectionState[];
  readonly objectives: readonly ObjectiveState[];
  /** In the order of the plan. */
  readonly actions: readonly ActionState[];
}
