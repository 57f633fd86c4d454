// What a change of rules would do, in counts: sentences are made where they are shown.
import type { IsoDate } from '@waymark/domain';
import type { Trace } from '../engine/decision.ts';
import type { Facts } from '../format/rule-set.ts';

export interface SimulatedAction {
  readonly id: string;
  /** As on the day that is decided for. */
  readonly facts: Facts;
  /** The rating that people really used; null or absent where none is known. */
  readonly stated?: string | null;
}

export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface RuleTransition extends Transition {
  /** The rule of `after` that gives the new rating; null: its default does. */
  readonly rule: string | null;
}

export interface SimulationSample {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The rules that decide after and before the change; null: the default does. */
  readonly rule: string | null;
  readonly ruleBefore: string | null;
  /** What carries the new rating: the decisive conditions of the rule that gives it, or of those passed over where the default does. */
  readonly conditions: readonly Trace[];
}

export interface RuleCount {
  readonly rule: string;
  readonly count: number;
}

/** Ratings of `after` beside those that people used. */
export interface Confusion {
  readonly counts: readonly { readonly outcome: string; readonly stated: string; readonly count: number }[];
  /** Actions whose rating nobody has stated: they are in no count. */
  readonly missing: number;
  /** How many of those with a stated rating have the same one under either rule set. */
  readonly agreeing: { readonly before: number; readonly after: number };
}

export interface Simulation {
  readonly total: number;
  readonly changed: number;
  /** Every pair of ratings that occurs, the unchanged ones included, the best news first. */
  readonly matrix: readonly Transition[];
  /** Changes only, the most frequent first. */
  readonly byRule: readonly RuleTransition[];
  /** Changed actions, some of every kind of change before more of one. */
  readonly samples: readonly SimulationSample[];
  readonly escalations: {
    /** Escalation rules that are true of an action after the change and were not before, matched by their id. */
    readonly new: readonly RuleCount[];
    readonly gone: readonly RuleCount[];
    /** One for each new escalation of each action. */
    readonly messages: number;
  };
  /** Shares (0 to 1) of actions for which a rule that outranks the deciding one lacks a fact: knowing it might change the rating. */
  readonly unknownShare: { readonly before: number; readonly after: number };
  /** Rules of `after` that decide no action, and escalation rules that are true of none. */
  readonly neverFired: readonly string[];
  readonly confusion: Confusion;
}

export interface HistorySimulation {
  readonly reviews: readonly { readonly on: IsoDate; readonly total: number; readonly confusion: Confusion }[];
  /** Reviews that nothing can be said about: their actions are not known, or nobody had stated a rating. */
  readonly withoutHistory: readonly { readonly on: IsoDate; readonly code: 'noActions' | 'noStatedRatings' }[];
}
