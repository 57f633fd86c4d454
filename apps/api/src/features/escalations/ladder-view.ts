/** A stored ladder with its policy, read at one moment. Pure. */
import { addWorkingDays, DAY, englandAndWales, formatInstant, localDate, londonInstant, parseEpochDay, parseInstant } from '@waymark/domain';
import { next, nextSteps, type EscalationState } from '@waymark/rules';
import type { PolicyInForce } from '../escalation-policies/index.ts';
import { Escalation, EscalationSnooze, EscalationStep } from './escalations.graphql.ts';
import type { EntryRow } from './ladders.store.ts';
import { isOpen } from './standing.ts';

export interface LadderView {
  actionId: string;
  policy: PolicyInForce;
  /** As of the moment of reading: a page does not wait for the pass. */
  state: EscalationState;
}

/** Brought forward to `now` without what follows from it, which is for the pass to write. */
export function viewOf(actionId: string, stored: EscalationState, policy: PolicyInForce, now: string): LadderView {
  return { actionId, policy, state: next(stored, now, policy.policy, englandAndWales).state };
}

const date = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

export function toEscalation(view: LadderView, now: string): Escalation {
  const { actionId, policy, state } = view;
  return Object.assign(new Escalation(), {
    id: actionId, status: state.status, raisedAt: new Date(state.raisedAt), round: state.round + 1, policyNumber: policy.number, paused: state.paused && isOpen(state),
    clearedAt: date(state.clearedAt), nextAt: date(state.wakeAt), snooze: snoozeOf(view, now), view,
  });
}

/** Snoozing ends at the beginning of a day, which the longest one allowed must reach. */
function snoozeOf({ policy: { policy }, state }: LadderView, now: string): EscalationSnooze | null {
  const limits = policy.snooze;
  if (!limits || !isOpen(state) || state.snoozes >= limits.times) return null;
  const { amount, unit } = limits.longest;
  const latest = unit === 'workingDay' ? addWorkingDays(localDate(now), amount, englandAndWales) : localDate(formatInstant(parseInstant(now) + amount * (DAY / 24)));
  if (latest <= localDate(now)) return null;
  return Object.assign(new EscalationSnooze(), { latest, reasonRequired: limits.reasonRequired, left: limits.times - state.snoozes });
}

/** The beginning of a day in London. */
export const startOfDay = (day: string): string => formatInstant(londonInstant({ day: parseEpochDay(day), time: 0 }));

/** A named person or team is shown as such: names are with those whom a step reached. */
const codeOf = (target: string): string => target.split(':')[0]!;

export function stepsOf({ policy: { policy }, state }: LadderView, entries: readonly EntryRow[]): EscalationStep[] {
  const standing = nextSteps(state, policy, englandAndWales);
  return policy.steps.map(({ id, after, unless, targets }, index) => {
    const sent = entries.find((entry) => entry.kind === 'notify' && entry.step === id && entry.cycle === state.cycle);
    const { standing: at, dueAt, at: goesOut } = standing[index]!;
    return Object.assign(new EscalationStep(), {
      position: index + 1, after: after.amount, unit: after.unit, unless, targets: [...new Set(targets.map(codeOf))], standing: at, dueAt: date(dueAt), at: date(goesOut),
      sentAt: sent?.at ?? null, recipients: sent?.recipients ?? [], instead: sent?.instead ?? false,
    });
  });
}
