// Policies for tests, and the effects of a history in short.
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import { next, parsePolicy, runTimeline, startEscalation, type Advanced, type Effect, type EscalationEvent, type EscalationState, type Policy } from '../escalation/index.ts';

export const calendar = englandAndWales;

export const hours = (amount: number): object => ({ amount, unit: 'hour' });
export const workingDays = (amount: number): object => ({ amount, unit: 'workingDay' });
export const step = (id: string, after: object, unless = 'acknowledged', targets: readonly string[] = [id === 'head' ? 'planManager' : id === 'chair' ? 'boardChair' : 'owner']): object => ({ id, after, unless, targets });

/** Owner after a day, head after seven, chair after thirty: hours that run day and night unless more is said. */
export const ladder = [step('owner', hours(24)), step('head', hours(7 * 24)), step('chair', hours(30 * 24))];

export function policy(rest: object = {}): Policy {
  const parsed = parsePolicy({ name: { en: 'Test', cy: 'Prawf' }, steps: ladder, workingDaysOnly: false, ...rest });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.policy;
}

export type Happening = EscalationEvent extends infer One ? (One extends EscalationEvent ? Omit<One, 'id'> & { readonly id?: string } : never) : never;

/** 'owner 2026-11-03T09:00Z': what goes out and when it may. */
export const shown = ({ kind, step: id, at }: Effect): string => `${kind === 'notify' ? String(id) : kind} ${at.replace(':00.000Z', 'Z')}`;

export const named = (events: readonly Happening[]): EscalationEvent[] => events.map((event, index) => ({ id: `event-${index}`, ...event }));

/** The effects of what happened, woken exactly when asked for. */
export function effectsOf(tested: Policy, events: readonly Happening[], until: string): string[] {
  return runTimeline({ subject: 'action-1', events: named(events) }, until, tested, calendar, actionCatalogue).effects.map(shown);
}

export const begin = (tested: Policy, at: string): Advanced => startEscalation({ subject: 'action-1', id: 'start', at }, tested, calendar);
export const go = (state: EscalationState, input: string | EscalationEvent, tested: Policy): Advanced => next(state, input, tested, calendar);
