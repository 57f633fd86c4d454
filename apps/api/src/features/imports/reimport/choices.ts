/** What was said of the differences, checked: each has an answer, and what needs a reason has one. Pure. */
import { reason as because, type Reason } from '../../../platform/graphql/index.ts';
import type { PlanChange } from './comparison.ts';

const LONGEST_REASON = 1000;

export interface Choice {
  change: PlanChange;
  accept: boolean;
  /** Of archiving. */
  reason: string | null;
}

interface Said {
  change: string;
  accept: boolean;
  reason?: string | null | undefined;
}

/** Every difference with its answer, or why they cannot be taken so. */
export function readChoices(changes: readonly PlanChange[], said: readonly Said[], why: string): { choices: Choice[]; reasons: Reason[] } {
  const known = new Map(changes.map((change) => [change.id, change]));
  const reasons: Reason[] = [];
  const choices = new Map<string, Choice>();
  for (const { change: id, accept, reason } of said) {
    const change = known.get(id);
    if (!change) return { choices: [], reasons: [because('noSuchChange', { id })] };
    const text = reason?.trim() ?? '';
    if (change.kind === 'missing' && accept && text === '') reasons.push(because('reasonMissing', { change: id }));
    if (text.length > LONGEST_REASON) reasons.push(because('reasonTooLong', { change: id, maximum: LONGEST_REASON }));
    choices.set(id, { change, accept, reason: text === '' ? null : text });
  }
  const open = changes.filter(({ id }) => !choices.has(id)).length;
  if (open > 0) reasons.push(because('choicesMissing', { count: open }));
  const moves = [...choices.values()].some(({ change, accept }) => accept && change.field === 'timescale');
  if (moves && why === '') reasons.push(because('reasonMissing', { change: null }));
  if (why.length > LONGEST_REASON) reasons.push(because('reasonTooLong', { change: null, maximum: LONGEST_REASON }));
  return { choices: [...choices.values()], reasons };
}
