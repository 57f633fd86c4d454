/** The lists of a comparison as one, in the order in which people read them. Pure. */
import type { ActionPair, ActionState, PlanChanges, RatingCause } from '@waymark/domain';

export type ChangeKindName = 'added' | 'removed' | 'closed' | 'reopened' | 'moved' | 'rerated' | 'reassigned' | 'reworded';

export interface PlanChanged {
  readonly kind: ChangeKindName;
  /** As it is in the newer plan; a removed one as it was. */
  readonly action: ActionState;
  readonly before: ActionState | null;
  /** Of a move. */
  readonly days: number | null;
  /** Of another rating. */
  readonly cause: RatingCause | null;
}

export function listed(changes: PlanChanges): PlanChanged[] {
  const one = (kind: ChangeKindName, { before, after }: ActionPair, more: Partial<PlanChanged> = {}): PlanChanged => ({ kind, action: after, before, days: null, cause: null, ...more });
  const alone = (kind: ChangeKindName, action: ActionState): PlanChanged => ({ kind, action, before: null, days: null, cause: null });
  return [
    ...changes.rerated.map((pair) => one('rerated', pair, { cause: pair.cause })),
    ...changes.closed.map((pair) => one('closed', pair)),
    ...changes.reopened.map((pair) => one('reopened', pair)),
    ...changes.moved.map((pair) => one('moved', pair, { days: pair.days })),
    ...changes.added.map((action) => alone('added', action)),
    ...changes.removed.map((action) => alone('removed', action)),
    ...changes.reassigned.map((pair) => one('reassigned', pair)),
    ...changes.reworded.map((pair) => one('reworded', pair)),
  ];
}
