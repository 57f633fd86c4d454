/** What a person has said of the differences so far. Pure. */
import type { ComparisonPartsFragment } from '../../../graphql/generated/graphql.ts';

export type Comparison = ComparisonPartsFragment;
export type Change = Comparison['changes'][number];

export interface Choice {
  accept: boolean;
  /** Of archiving. */
  reason: string;
}
export type Choices = ReadonlyMap<string, Choice>;

/** Differences of one action, in the order of the plan; what is new, and what is missing, apart. */
export interface ChangedAction {
  key: string;
  first: Change;
  changes: readonly Change[];
}

export function byAction(changes: readonly Change[]): ChangedAction[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = change.actionId ?? change.id;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups].map(([key, all]) => ({ key, first: all[0] as Change, changes: all }));
}

/** Everything but what is missing: that is asked about one by one. */
export function answerAll(changes: readonly Change[], choices: Choices, accept: boolean): Choices {
  return new Map([...choices, ...changes.filter(({ kind }) => kind !== 'MISSING').map(({ id }): [string, Choice] => [id, { accept, reason: '' }])]);
}

/** Answers to differences that are still there as they were. */
export function stillMeant(choices: Choices, before: Comparison, after: Comparison): Choices {
  const said = new Map(before.changes.map((change) => [change.id, JSON.stringify(change)]));
  return new Map(after.changes.flatMap((change): [string, Choice][] => {
    const choice = choices.get(change.id);
    return choice && said.get(change.id) === JSON.stringify(change) ? [[change.id, choice]] : [];
  }));
}

/** A date moves only with a reason. */
export function movesDates(changes: readonly Change[], choices: Choices): boolean {
  return changes.some(({ id, field }) => field === 'TIMESCALE' && choices.get(id)?.accept === true);
}

/** Id of the control that answers a difference. */
export function fieldOf(change: Change): string {
  return `choice-${change.id.replaceAll('/', '-')}`;
}
