// Who has said that a complete action is really done: the table of its steps (design, model decision 1: complete is not accepted).
import type { ActionStatus } from './action-status.ts';

export const assuranceStates = ['none', 'claimed', 'evidenced', 'boardAccepted', 'externallyAccepted', 'returned'] as const;
export type AssuranceState = (typeof assuranceStates)[number];

export const assuranceSteps = ['claim', 'confirmEvidence', 'acceptByBoard', 'acceptExternally', 'declineExternally', 'return', 'withdraw'] as const;
export type AssuranceStep = (typeof assuranceSteps)[number];

/** `owner`: of this action, or a contributor. The others are roles in the service, or of an oversight body. */
export type AssuranceRole = 'owner' | 'planManager' | 'boardMember' | 'boardChair' | 'oversightAdviser';

export interface AssuranceTransition {
  readonly from: readonly AssuranceState[];
  readonly to: AssuranceState;
  readonly by: readonly AssuranceRole[];
  /** Never by somebody whose own action it is. */
  readonly independent: boolean;
  readonly needs: readonly ('complete' | 'verifiedEvidence' | 'reason')[];
  /** The action is in progress again. */
  readonly reopens: boolean;
}

const transition = (by: readonly AssuranceRole[], from: readonly AssuranceState[], to: AssuranceState, needs: AssuranceTransition['needs'], more: Partial<AssuranceTransition> = {}): AssuranceTransition => ({
  by, from, to, needs, independent: true, reopens: false, ...more,
});

export const assuranceTransitions: Readonly<Record<AssuranceStep, AssuranceTransition>> = {
  claim: transition(['owner', 'planManager'], ['none', 'returned'], 'claimed', ['complete'], { independent: false }),
  confirmEvidence: transition(['planManager', 'boardMember', 'boardChair'], ['claimed'], 'evidenced', ['complete', 'verifiedEvidence']),
  acceptByBoard: transition(['boardChair'], ['evidenced'], 'boardAccepted', ['complete', 'verifiedEvidence']),
  acceptExternally: transition(['oversightAdviser'], ['boardAccepted'], 'externallyAccepted', ['complete']),
  declineExternally: transition(['oversightAdviser'], ['boardAccepted'], 'returned', ['reason'], { reopens: true }),
  return: transition(['boardChair'], ['claimed', 'evidenced', 'boardAccepted'], 'returned', ['reason'], { reopens: true }),
  withdraw: transition(['owner', 'planManager'], ['claimed', 'evidenced'], 'none', ['reason'], { independent: false, reopens: true }),
};

export interface AssuredAction {
  readonly assurance: AssuranceState;
  readonly status: ActionStatus;
  readonly verifiedEvidence: number;
}

export interface AssuringPerson {
  /** Their roles; `owner` is not among them. */
  readonly roles: readonly string[];
  /** The action is their own. */
  readonly own: boolean;
}

export type AssuranceRefusal = 'notYourStep' | 'ownAction' | 'notFromHere' | 'notComplete' | 'evidenceNotVerified' | 'reasonMissing';

function mayStep({ by }: AssuranceTransition, { roles, own }: AssuringPerson): boolean {
  return by.some((role) => (role === 'owner' ? own && roles.includes('actionOwner') : roles.includes(role)));
}

/** Why a step is not possible, the first reason that a person can do least about first; empty when it is. */
export function refusalsOf(step: AssuranceStep, action: AssuredAction, person: AssuringPerson, reason: string | null): AssuranceRefusal[] {
  const wanted = assuranceTransitions[step];
  if (!mayStep(wanted, person)) return ['notYourStep'];
  if (wanted.independent && person.own) return ['ownAction'];
  if (!wanted.from.includes(action.assurance)) return ['notFromHere'];
  const refusals: AssuranceRefusal[] = [];
  if (wanted.needs.includes('complete') && action.status !== 'complete') refusals.push('notComplete');
  if (wanted.needs.includes('verifiedEvidence') && action.verifiedEvidence === 0) refusals.push('evidenceNotVerified');
  if (wanted.needs.includes('reason') && reason === null) refusals.push('reasonMissing');
  return refusals;
}

/** The steps that a page offers this person: those that nothing but a reason is missing for. */
export function stepsFor(action: AssuredAction, person: AssuringPerson): AssuranceStep[] {
  return assuranceSteps.filter((step) => refusalsOf(step, action, person, 'given').length === 0);
}

/** What an update that moves the status makes of it: completion is a claim, and whoever takes it back claims no more. */
export function assuranceAfterUpdate(assurance: AssuranceState, before: ActionStatus, after: ActionStatus): AssuranceState {
  if (after === 'complete') return before !== 'complete' && (assurance === 'none' || assurance === 'returned') ? 'claimed' : assurance;
  return assurance === 'claimed' || assurance === 'evidenced' ? 'none' : assurance;
}

/** Accepted by the board or from outside: only who accepts can open it again. */
export const isAccepted = (assurance: AssuranceState): boolean => assurance === 'boardAccepted' || assurance === 'externallyAccepted';
