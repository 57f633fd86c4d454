// What becomes of a recommendation: where it stands by the actions that answer it, and by when a scrutiny committee is to hear.
import { addDays, daysBetween, type IsoDate } from '../dates/iso-date.ts';
import type { ActionStatus } from '../plan/action-status.ts';
import { isAccepted, type AssuranceState } from '../plan/assurance.ts';
import type { Canonical } from '../ratings/rating-key.ts';

export const externalReviewKinds = ['inspection', 'thematicReview', 'peerReview', 'seriousCaseReview', 'localReview', 'scrutiny'] as const;
export type ExternalReviewKind = (typeof externalReviewKinds)[number];

/** What people say of a recommendation; how far it is, its actions say. */
export const recommendationStates = ['open', 'implemented', 'notAccepted', 'superseded'] as const;
export type RecommendationState = (typeof recommendationStates)[number];

export const scrutinyAnswers = ['accepted', 'partly', 'rejected'] as const;
export type ScrutinyAnswer = (typeof scrutinyAnswers)[number];

/** Of an action that answers it; of one answered through an objective, every action of the objective. */
export interface AnsweringAction {
  readonly status: ActionStatus;
  readonly assurance: AssuranceState;
  /** What its effective rating means. */
  readonly canonical: Canonical;
}

export const recommendationProgresses = ['unanswered', 'offTrack', 'atRisk', 'underWay', 'delivered', 'accepted'] as const;
export type RecommendationProgress = (typeof recommendationProgresses)[number];

export interface ProgressReading {
  readonly progress: RecommendationProgress;
  /** Actions that count: what was cancelled answers nothing. */
  readonly actions: number;
  readonly complete: number;
  readonly accepted: number;
}

/** The worst of its actions decides until all are complete; it is accepted once a board has accepted every one. */
export function progressOf(actions: readonly AnsweringAction[]): ProgressReading {
  const standing = actions.filter(({ status }) => status !== 'cancelled');
  const complete = standing.filter(({ status }) => status === 'complete');
  const accepted = standing.filter(({ assurance }) => isAccepted(assurance));
  const counts = { actions: standing.length, complete: complete.length, accepted: accepted.length };
  const open = new Set(standing.filter(({ status }) => status !== 'complete').map(({ canonical }) => canonical));
  if (standing.length === 0) return { progress: 'unanswered', ...counts };
  if (accepted.length === standing.length) return { progress: 'accepted', ...counts };
  if (complete.length === standing.length) return { progress: 'delivered', ...counts };
  return { progress: open.has('offTrack') ? 'offTrack' : open.has('atRisk') ? 'atRisk' : 'underWay', ...counts };
}

/** A scrutiny committee is answered within eight weeks. */
export const SCRUTINY_RESPONSE_DAYS = 56;

export interface ResponseReading {
  readonly dueOn: IsoDate;
  readonly state: 'answered' | 'answeredLate' | 'due' | 'overdue';
  /** Days late, or days left; 0 on the day itself and once answered in time. */
  readonly days: number;
}

/** @param respondedOn null while there is no response */
export function scrutinyResponse(madeOn: IsoDate, respondedOn: IsoDate | null, today: IsoDate): ResponseReading {
  const dueOn = addDays(madeOn, SCRUTINY_RESPONSE_DAYS);
  const late = daysBetween(dueOn, respondedOn ?? today);
  if (respondedOn !== null) return { dueOn, state: late > 0 ? 'answeredLate' : 'answered', days: Math.max(0, late) };
  return { dueOn, state: late > 0 ? 'overdue' : 'due', days: Math.abs(late) };
}
