// From effects to messages: few, consolidated ones, as the policy groups them.
import { fromEpochDay, londonTime, parseInstant, type IsoDate } from '@waymark/domain';
import type { Policy, Target } from './policy.ts';
import type { Effect } from './state.ts';

/** Who a target of an effect is, by ids: the owner of this subject, the members of a team. Nobody is an empty list. */
export type Recipients = (target: Target, effect: Effect) => readonly string[];

export interface EscalationMessage {
  readonly recipient: string;
  /** By which targets they are meant. */
  readonly targets: readonly Target[];
  /** The day in London, and the first moment on it, at which it may go out. */
  readonly on: IsoDate;
  readonly at: string;
  readonly effects: readonly Effect[];
}

/** Roles that are another person for every subject; the others are one for all. */
const ofSubject: ReadonlySet<Target> = new Set(['owner', 'contributors', 'champion']);

/** Where nobody says who people are, those of one subject are taken for others than those of the next. */
const byRole: Recipients = (target, { subject }) => [ofSubject.has(target) ? `${target}:${subject}` : target];

/**
 * Effects of one policy as messages, in the order of the effects. With `groupBy`, effects of any kind to one recipient on one day that
 * agree in it are one message; whoever is meant twice by one effect gets it once.
 */
export function messagesOf(effects: readonly Effect[], { groupBy }: Policy, recipients: Recipients = byRole): EscalationMessage[] {
  const messages = new Map<string, { recipient: string; targets: Set<Target>; on: IsoDate; at: string; effects: Set<Effect> }>();
  for (const effect of effects) {
    const on = fromEpochDay(londonTime(parseInstant(effect.at)).day);
    for (const target of effect.targets) {
      for (const recipient of recipients(target, effect)) {
        const key = JSON.stringify(groupBy ? [recipient, on, ...groupBy.map((grouping) => effect[grouping])] : [recipient, effect.key]);
        const message = messages.get(key) ?? { recipient, targets: new Set(), on, at: effect.at, effects: new Set() };
        message.targets.add(target);
        message.effects.add(effect);
        if (effect.at < message.at) message.at = effect.at;
        messages.set(key, message);
      }
    }
  }
  return [...messages.values()].map((message) => ({ ...message, targets: [...message.targets], effects: [...message.effects] }));
}
