// What people answer: acknowledge, or snooze within the limits of the policy.
import { formatInstant, parseInstant } from '@waymark/domain';
import type { Machine } from './machine.ts';
import type { EscalationEvent, Refusal } from './state.ts';
import { isOpen, type Draft } from './step-clocks.ts';

type Answer = Extract<EscalationEvent, { readonly type: 'acknowledge' | 'snooze' }>;

/** Writes the answer into the draft, or says why the policy does not allow it. A later answer takes the place of the one before. */
export function respond(event: Answer, at: number, draft: Draft, machine: Machine): Refusal | null {
  if (!isOpen(draft)) return { code: 'notOpen', parameters: { status: draft.status } };
  return event.type === 'acknowledge' ? acknowledge(event, at, draft, machine) : snooze(event, at, draft, machine);
}

function acknowledge({ by }: Answer, at: number, draft: Draft, { policy, timetable }: Machine): null {
  const until = policy.acknowledgementTimeout && formatInstant(timetable.after(at, policy.acknowledgementTimeout));
  draft.response = { kind: 'acknowledged', by, at: formatInstant(at), until, reason: null };
  draft.responses += 1;
  draft.status = 'acknowledged';
  return null;
}

function snooze(event: Extract<Answer, { readonly type: 'snooze' }>, at: number, draft: Draft, { policy, timetable }: Machine): Refusal | null {
  const limits = policy.snooze;
  if (!limits) return { code: 'snoozeNotAllowed', parameters: {} };
  if (draft.snoozes >= limits.times) return { code: 'snoozeTooOften', parameters: { times: limits.times } };
  const reason = event.reason?.trim() || null;
  if (limits.reasonRequired && reason === null) return { code: 'reasonMissing', parameters: {} };
  const until = parseInstant(event.until);
  if (until <= at) return { code: 'snoozeNotAhead', parameters: { until: formatInstant(until) } };
  const latest = timetable.after(at, limits.longest);
  if (until > latest) return { code: 'snoozeTooLong', parameters: { latest: formatInstant(latest), amount: limits.longest.amount, unit: limits.longest.unit } };
  draft.response = { kind: 'snoozed', by: event.by, at: formatInstant(at), until: formatInstant(until), reason };
  draft.responses += 1;
  draft.snoozes += 1;
  draft.status = 'snoozed';
  return null;
}
