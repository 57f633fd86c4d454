// Random policies, and random histories of one subject in two months around a change of the clock.
import fc from 'fast-check';
import type { EscalationEvent, Policy } from '../escalation/index.ts';
import { policy } from './policy-builders.ts';

export const HOUR = 3_600_000;
/** Midnight UTC, a week before clocks go back; another before they go forward. */
export const starts = ['2026-10-19T00:00:00.000Z', '2027-03-22T00:00:00.000Z'] as const;
export const DAYS = 60;

const duration = (unit: 'hour' | 'workingDay', least = 0, most = unit === 'hour' ? 200 : 12): fc.Arbitrary<object> => fc.integer({ min: least, max: most }).map((amount) => ({ amount, unit }));
const anyDuration = (least = 1): fc.Arbitrary<object> => fc.oneof(duration('hour', least), duration('workingDay', Math.min(least, 2)));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const steps = (unless: fc.Arbitrary<'acknowledged' | 'resolved'>): fc.Arbitrary<object[]> =>
  fc.array(fc.record({ after: fc.oneof(duration('hour'), duration('workingDay')), unless, targets: fc.subarray(['owner', 'planManager', 'boardChair', 'team:a'], { minLength: 1 }) }), { minLength: 1, maxLength: 4 }).map((written) => {
    // In order within each unit, as a policy must be.
    const amounts = { hour: 0, workingDay: 0 };
    return written.map((one, index) => {
      const { unit, amount } = one.after as { unit: 'hour' | 'workingDay'; amount: number };
      amounts[unit] = Math.max(amounts[unit], amount);
      return { ...one, id: `step-${index}`, after: { unit, amount: amounts[unit] } };
    });
  });

const clock = fc.constantFrom('00:00', '01:00', '01:30', '02:00', '07:00', '12:00', '18:00', '22:00', '23:00');
const quietHours = fc.tuple(clock, clock).filter(([from, to]) => from !== to).map(([from, to]) => ({ from, to }));

const acknowledgeable = fc.constantFrom('acknowledged' as const, 'acknowledged' as const, 'resolved' as const);

export function randomPolicy(unless: fc.Arbitrary<'acknowledged' | 'resolved'> = acknowledgeable): fc.Arbitrary<Policy> {
  return fc
    .record({
      steps: steps(unless),
      repeat: maybe(fc.record({ every: anyDuration(), max: fc.integer({ min: 1, max: 3 }) })),
      acknowledgement: maybe(fc.record({ timeout: anyDuration() })),
      snooze: maybe(fc.record({ longest: anyDuration(24), reasonRequired: fc.constant(false), times: fc.integer({ min: 1, max: 3 }) })),
      pauseWhen: fc.constantFrom(undefined, { all: [{ fact: 'status', operator: 'equal', value: 'complete' }] }, { all: [{ fact: 'daysUntilDue', operator: 'x:between', value: [0, 5] }] }),
      quietHours: maybe(quietHours),
      workingDaysOnly: fc.boolean(),
      keepFor: maybe(anyDuration()),
      inhibitedBy: fc.constant(['plan']),
      stopAfter: maybe(duration('workingDay', 5, 40)),
    })
    .map(policy);
}

export interface History {
  readonly start: string;
  readonly events: readonly EscalationEvent[];
}

/** Begins with the cause; then up to twelve things, at any minute, in order. */
export function randomHistory(most = 12): fc.Arbitrary<History> {
  const happening = fc.tuple(fc.integer({ min: 0, max: DAYS * 24 * 60 }), fc.constantFrom('raised', 'cleared', 'resolve', 'acknowledge', 'snooze', 'complete', 'open', 'due', 'inhibited', 'released'), fc.integer({ min: 1, max: 60 }));
  return fc.record({ start: fc.constantFrom(...starts), begin: fc.integer({ min: 0, max: 24 * 60 }), happenings: fc.array(happening, { maxLength: most }) }).map(({ start, begin, happenings }) => {
    const at = (minute: number): string => new Date(Date.parse(start) + minute * 60_000).toISOString();
    const rest = happenings.map(([minute, what, hours]) => [minute + begin, what, hours] as const).sort(([a], [b]) => a - b);
    return { start, events: [{ id: 'start', type: 'raised', at: at(begin) }, ...rest.map(([minute, what, hours], index) => eventOf(`event-${index}`, at(minute), what, at(minute + hours * 60)))] };
  });
}

function eventOf(id: string, at: string, what: string, later: string): EscalationEvent {
  switch (what) {
    case 'acknowledge':
      return { id, at, type: 'acknowledge', by: 'ann' };
    case 'snooze':
      return { id, at, type: 'snooze', by: 'ann', until: later };
    case 'complete':
    case 'open':
      return { id, at, type: 'facts', facts: { status: what === 'complete' ? 'complete' : 'inProgress' } };
    case 'due':
      return { id, at, type: 'facts', facts: { due: new Date(Date.parse(later) + 5 * 24 * HOUR).toISOString().slice(0, 10) } };
    case 'inhibited':
    case 'released':
      return { id, at, type: 'inhibition', by: 'plan', active: what === 'inhibited' };
    default:
      return { id, at, type: what as 'raised' | 'cleared' | 'resolve' };
  }
}
