/** Counts what a policy would have sent, and picks what explains it. Pure. */
import { addDays, englandAndWales, localDate, weekday, type IsoDate } from '@waymark/domain';
import { simulatePolicy, type EscalationMessage, type Policy, type PolicySimulation } from '@waymark/rules';
import { startOf, type Period } from './quarter.ts';
import { reachOf, type Known } from './recipients.ts';
import type { EscalationPolicySimulation, EscalationSample, EscalationWeek } from './simulation.graphql.ts';
import type { PastAction } from './timelines.store.ts';
import { since, type ActionTimeline } from './timelines.ts';

const MOST_SAMPLES = 30;

export function simulationOf(policy: Policy, timelines: readonly ActionTimeline[], actions: ReadonlyMap<string, PastAction>, known: Known, period: Period): EscalationPolicySimulation {
  const reach = reachOf(known);
  const simulated = simulatePolicy({
    policy, calendar: englandAndWales, timelines: since(timelines, startOf(period.from), policy), from: startOf(period.from), until: startOf(addDays(period.until, 1)), recipients: reach.recipients,
  });
  const starts = new Map(timelines.map((timeline) => [timeline.subject, startsOf(timeline)]));
  const notices = [...new Set(simulated.messages.flatMap(({ effects }) => effects))].map((effect) => {
    const start = starts.get(effect.subject)?.findLast(({ at }) => at <= effect.dueAt);
    return { effect, raisedAt: start?.at ?? effect.dueAt, imported: start?.imported ?? false };
  });
  const samples = spread(notices, MOST_SAMPLES).map(({ effect, raisedAt }): EscalationSample => {
    const { ref = null, description = '' } = actions.get(effect.subject) ?? {};
    return { actionId: effect.subject, ref, description, kind: effect.kind, step: effect.step, targets: effect.targets, raisedAt, at: effect.at };
  });
  return {
    messages: simulated.messages.length, notices: simulated.notices, actions: simulated.subjects, fromImport: notices.filter(({ imported }) => imported).length, instead: notices.filter(({ effect }) => reach.instead(effect)).length,
    ...countsOf(simulated, policy), byWeek: weeksOf(period, simulated.messages), samples,
  };
}

function countsOf({ byTarget, byStep, byKind }: PolicySimulation, { steps }: Policy): Pick<EscalationPolicySimulation, 'byTarget' | 'byStep' | 'byKind'> {
  const list = (counts: Readonly<Record<string, number>>) => Object.entries(counts).map(([name, count]) => ({ name, count }));
  return { byTarget: list(byTarget), byKind: list(byKind), byStep: steps.map(({ id }) => ({ name: id, count: byStep[id] ?? 0 })) };
}

const startsOf = ({ events, importStarts }: ActionTimeline): { at: string; imported: boolean }[] =>
  events.filter(({ type }) => type === 'raised').map(({ at }) => ({ at, imported: importStarts.includes(at) }));

/** Every week of the period by its Monday, also those in which nothing happened. */
function weeksOf({ from, until }: Period, messages: readonly EscalationMessage[]): EscalationWeek[] {
  const counts = new Map<IsoDate, number>();
  for (const { at } of messages) {
    const monday = mondayOf(localDate(at));
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  const weeks: EscalationWeek[] = [];
  for (let monday = mondayOf(from); monday <= until; monday = addDays(monday, 7)) weeks.push({ monday, messages: counts.get(monday) ?? 0 });
  return weeks;
}

const mondayOf = (day: IsoDate): IsoDate => addDays(day, 1 - weekday(day));

/** At most so many, evenly over the list, the first among them. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]).filter((item) => item !== undefined);
}
