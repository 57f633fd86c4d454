/** What a board has before it: made from the plan, never typed. */
import { isAccepted } from '../plan/assurance.ts';
import type { ActionState, PlanState } from './plan-state.ts';

export interface AgendaRequest {
  readonly state: PlanState;
  /** Ids of actions with an open escalation. */
  readonly escalated: ReadonlySet<string>;
}

export interface Agenda {
  /** Reported complete and not accepted by a board yet, in the order of the plan. */
  readonly toSignOff: readonly ActionState[];
  /** Off track or past their date, the longest overdue first. */
  readonly exceptions: readonly ActionState[];
  readonly escalated: readonly ActionState[];
}

export function agendaOf({ state, escalated }: AgendaRequest): Agenda {
  const offTrack = new Set(state.ratingKey.ratings.filter(({ canonical }) => canonical === 'offTrack').map(({ code }) => code));
  const exceptions = state.actions.filter(({ effectiveCode, daysOverdue }) => offTrack.has(effectiveCode) || daysOverdue !== null);
  return {
    toSignOff: state.actions.filter(({ status, assurance }) => status === 'complete' && !isAccepted(assurance)),
    exceptions: exceptions.sort((a, b) => (b.daysOverdue ?? 0) - (a.daysOverdue ?? 0)),
    escalated: state.actions.filter(({ id }) => escalated.has(id)),
  };
}
