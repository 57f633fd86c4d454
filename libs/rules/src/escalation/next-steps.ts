// Where an escalation stands on its ladder: what went out, what comes next and when, what is held back.
import { formatInstant, parseInstant, type Calendar } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { machineOf } from './machine.ts';
import type { Policy, Target } from './policy.ts';
import type { EscalationState, Instant } from './state.ts';
import { dueAt, isOpen } from './step-clocks.ts';

export interface NextStep {
  readonly step: string;
  readonly targets: readonly Target[];
  /** held: its clock stands still, and it moves on for as long as that lasts. over: nothing more is sent. */
  readonly standing: 'sent' | 'waiting' | 'held' | 'over';
  /** When it falls due and goes out if nothing happens; null when it was sent, or nothing more is. */
  readonly dueAt: Instant | null;
  readonly at: Instant | null;
}

/** All steps of the present round in their order. */
export function nextSteps(state: EscalationState, policy: Policy, calendar: Calendar, catalogue: Catalogue = actionCatalogue): NextStep[] {
  const { timetable } = machineOf(policy, calendar, catalogue);
  return policy.steps.map((step) => {
    const { id, targets, unless } = step;
    if (state.fired.includes(id)) return { step: id, targets, standing: 'sent', dueAt: null, at: null };
    if (!isOpen(state)) return { step: id, targets, standing: 'over', dueAt: null, at: null };
    const clock = state.clocks[unless];
    const due = dueAt(step, state, timetable);
    const held = clock.heldSince !== null;
    const at = held ? null : formatInstant(timetable.open(Math.max(due, parseInstant(clock.runsSince))));
    return { step: id, targets, standing: held ? 'held' : 'waiting', dueAt: formatInstant(due), at };
  });
}
