// An escalation policy: who is told when nothing happens, as data. Its version goes into every state and effect.
import type { Localised } from '@waymark/domain';
import type { Condition, Facts } from '../format/rule-set.ts';

/** Hours are hours of 60 minutes whatever the clock does; a working day later is the same time of day on a later working day. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'workingDay' | 'hour';
}

export const targetRoles = ['owner', 'contributors', 'champion', 'planManager', 'boardChair', 'oversightBody'] as const;
export type Target = (typeof targetRoles)[number] | `person:${string}` | `team:${string}`;

export interface PolicyStep {
  /** Unique in its policy. */
  readonly id: string;
  /** Counted from the start of the round, while the step's clock runs. */
  readonly after: Duration;
  /** acknowledged: an acknowledgement holds the step back until its time-out. resolved: only the end of the cause keeps it from being sent. */
  readonly unless: 'acknowledged' | 'resolved';
  readonly targets: readonly Target[];
}

/** Minutes after midnight; from after to: over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

export const groupings = ['plan', 'step'] as const;
export type Grouping = (typeof groupings)[number];

export interface Policy {
  readonly name: Localised;
  /** The one given, or the beginning of the content hash: the same policy always has the same. */
  readonly version: string;
  readonly catalogueVersion: string;
  readonly steps: readonly PolicyStep[];
  /** After the last step all of them again, `every` after it fell due, at most `max` times. */
  readonly repeat: { readonly every: Duration; readonly max: number } | null;
  /** How long an acknowledgement holds; null: until the cause ends. */
  readonly acknowledgementTimeout: Duration | null;
  /** null: nobody may snooze. `times` counts from the beginning of the cause. */
  readonly snooze: { readonly longest: Duration; readonly reasonRequired: boolean; readonly times: number } | null;
  /** While it is true of the subject, all clocks stand still. Unknown does not pause. */
  readonly pauseWhen: Condition | null;
  /** Nothing goes out in these hours: it waits. */
  readonly quietHours: QuietHours | null;
  /** Nothing goes out on weekends and bank holidays: it waits. */
  readonly workingDaysOnly: boolean;
  readonly timeZone: 'Europe/London';
  /** A cause that returns within this time goes on where it was; null: an escalation ends with its cause. */
  readonly keepFor: Duration | null;
  /** Names of what silences this while it is open itself, such as the escalation of the plan. */
  readonly inhibitedBy: readonly string[];
  /** Notices to one target that go out on one day and agree in these are one message; null: each is a message. */
  readonly groupBy: readonly Grouping[] | null;
  /** Counted from the beginning of the cause, whatever holds the steps. */
  readonly stopAfter: Duration | null;
  readonly tests: readonly PolicyTest[];
}

/** What happens in a case over time; `time` is minutes after midnight. */
export interface PolicyTestEvent {
  readonly day: number;
  readonly time: number;
  readonly event: 'raised' | 'cleared' | 'acknowledge' | 'snooze' | 'resolve' | 'facts' | 'inhibited' | 'released';
  /** facts: what is true from then on. */
  readonly facts: Facts;
  /** snooze: how many calendar days, at the same time of day. */
  readonly days: number;
  readonly reason: string | null;
  /** inhibited, released. */
  readonly by: string;
  /** The case expects that it is refused. */
  readonly refused: boolean;
}

/** `step` of a notice, `kind` of any other effect; `time` is looked at when it is given. */
export interface PolicyTestExpectation {
  readonly day: number;
  readonly step: string | null;
  readonly kind: 'acknowledgementExpired' | 'resolved' | 'stopped' | null;
  readonly time: number | null;
}

/** A case over time, stored with the policy. Day 0 is the day of `start`, at whose `time` the cause begins. The effects expected are all there are. */
export interface PolicyTest {
  readonly name: string;
  readonly start: string;
  readonly time: number;
  readonly facts: Facts;
  readonly events: readonly PolicyTestEvent[];
  readonly expect: readonly PolicyTestExpectation[];
  /** The last day looked at. */
  readonly until: number;
}
