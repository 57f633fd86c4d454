// What comes next by itself, and when. Nothing else changes an escalation but events.
import { parseInstant } from '@waymark/domain';
import type { Machine } from './machine.ts';
import type { PolicyStep } from './policy.ts';
import type { EscalationState } from './state.ts';
import { dueAt, isOpen } from './step-clocks.ts';

export type AgendaItem =
  | { readonly kind: 'pauseChange' | 'causeOver' | 'responseOver' | 'stop'; readonly at: number; readonly due: number }
  | { readonly kind: 'step'; readonly at: number; readonly due: number; readonly step: PolicyStep };

/**
 * The first of the things to come; of those at one moment a pause goes first, then the end of the cause, the end of an acknowledgement,
 * the steps in their order and the hard stop: so a step that waited for the morning is sent before the stop.
 */
export function nextItem(state: EscalationState, { policy, timetable }: Machine): AgendaItem | null {
  if (!isOpen(state)) return null;
  let next: AgendaItem | null = null;
  const sooner = (at: number): boolean => next === null || at < next.at;
  if (state.pauseChangesAt !== null) {
    const at = parseInstant(state.pauseChangesAt);
    next = { kind: 'pauseChange', at, due: at };
  }
  if (state.clearedAt !== null && policy.keepFor) {
    const at = timetable.after(parseInstant(state.clearedAt), policy.keepFor);
    if (sooner(at)) next = { kind: 'causeOver', at, due: at };
  }
  const { resolved, acknowledged } = state.clocks;
  const until = state.response?.until ?? null;
  if (until !== null && resolved.heldSince === null) {
    const due = parseInstant(until);
    const at = timetable.open(Math.max(due, parseInstant(resolved.runsSince)));
    if (sooner(at)) next = { kind: 'responseOver', at, due };
  }
  const looked = { resolved: '', acknowledged: '' };
  for (const step of policy.steps) {
    const clock = step.unless === 'resolved' ? resolved : acknowledged;
    if (clock.heldSince !== null || state.fired.includes(step.id)) continue;
    // Steps of one clock and unit are in order: only the first of them can be next.
    if (looked[step.unless].includes(step.after.unit)) continue;
    looked[step.unless] += step.after.unit;
    const due = dueAt(step, state, timetable);
    const earliest = Math.max(due, parseInstant(clock.runsSince));
    if (!sooner(earliest)) continue;
    const at = timetable.open(earliest);
    if (sooner(at)) next = { kind: 'step', at, due, step };
  }
  if (policy.stopAfter) {
    const due = timetable.after(parseInstant(state.raisedAt), policy.stopAfter);
    const at = timetable.open(due);
    if (sooner(at)) next = { kind: 'stop', at, due };
  }
  return next;
}
