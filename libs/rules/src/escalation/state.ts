// What an escalation is at a moment, what happens to it, and what follows: plain JSON, instants as ISO text in UTC.
import type { IsoDate, Parameters } from '@waymark/domain';
import type { Facts } from '../format/rule-set.ts';
import type { Target } from './policy.ts';

export type EscalationStatus = 'pending' | 'firing' | 'acknowledged' | 'snoozed' | 'resolved' | 'stopped';

/** '2026-11-30T09:00:00.000Z'. */
export type Instant = string;

/** Counts for the steps of one kind. Time for which it was held does not count. */
export interface StepClock {
  /** It has run without a break since then, or until it was held. */
  readonly runsSince: Instant;
  readonly heldSince: Instant | null;
  readonly heldMilliseconds: number;
  readonly heldWorkingDays: number;
}

export interface Response {
  readonly kind: 'acknowledged' | 'snoozed';
  readonly by: string;
  readonly at: Instant;
  /** null: until the cause ends. */
  readonly until: Instant | null;
  readonly reason: string | null;
}

export interface EscalationState {
  readonly subject: string;
  /** The plan that the subject is of, for grouping. */
  readonly plan: string | null;
  readonly policyVersion: string;
  /** Of the calendar that the last transition was decided by. */
  readonly calendarVersion: string;
  readonly status: EscalationStatus;
  /** Goes up with every round of every cause, and never back: no key comes twice. */
  readonly cycle: number;
  /** Rounds of this cause before this one. */
  readonly round: number;
  readonly raisedAt: Instant;
  /** The last transition. */
  readonly at: Instant;
  /** What the steps of this round are counted from. */
  readonly from: Instant;
  /** Steps of this round whose notice is out. */
  readonly fired: readonly string[];
  /** The latest moment at which one of them fell due. */
  readonly lastDueAt: Instant | null;
  /** The step that was sent last for this cause. */
  readonly lastStep: string | null;
  /** Everybody who was told of this cause. */
  readonly told: readonly Target[];
  /** By what a step depends on: `unless` of the step. */
  readonly clocks: { readonly resolved: StepClock; readonly acknowledged: StepClock };
  /** Steps that had fallen due, and waited to go out, when their clock was held. */
  readonly waiting: Readonly<Record<string, Instant>>;
  readonly response: Response | null;
  /** Acknowledgements and snoozes so far, and snoozes of this cause. */
  readonly responses: number;
  readonly snoozes: number;
  readonly paused: boolean;
  /** When the pause begins or ends by itself. */
  readonly pauseChangesAt: Instant | null;
  /** The facts that the pause reads, and the day they are of. */
  readonly facts: { readonly values: Facts; readonly asOf: IsoDate } | null;
  /** Which of the policy's `inhibitedBy` are open. */
  readonly inhibitors: readonly string[];
  /** The cause has ended then, and may still return. */
  readonly clearedAt: Instant | null;
  /** Ids of the latest events. */
  readonly seen: readonly string[];
  /** Nothing changes by itself before; null: nothing changes by itself at all. */
  readonly wakeAt: Instant | null;
}

/** `id` is unique among the events of a subject: the same one again changes nothing. `at` is when it happened. */
export type EscalationEvent = { readonly id: string; readonly at: Instant } & (
  | { readonly type: 'raised'; readonly facts?: Facts }
  | { readonly type: 'cleared' }
  | { readonly type: 'resolve' }
  | { readonly type: 'acknowledge'; readonly by: string }
  | { readonly type: 'snooze'; readonly by: string; readonly until: Instant; readonly reason?: string | null }
  | { readonly type: 'facts'; readonly facts: Facts }
  | { readonly type: 'inhibition'; readonly by: string; readonly active: boolean }
);

export type EffectKind = 'notify' | 'acknowledgementExpired' | 'resolved' | 'stopped';

export interface Effect {
  readonly kind: EffectKind;
  /** policy version/cycle/step/subject: unique, and the same whenever it is worked out again. */
  readonly key: string;
  readonly subject: string;
  readonly plan: string | null;
  readonly policyVersion: string;
  readonly calendarVersion: string;
  /** The step sent; of an expired acknowledgement the one sent last, if any. */
  readonly step: string | null;
  readonly cycle: number;
  readonly targets: readonly Target[];
  /** When it fell due. */
  readonly dueAt: Instant;
  /** When its message may first go out: quiet hours and days without work are over. */
  readonly at: Instant;
}

/** An event that a person sent and the policy does not allow. Nothing has changed by it. */
export interface Refusal {
  readonly code: 'notOpen' | 'reasonMissing' | 'snoozeNotAllowed' | 'snoozeNotAhead' | 'snoozeTooLong' | 'snoozeTooOften';
  readonly parameters: Parameters;
}

export interface Advanced {
  readonly state: EscalationState;
  /** In the order in which they fell to be sent. */
  readonly effects: readonly Effect[];
  readonly wakeAt: Instant | null;
  readonly refused: Refusal | null;
}
