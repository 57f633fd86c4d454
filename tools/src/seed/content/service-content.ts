/**
 * The shape of one demonstration service, written as councils write: dates are the text of the plan, as
 * they stood in `asAt`; seeding moves them forward (see ../moved-dates.ts).
 */
import type { ExternalReviewKind, Localised, RecommendationState, ScrutinyAnswer } from '@waymark/domain';

export interface EvidenceContent {
  title: string;
  /** As it stood in the plan's own time, '2016-08-12'. */
  datedOn: string;
  verified: boolean;
}

export interface ActionContent {
  ref: string | null;
  action: string;
  owner: string | null;
  /** "Sept 16", "Achieved", "July 25/ Ongoing"; empty when the plan gives no date. */
  by: string;
  /** Code of the rating that the plan states, null when it states none. */
  stated: string | null;
  success: string | null;
  progress: string | null;
  approach?: string;
  evidence?: readonly EvidenceContent[];
}

export interface ObjectiveContent {
  ref: string | null;
  title: string;
  theme?: string;
  champion?: string;
  linkedRecommendations?: readonly string[];
  linkedIndicators?: readonly string[];
  actions: readonly ActionContent[];
}

export interface SectionContent {
  ref: string | null;
  title: string;
  recommendations?: readonly { ref: string; text: string }[];
  objectives: readonly ObjectiveContent[];
}

export interface RecommendationContent {
  number: string;
  text: string;
  addressedTo?: string;
  priority?: string;
  /** As it stood in the plan's own time, as all days here. */
  dueOn?: string;
  policyImplications?: string;
  resourceImplications?: string;
  /** Paths of the actions that answer it: 'sections/0/objectives/1/actions/2'. */
  answeredBy?: readonly string[];
  state?: { code: RecommendationState; reason: string };
  response?: { answer: ScrutinyAnswer; text: string; datedOn: string };
}

/** An inspection or another review from outside. */
export interface ReviewContent {
  kind: ExternalReviewKind;
  title: string;
  publisher: string;
  datedOn: string;
  recommendations: readonly RecommendationContent[];
}

export interface ServiceContent {
  slug: string;
  name: Localised;
  /** Code of the area in the open data; null for an invented service. */
  gssCode: string | null;
  ratingKey: 'delivery-4' | 'brag' | 'risk-3';
  /** The month that the plan describes, '2016-09': it becomes the month of `now`. */
  asAt: string;
  provenance: Localised;
  title: string;
  sections: readonly SectionContent[];
  reviews?: readonly ReviewContent[];
}

/**
 * One action in a line. In the words, `{2016-07}` is a month named without its year ("July"),
 * `{cy:2016-07}` the same in Welsh; a month with its year is moved as it is written.
 */
export function a(
  ref: string | null,
  action: string,
  owner: string | null,
  by: string,
  stated: string | null,
  success: string | null,
  progress: string | null,
  more: Pick<ActionContent, 'approach' | 'evidence'> = {},
): ActionContent {
  return { ref, action, owner, by, stated, success, progress, ...more };
}

/** Evidence that somebody has checked; `unchecked` is attached and not yet looked at. */
export const checked = (title: string, datedOn: string): EvidenceContent => ({ title, datedOn, verified: true });
export const unchecked = (title: string, datedOn: string): EvidenceContent => ({ title, datedOn, verified: false });
