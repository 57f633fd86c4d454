// next: from a state and a moment, or something that happened, to the state after it, what follows, and when to look again.
import { formatInstant, parseInstant, type Calendar } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import type { Facts } from '../format/rule-set.ts';
import { machineOf } from './machine.ts';
import type { Policy } from './policy.ts';
import { Run } from './run.ts';
import { isOpen } from './step-clocks.ts';
import type { Advanced, Effect, EscalationEvent, EscalationState, Instant, StepClock } from './state.ts';

export interface EscalationStart {
  /** What it is about, unique in its tenant: part of every key. */
  readonly subject: string;
  readonly plan?: string | null;
  /** Of the event that raised it. */
  readonly id: string;
  readonly at: Instant;
  readonly facts?: Facts;
  /** Of the first round, 1 when left out. Whoever does not keep the state of an earlier cause goes on counting here. */
  readonly cycle?: number;
}

const nothing: readonly Effect[] = Object.freeze([]);

/**
 * The beginning of an escalation. Throws RangeError when `at` is no instant with its offset or the policy is not of the catalogue.
 */
export function startEscalation(start: EscalationStart, policy: Policy, calendar: Calendar, catalogue: Catalogue = actionCatalogue): Advanced {
  const at = formatInstant(parseInstant(start.at));
  const clock: StepClock = { runsSince: at, heldSince: null, heldMilliseconds: 0, heldWorkingDays: 0 };
  const before: EscalationState = {
    subject: start.subject, plan: start.plan ?? null, policyVersion: policy.version, calendarVersion: calendar.version, status: 'resolved', cycle: (start.cycle ?? 1) - 1,
    round: 0, raisedAt: at, at, from: at, fired: [], lastDueAt: null, lastStep: null, told: [], clocks: { resolved: clock, acknowledged: clock }, waiting: {},
    response: null, responses: 0, snoozes: 0, paused: false, pauseChangesAt: null, facts: null, inhibitors: [], clearedAt: null, seen: [], wakeAt: null,
  };
  return next(before, { type: 'raised', id: start.id, at, ...(start.facts ? { facts: start.facts } : {}) }, policy, calendar, catalogue);
}

/**
 * What follows from an event, or from nothing but time when `input` is an instant. Whatever fell due before it happens first, each at
 * its own time, so an outage ends in one call. An instant before the last transition, and an event that has been seen, change nothing.
 * Neither `state` nor `policy` is changed. Throws RangeError when an instant has no offset or the state is of another policy version: an
 * open escalation ends under the policy it began with.
 */
export function next(state: EscalationState, input: Instant | EscalationEvent, policy: Policy, calendar: Calendar, catalogue: Catalogue = actionCatalogue): Advanced {
  if (state.policyVersion !== policy.version) throw new RangeError(`The escalation runs under policy version '${state.policyVersion}', not '${policy.version}'.`);
  const now = parseInstant(typeof input === 'string' ? input : input.at);
  const waits = state.wakeAt === null || now < parseInstant(state.wakeAt);
  if (typeof input === 'string' && waits && state.calendarVersion === calendar.version) return { state, effects: nothing, wakeAt: state.wakeAt, refused: null };
  const run = new Run(state, machineOf(policy, calendar, catalogue));
  run.advance(now);
  const refused = typeof input === 'string' ? null : run.apply(input);
  const after = run.finish();
  return { state: after, effects: run.effects, wakeAt: after.wakeAt, refused };
}

/** The same escalation under a newer policy, for a subject whose last cause has ended. Throws RangeError while it is open. */
export function withPolicy(state: EscalationState, policy: Policy): EscalationState {
  if (isOpen(state)) throw new RangeError('An open escalation ends under the policy it began with.');
  return { ...state, policyVersion: policy.version };
}
