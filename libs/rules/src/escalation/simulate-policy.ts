// What a policy would have sent over a past period: "these 23 messages would have gone out in the last quarter".
import { parseInstant, type Calendar } from '@waymark/domain';
import { actionCatalogue } from '../catalogue/action-catalogue.ts';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { messagesOf, type EscalationMessage, type Recipients } from './messages.ts';
import type { Policy } from './policy.ts';
import type { EffectKind, Instant, Refusal } from './state.ts';
import { runTimeline, type Timeline } from './timeline.ts';

export interface PolicySimulationOptions {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly catalogue?: Catalogue;
  readonly timelines: readonly Timeline[];
  /** Messages that go out from this instant on, and before that one. */
  readonly from: Instant;
  readonly until: Instant;
  /** Who targets are; without it, counts are by role. */
  readonly recipients?: Recipients;
}

export interface PolicySimulation {
  readonly policyVersion: string;
  readonly calendarVersion: string;
  /** In the order of their time. */
  readonly messages: readonly EscalationMessage[];
  /** Effects that they carry: more than messages, where these are grouped. */
  readonly notices: number;
  /** How many messages each would have had; a message meant for several targets counts once for each of them in `byTarget`. */
  readonly byRecipient: Readonly<Record<string, number>>;
  readonly byTarget: Readonly<Record<string, number>>;
  readonly byKind: Readonly<Record<EffectKind, number>>;
  /** Notices by step. */
  readonly byStep: Readonly<Record<string, number>>;
  /** Subjects of which somebody would have heard. */
  readonly subjects: number;
  /** What people did then and this policy would have refused. */
  readonly refused: readonly { readonly subject: string; readonly id: string; readonly refusal: Refusal }[];
}

/** Runs every timeline from its beginning, as the past decides where an escalation stands, and counts what falls into the period. */
export function simulatePolicy({ policy, calendar, catalogue = actionCatalogue, timelines, from, until, recipients }: PolicySimulationOptions): PolicySimulation {
  const start = parseInstant(from);
  const end = parseInstant(until);
  const runs = timelines.map((timeline) => ({ subject: timeline.subject, ...runTimeline(upTo(timeline, end), until, policy, calendar, catalogue) }));
  const effects = runs.flatMap((run) => run.effects).filter(({ at }) => parseInstant(at) >= start && parseInstant(at) < end).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const messages = messagesOf(effects, policy, recipients).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const heard = [...new Set(messages.flatMap((message) => message.effects))];
  return {
    policyVersion: policy.version,
    calendarVersion: calendar.version,
    messages,
    notices: heard.length,
    byRecipient: counts(messages.map(({ recipient }) => recipient)),
    byTarget: counts(messages.flatMap(({ targets }) => targets)),
    byKind: { notify: 0, acknowledgementExpired: 0, resolved: 0, stopped: 0, ...counts(heard.map(({ kind }) => kind)) },
    byStep: counts(heard.flatMap(({ kind, step }) => (kind === 'notify' && step !== null ? [step] : []))),
    subjects: new Set(heard.map(({ subject }) => subject)).size,
    refused: runs.flatMap(({ subject, refused }) => refused.map(({ event, refusal }) => ({ subject, id: event.id, refusal }))),
  };
}

function upTo(timeline: Timeline, end: number): Timeline {
  return { ...timeline, events: timeline.events.filter(({ at }) => parseInstant(at) < end) };
}

function counts(names: readonly string[]): Record<string, number> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
