// Building blocks of the rule sets that services start from: conditions with names that a board understands.
import type { Localised } from '@waymark/domain';
import type { Condition, Rule } from '../format/rule-set.ts';

export const named = (condition: string): Condition => ({ condition });
export const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });
export const not = (condition: Condition): Condition => ({ not: condition });

/** Days before the date from which an action without evidence is worth a warning. */
const WARNING_DAYS = 14;

// json-rules-engine wants a group at the root of a named condition, even of one.
const library = {
  complete: { all: [{ fact: 'status', operator: 'equal', value: 'complete' }] },
  cancelled: { all: [{ fact: 'status', operator: 'equal', value: 'cancelled' }] },
  started: { all: [{ fact: 'status', operator: 'equal', value: 'inProgress' }] },
  notStarted: { all: [{ fact: 'status', operator: 'equal', value: 'notStarted' }] },
  // The day itself still counts: an action due today is not late.
  deadlinePassed: { all: [{ fact: 'daysOverdue', operator: 'greaterThan', value: 0 }] },
  deadlineNear: { all: [{ fact: 'daysUntilDue', operator: 'x:between', value: [0, WARNING_DAYS] }] },
  noEvidence: { all: [{ fact: 'evidenceCount', operator: 'equal', value: 0 }] },
  evidenceExists: { all: [{ fact: 'evidenceCount', operator: 'greaterThan', value: 0 }] },
  withoutEndDate: { all: [{ fact: 'timescalePrecision', operator: 'equal', value: 'ongoing' }] },
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof library;

/** The named conditions of these names. */
export function conditions(...names: readonly ConditionName[]): Record<string, Condition> {
  return Object.fromEntries(names.map((name) => [name, library[name]]));
}

/** A rating rule; rules are written in order, and the first gets the highest priority. */
export interface DraftRule {
  readonly name: string;
  readonly rating: string;
  readonly label: Localised;
  readonly when: Condition;
}

/** Rules with priorities in tens, so that there is room between them. */
export function inOrder(drafts: readonly DraftRule[]): Rule[] {
  return drafts.map(({ name, rating, label, when }, index) => ({
    name,
    priority: (drafts.length - index) * 10,
    conditions: when,
    event: { type: 'rating', params: { rating, label } },
  }));
}
