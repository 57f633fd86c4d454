// Runs one subject's history through a policy, as a service that is woken exactly when it asks would have.
import type { Calendar } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { next, startEscalation } from './next.ts';
import type { Policy } from './policy.ts';
import type { Advanced, Effect, EscalationEvent, EscalationState, Instant, Refusal } from './state.ts';

export interface Timeline {
  readonly subject: string;
  readonly plan?: string | null;
  /** What happened, in order. Until the first `raised` nothing is looked at. */
  readonly events: readonly EscalationEvent[];
}

export interface TimelineRun {
  /** null: the cause never began. */
  readonly state: EscalationState | null;
  readonly effects: readonly Effect[];
  readonly refused: readonly { readonly event: EscalationEvent; readonly refusal: Refusal }[];
}

/** Everything that follows up to and including `until`. Throws RangeError for instants without their offset. */
export function runTimeline({ subject, plan = null, events }: Timeline, until: Instant, policy: Policy, calendar: Calendar, catalogue: Catalogue): TimelineRun {
  const effects: Effect[] = [];
  const refused: { event: EscalationEvent; refusal: Refusal }[] = [];
  let state: EscalationState | null = null;
  for (const event of events) {
    if (state === null && event.type !== 'raised') continue;
    const advanced: Advanced = state === null && event.type === 'raised'
      ? startEscalation({ subject, plan, id: event.id, at: event.at, ...(event.facts ? { facts: event.facts } : {}) }, policy, calendar, catalogue)
      : next(state as EscalationState, event, policy, calendar, catalogue);
    state = advanced.state;
    effects.push(...advanced.effects);
    if (advanced.refused) refused.push({ event, refusal: advanced.refused });
  }
  if (state !== null) {
    const last = next(state, until, policy, calendar, catalogue);
    state = last.state;
    effects.push(...last.effects);
  }
  return { state, effects, refused };
}
