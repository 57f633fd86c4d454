// The two clocks of an escalation: one for steps that an acknowledgement holds back, one for those that only the end of the cause does.
import { formatInstant, parseInstant } from '@waymark/domain';
import type { Policy, PolicyStep } from './policy.ts';
import type { EscalationState, StepClock } from './state.ts';
import type { Timetable } from './timetable.ts';

/** A state on its way to the next one. Only the run that copied it writes to it. */
export type Draft = { -readonly [key in keyof EscalationState]: EscalationState[key] };

export type ClockName = PolicyStep['unless'];

export const isOpen = ({ status }: EscalationState): boolean => status !== 'resolved' && status !== 'stopped';

/** When a step of this round falls due. What had fallen due before its clock was held keeps its time. */
export function dueAt(step: PolicyStep, state: EscalationState, timetable: Timetable): number {
  const waiting = state.waiting[step.id];
  if (waiting !== undefined) return parseInstant(waiting);
  const { heldMilliseconds, heldWorkingDays } = state.clocks[step.unless];
  return timetable.after(parseInstant(state.from), step.after, { milliseconds: heldMilliseconds, workingDays: heldWorkingDays });
}

/** Whole clocks for a new round; the one that is held stays so. */
export function restartClocks(draft: Draft, at: number): void {
  const { resolved, acknowledged } = holds(draft);
  const clock = (held: boolean): StepClock => ({ runsSince: formatInstant(at), heldSince: held ? formatInstant(at) : null, heldMilliseconds: 0, heldWorkingDays: 0 });
  draft.clocks = { resolved: clock(resolved), acknowledged: clock(acknowledged) };
  draft.waiting = {};
}

/** Holds clocks and lets them go on, as the state has it from this instant on. */
export function settleClocks(draft: Draft, at: number, policy: Policy, timetable: Timetable): void {
  const { resolved, acknowledged } = holds(draft);
  settle('resolved', resolved);
  settle('acknowledged', acknowledged);

  function settle(name: ClockName, hold: boolean): void {
    const clock = draft.clocks[name];
    if (hold === (clock.heldSince !== null)) return;
    if (clock.heldSince === null) keepWaiting(name);
    draft.clocks = { ...draft.clocks, [name]: clock.heldSince === null ? { ...clock, heldSince: formatInstant(at) } : goneOn(clock, clock.heldSince) };
  }

  function keepWaiting(name: ClockName): void {
    for (const step of policy.steps) {
      if (step.unless !== name || draft.fired.includes(step.id) || draft.waiting[step.id] !== undefined) continue;
      const due = dueAt(step, draft, timetable);
      if (due <= at) draft.waiting = { ...draft.waiting, [step.id]: formatInstant(due) };
    }
  }

  function goneOn(clock: StepClock, heldSince: string): StepClock {
    const { milliseconds, workingDays } = timetable.held(parseInstant(heldSince), at);
    return { runsSince: formatInstant(at), heldSince: null, heldMilliseconds: clock.heldMilliseconds + milliseconds, heldWorkingDays: clock.heldWorkingDays + workingDays };
  }
}

function holds({ paused, inhibitors, clearedAt, response }: EscalationState): Readonly<Record<ClockName, boolean>> {
  const resolved = paused || inhibitors.length > 0 || clearedAt !== null;
  return { resolved, acknowledged: resolved || response !== null };
}
