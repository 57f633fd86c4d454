/** From decisions to what a ladder would have seen. Pure. */
import type { RatingKey } from '@waymark/domain';
import { actionCatalogue, type Condition, type EscalationEvent, type Policy, type Timeline } from '@waymark/rules';
import { causeLasts, isCause } from './cause.ts';
import type { PastAction, PastDecision } from './timelines.store.ts';

export interface ActionTimeline extends Timeline {
  plan: string;
  /** Instants at which its cause began with an import. */
  importStarts: readonly string[];
  /** The first decision that is known. */
  knownFrom: string;
}

/**
 * A timeline for each action that has a decision. As the ladders of the service themselves: a cause begins with the first decision that
 * means "off track" and is not quiet, and ends with the first that does not. An import begins one, and its steps count from then: days before
 * it are not made up. A quiet decision is the state, too, but the next that says the same begins the cause.
 * @param decisions oldest first
 * @param key today's: a code that it has lost is the beginning of nothing
 */
export function timelinesOf(actions: readonly PastAction[], decisions: readonly PastDecision[], key: RatingKey): ActionTimeline[] {
  const causes = new Map(key.ratings.map(({ code }) => [code, isCause(key, code)]));
  const byAction = new Map<string, PastDecision[]>();
  for (const decision of decisions) {
    const of = byAction.get(decision.actionId);
    if (of) of.push(decision);
    else byAction.set(decision.actionId, [decision]);
  }
  return actions.flatMap(({ id, planId }) => {
    const own = byAction.get(id);
    if (!own?.[0]) return [];
    return [{ subject: id, plan: planId, knownFrom: own[0].at, ...happeningsOf(own, (outcome) => causes.get(outcome) ?? false) }];
  });
}

function happeningsOf(decisions: readonly PastDecision[], causes: (outcome: string) => boolean): Pick<ActionTimeline, 'events' | 'importStarts'> {
  const events: EscalationEvent[] = [];
  const importStarts: string[] = [];
  let raised = false;
  decisions.forEach(({ at, outcome, facts, quiet, imported }, index) => {
    const id = String(index);
    const lasts = causeLasts(raised, { cause: causes(outcome), quiet });
    if (lasts && !raised) {
      events.push({ id, at, type: 'raised', facts });
      if (imported) importStarts.push(at);
      raised = true;
    } else if (!lasts && raised) {
      events.push({ id, at, type: 'cleared' });
      raised = false;
    } else if (Object.keys(facts).length > 0) events.push({ id, at, type: 'facts', facts });
  });
  return { events, importStarts };
}

const DAY_MS = 86_400_000;

/**
 * The same timelines without what cannot matter from an instant on: a cause that returns after more than `keepFor` begins anew, whatever
 * was before. Most of a long history is left out, and what a policy sends from then on stays the same.
 */
export function since(timelines: readonly ActionTimeline[], from: string, { keepFor }: Pick<Policy, 'keepFor'>): ActionTimeline[] {
  // Between so many working days lie at most so many others: weekends, and a week or two of holidays.
  const kept = keepFor === null ? 0 : keepFor.unit === 'hour' ? keepFor.amount * (DAY_MS / 24) : (keepFor.amount * 1.5 + 14) * DAY_MS;
  return timelines.map((timeline) => {
    const { events } = timeline;
    const first = events.findLastIndex(({ type, at }, index) => type === 'raised' && at <= from && Date.parse(at) - Date.parse(events[index - 1]?.at ?? at) > kept);
    return first > 0 ? { ...timeline, events: events.slice(first) } : timeline;
  });
}

/** The stored facts that policies read when they ask whether to pause, by the catalogue of actions. */
export function factsRead(policies: readonly Pick<Policy, 'pauseWhen'>[]): string[] {
  const read = new Set<string>();
  const stored = new Map(actionCatalogue.facts.map(({ id, derive }) => [id, derive?.from ?? id]));
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { fact } = value as { fact?: unknown };
    if (typeof fact === 'string') read.add(stored.get(fact) ?? fact).add(fact);
    Object.values(value).forEach(look);
  };
  for (const { pauseWhen } of policies) look(pauseWhen satisfies Condition | null);
  return [...read];
}
