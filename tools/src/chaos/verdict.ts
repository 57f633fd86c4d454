/** What should have been told by now, worked out anew from the decisions alone, against what was. Pure. */
import { englandAndWales } from '@waymark/domain';
import { next, startEscalation, type Policy } from '@waymark/rules';

export interface Cause {
  actionId: string;
  planId: string;
  decisionId: string;
  at: Date;
}

export interface ToldStep {
  actionId: string;
  step: string;
  cycle: number;
  key: string;
  dueAt: Date;
  recordedAt: Date;
}

export interface FoundMessage {
  dedupeKey: string;
  recipientId: string;
  subjectId: string;
  step: number;
}

export interface ServiceData {
  policy: Policy;
  /** Account by target. */
  recipients: Readonly<Record<string, string>>;
  causes: readonly Cause[];
  told: readonly ToldStep[];
  messages: readonly FoundMessage[];
}

export interface Verdict {
  /** Actions that escalated, and the steps that should have been told. */
  escalations: number;
  steps: number;
  lost: number;
  /** The same step of the same action in the same round more than once, or one that should not have been. */
  duplicates: number;
  messages: number;
  messagesLost: number;
  messagesDuplicate: number;
  /** Recorded at another moment of falling due than the function gives. */
  wrongDue: number;
}

export function judge(services: readonly ServiceData[], until: Date): Verdict {
  const sum: Verdict = { escalations: 0, steps: 0, lost: 0, duplicates: 0, messages: 0, messagesLost: 0, messagesDuplicate: 0, wrongDue: 0 };
  for (const service of services) judgeOne(service, until, sum);
  return sum;
}

function judgeOne({ policy, recipients, causes, told, messages }: ServiceData, until: Date, sum: Verdict): void {
  const found = counted(told.map(({ actionId, step, cycle }) => `${actionId} ${step} ${cycle}`));
  const due = new Map(told.map(({ key, dueAt }) => [key, dueAt.toISOString()]));
  const byKey = counted(messages.map(({ dedupeKey }) => dedupeKey));
  // What a person would call the same message, whatever key it has.
  const bySense = counted(messages.map(({ recipientId, subjectId, step }) => `${subjectId} ${step} ${recipientId}`));
  const place = new Map(policy.steps.map(({ id }, index) => [id, index + 1]));
  for (const { actionId, planId, decisionId, at } of causes) {
    const begun = startEscalation({ subject: actionId, plan: planId, id: decisionId, at: at.toISOString() }, policy, englandAndWales);
    const { effects } = next(begun.state, until.toISOString(), policy, englandAndWales);
    if (effects.length > 0) sum.escalations += 1;
    for (const { step, cycle, key, targets, dueAt } of effects) {
      sum.steps += 1;
      sum.lost += missing(found, `${actionId} ${step} ${cycle}`);
      if (due.has(key) && due.get(key) !== new Date(dueAt).toISOString()) sum.wrongDue += 1;
      for (const target of targets) {
        const recipient = recipients[target];
        if (recipient === undefined) throw new Error(`Nobody of the chaos run is the target ${target}.`);
        sum.messages += 1;
        sum.messagesLost += missing(byKey, `escalation ${key} ${recipient}`);
        missing(bySense, `${actionId} ${place.get(step ?? '')} ${recipient}`);
      }
    }
  }
  // What is left was not expected, or expected once and found again.
  sum.duplicates += left(found);
  sum.messagesDuplicate += Math.max(left(byKey), left(bySense));
}

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Takes one out. 1 when there is none. */
function missing(counts: Map<string, number>, key: string): 0 | 1 {
  const count = counts.get(key) ?? 0;
  if (count === 0) return 1;
  counts.set(key, count - 1);
  return 0;
}

const left = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
